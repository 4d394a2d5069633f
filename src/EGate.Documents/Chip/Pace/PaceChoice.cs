namespace EGate.Documents;

/// <summary>One way to run PACE with a chip.</summary>
/// <param name="Protocol">The algorithm.</param>
/// <param name="Group">The domain parameters.</param>
/// <param name="ParameterId">Their number on this chip; null when its entry leaves it out.</param>
/// <param name="IsAmbiguous">True when the algorithm alone does not say which parameters are meant, so that DO 84 has to.</param>
internal sealed record PaceChoice(PaceProtocol Protocol, KeyAgreementGroup Group, int? ParameterId, bool IsAmbiguous)
{
    private const string PaceRoot = "0.4.0.127.0.7.2.2.4.";

    /// <summary>Numbers up to here are the standard's own (Doc 9303-11, 9.5.1).</summary>
    private const int LastStandardized = 31;

    /// <summary>
    /// What a chip offers and this reader can do, best first: chip authentication mapping before generic before integrated, then the
    /// strongest cipher, then curves before DH and the larger group. Entries that are not known are passed over.
    /// </summary>
    public static IReadOnlyList<PaceChoice> From(SecurityInfoSet infos)
    {
        var offers = infos.Of<PaceInfo>().ToList();
        return
        [
            .. offers
                .Select(o => Choice(o, offers.Count(other => other.Oid == o.Oid) > 1, infos))
                .OfType<PaceChoice>()
                .OrderBy(c => Rank(c.Protocol.Mapping))
                .ThenByDescending(c => c.Protocol.Suite.Strength)
                .ThenByDescending(c => c.Group.IsEllipticCurve)
                .ThenByDescending(c => c.Group.Prime.GetBitLength()),
        ];
    }

    /// <summary>True when a chip lists PACE at all, if only in a form that this reader cannot do.</summary>
    public static bool IsOffered(SecurityInfoSet infos) =>
        infos.Entries.Any(e => e.Oid.StartsWith(PaceRoot, StringComparison.Ordinal));

    private static int Rank(PaceMapping mapping) =>
        mapping switch
        {
            PaceMapping.ChipAuthentication => 0,
            PaceMapping.Generic => 1,
            _ => 2,
        };

    private static PaceChoice? Choice(PaceInfo offer, bool isShared, SecurityInfoSet infos)
    {
        var standardized = offer.ParameterId is { } id and <= LastStandardized
            ? StandardizedDomainParameters.Find(id)
            : null;
        var group =
            standardized
            ?? infos
                .Of<PaceDomainParameterInfo>()
                .FirstOrDefault(p => p.Oid == offer.Protocol.FamilyOid && p.ParameterId == offer.ParameterId)
                ?.Group;
        return group is not null && Fits(offer.Protocol, group)
            ? new PaceChoice(offer.Protocol, group, offer.ParameterId, isShared || standardized is null)
            : null;
    }

    /// <summary>The integrated mapping into a curve is there for primes of the form 4k + 3 only: P-224 has none.</summary>
    private static bool Fits(PaceProtocol protocol, KeyAgreementGroup group) =>
        protocol.IsEllipticCurve == group.IsEllipticCurve
        && (protocol.Mapping != PaceMapping.Integrated || !group.IsEllipticCurve || (group.Prime & 3) == 3);
}
