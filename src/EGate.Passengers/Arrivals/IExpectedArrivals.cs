namespace EGate.Passengers;

/// <summary>Where a traveller is looked for: the gateway's store on disk, or what a lane holds in memory. Times are local to the gate.</summary>
public interface IExpectedArrivals
{
    /// <summary>Everybody announced with a document of this number, whoever issued it, on flights of the time. O and 0, I and 1 are the same.</summary>
    IReadOnlyList<ExpectedArrival> OfDocument(string number, DateTime from, DateTime to);

    /// <summary>
    /// Everybody whose family name begins with the same eight letters, born on the day (YYMMDD), or announced without a date of birth when
    /// it is empty, on flights of the time.
    /// </summary>
    IReadOnlyList<ExpectedArrival> OfName(string surname, string birth, DateTime from, DateTime to);

    /// <summary>True when anybody at all is expected in the time.</summary>
    bool HasArrivals(DateTime from, DateTime to);
}
