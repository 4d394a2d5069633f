namespace EGate.Fuzz.Targets;

/// <summary>Everything that is fuzzed. A new part adds its targets here, one line.</summary>
internal static class FuzzTargets
{
    /// <summary>All targets with their seeds.</summary>
    public static IEnumerable<FuzzTarget> All(FuzzMaterial material) =>
        [
            .. ZoneTargets.All(),
            .. FileTargets.All(material),
            .. SignatureTargets.All(material),
            .. ListTargets.All(material),
            .. ProofTargets.All(material),
            .. ChipTargets.All(material),
            .. ReaderTargets.All(),
            .. WatchlistTargets.All(),
            .. ExchangeTargets.All(),
            .. PassengerTargets.All(),
            .. PictureTargets.All(),
        ];
}
