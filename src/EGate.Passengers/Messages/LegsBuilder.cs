namespace EGate.Passengers;

/// <summary>
/// Makes flights of the places and times that follow a TDT. The places come in travelling order: 125 last departure before the border, 87
/// first arrival behind it, 92 on the way, 130 destination; each with its time of departure (189), of arrival (232), both or none.
/// </summary>
internal sealed class LegsBuilder
{
    private const int StopsMax = 64;
    private const string LastBeforeBorder = "125";
    private const string FirstBehindBorder = "87";

    private readonly List<Stop> stops = [];
    private string flight = "";
    private int transport;

    /// <summary>The next flight.</summary>
    internal void Transport(string designator)
    {
        transport++;
        flight = designator;
    }

    /// <summary>The next place of the flight; false when there are too many.</summary>
    internal bool Place(string role, string place)
    {
        if (stops.Count >= StopsMax)
        {
            return false;
        }

        stops.Add(new Stop(transport, flight, role, place));
        return true;
    }

    /// <summary>A time at the last place.</summary>
    internal void Time(bool departs, DateTime time)
    {
        if (stops.Count > 0 && stops[^1].Transport == transport)
        {
            (departs ? ref stops[^1].Departs : ref stops[^1].Arrives) = time;
        }
    }

    /// <summary>All flights in order. A flight with one known end has the other one empty; a TDT without places is a flight by name.</summary>
    internal IReadOnlyList<Leg> Build()
    {
        var legs = stops.GroupBy(s => s.Transport).SelectMany(g => Pair([.. g])).ToList();
        return legs.Count == 0 && flight.Length > 0 ? [new Leg(flight, "", "", null, null, false)] : legs;
    }

    private static List<Leg> Pair(List<Stop> stops)
    {
        var legs = new List<Leg>();
        Stop? open = null;
        foreach (var stop in stops)
        {
            if (open is not null && (stop.Arrives is not null || stop.Role != LastBeforeBorder))
            {
                legs.Add(Between(open, stop));
            }
            else if (open is null && stop.Arrives is not null)
            {
                legs.Add(Between(null, stop));
            }

            // One goes on from a place that has a time of departure, or no time at all.
            open = stop.Departs is not null || stop.Arrives is null && stop.Role != FirstBehindBorder ? stop : null;
        }

        if (legs.Count == 0 && stops.Count > 0)
        {
            legs.Add(stops[^1].Role == FirstBehindBorder ? Between(null, stops[^1]) : Between(stops[0], null));
        }

        return legs;
    }

    private static Leg Between(Stop? from, Stop? to) =>
        new(
            (from ?? to)!.Flight,
            from?.Place ?? "",
            to?.Place ?? "",
            from?.Departs,
            to?.Arrives,
            from?.Role == LastBeforeBorder || to?.Role == FirstBehindBorder
        );

    private sealed class Stop(int transport, string flight, string role, string place)
    {
        public DateTime? Departs;
        public DateTime? Arrives;

        public int Transport => transport;

        public string Flight => flight;

        public string Role => role;

        public string Place => place;
    }
}
