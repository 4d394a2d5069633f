namespace EGate.Passengers;

/// <summary>
/// The expected arrivals that a lane holds in memory, flight by flight. A flight is replaced whole or not at all; the number of persons is
/// bounded; flights go by themselves when their time is over. A look-up takes some microseconds.
/// <para>Safe for several threads.</para>
/// </summary>
public sealed class HeldArrivals : IExpectedArrivals
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, HeldFlight> flights = new(StringComparer.Ordinal);
    private readonly int personsMax;
    private volatile HeldFlight[] inForce = [];
    private int persons;

    /// <param name="personsMax">Most persons at once, 1 upwards; one takes about 400 bytes.</param>
    public HeldArrivals(int personsMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(personsMax, 1);
        this.personsMax = personsMax;
    }

    /// <summary>How many persons are held.</summary>
    public int Persons => Volatile.Read(ref persons);

    /// <summary>Which flights are held, in which revision, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Revisions
    {
        get
        {
            lock (turn)
            {
                return flights.ToDictionary(f => f.Key, f => f.Value.Revision, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Puts a flight in the place of the one of the same key; one without persons is only taken away.</summary>
    /// <returns>False when there would be too many persons: then everything stays as it was.</returns>
    public bool Put(string key, string revision, DateTime at, IReadOnlyList<ExpectedArrival> arrivals)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        var flight = arrivals.Count == 0 ? null : new HeldFlight(revision, at, [.. arrivals]);
        lock (turn)
        {
            var before = flights.GetValueOrDefault(key)?.Arrivals.Length ?? 0;
            if (persons - before + arrivals.Count > personsMax)
            {
                return false;
            }

            persons += arrivals.Count - before;
            flights.Remove(key);
            if (flight is not null)
            {
                flights.Add(key, flight);
            }

            inForce = [.. flights.Values];
            return true;
        }
    }

    /// <summary>Lets go of flights before a time.</summary>
    public void Forget(DateTime before)
    {
        lock (turn)
        {
            foreach (var (key, flight) in flights.Where(f => f.Value.At < before).ToList())
            {
                flights.Remove(key);
                persons -= flight.Arrivals.Length;
            }

            inForce = [.. flights.Values];
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<ExpectedArrival> OfDocument(string number, DateTime from, DateTime to)
    {
        var form = MrzForm.Number(number);
        return Find(MrzForm.DocumentKey(number), a => ArrivalKeys.HasDocument(a, form), from, to);
    }

    /// <inheritdoc />
    public IReadOnlyList<ExpectedArrival> OfName(string surname, string birth, DateTime from, DateTime to)
    {
        var key = MrzForm.NameKey(surname, birth);
        return Find(key, a => ArrivalKeys.HasName(a, key), from, to);
    }

    /// <inheritdoc />
    public bool HasArrivals(DateTime from, DateTime to) => Array.Exists(inForce, f => f.At >= from && f.At <= to);

    private List<ExpectedArrival> Find(string key, Func<ExpectedArrival, bool> fits, DateTime from, DateTime to)
    {
        var found = new List<ExpectedArrival>();
        if (key.Length > 0)
        {
            var hash = ArrivalKeys.Of(key);
            foreach (var flight in inForce)
            {
                if (flight.At >= from && flight.At <= to)
                {
                    flight.Find(hash, fits, found);
                }
            }
        }

        return found;
    }

    /// <summary>One flight: its persons, and their keys in order.</summary>
    private sealed class HeldFlight
    {
        private readonly ulong[] keys;
        private readonly int[] places;

        internal HeldFlight(string revision, DateTime at, ExpectedArrival[] arrivals)
        {
            (Revision, At, Arrivals) = (revision, at, arrivals);
            List<ulong> found = [];
            List<int> of = [];
            for (var i = 0; i < arrivals.Length; i++)
            {
                var place = i;
                ArrivalKeys.Add(
                    arrivals[i],
                    key =>
                    {
                        found.Add(key);
                        of.Add(place);
                    }
                );
            }

            (keys, places) = ([.. found], [.. of]);
            Array.Sort(keys, places);
        }

        internal string Revision { get; }

        internal DateTime At { get; }

        internal ExpectedArrival[] Arrivals { get; }

        internal void Find(ulong key, Func<ExpectedArrival, bool> fits, List<ExpectedArrival> found)
        {
            var at = Array.BinarySearch(keys, key);
            if (at < 0)
            {
                return;
            }

            while (at > 0 && keys[at - 1] == key)
            {
                at--;
            }

            for (; at < keys.Length && keys[at] == key; at++)
            {
                if (fits(Arrivals[places[at]]))
                {
                    found.Add(Arrivals[places[at]]);
                }
            }
        }
    }
}
