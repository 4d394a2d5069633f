namespace EGate.Passengers;

/// <summary>One flight between two places.</summary>
/// <param name="Flight">Designator in the form of <see cref="FlightName"/>; may be empty.</param>
/// <param name="From">Where it departs, IATA code as written; may be empty.</param>
/// <param name="To">Where it arrives, IATA code as written; may be empty.</param>
/// <param name="Departs">Local time at <paramref name="From"/>; null when not said.</param>
/// <param name="Arrives">Local time at <paramref name="To"/>; null when not said.</param>
/// <param name="CrossesBorder">The message marks it as the one that enters or leaves the country (LOC 125 or 87; the flight of a PNR push).</param>
public sealed record Leg(
    string Flight,
    string From,
    string To,
    DateTime? Departs,
    DateTime? Arrives,
    bool CrossesBorder
);
