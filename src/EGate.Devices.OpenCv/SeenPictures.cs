namespace EGate.Devices.OpenCv;

/// <summary>
/// The hashes of the pictures of the last 20 minutes (at 25 a second), in their order: 64 bits each, nothing of the pixels. Two different pictures
/// among them share a hash about once in three hundred million days of one lane. A recording that is longer than this is not recognised.
/// </summary>
internal sealed class SeenPictures
{
    /// <summary>Pictures remembered, about 700 KiB.</summary>
    public const int Most = 30_000;

    private readonly Dictionary<ulong, long> _places = [];
    private readonly Queue<ulong> _order = new();
    private long _pictures;

    /// <summary>How many pictures ago this one was last seen, 1 for the one before; null when it is new. It is remembered either way.</summary>
    public long? Ago(ulong hash)
    {
        var now = _pictures++;
        if (_places.TryGetValue(hash, out var place))
        {
            _places[hash] = now;
            return now - place;
        }

        _places.Add(hash, now);
        _order.Enqueue(hash);
        if (_order.Count > Most)
        {
            _places.Remove(_order.Dequeue());
        }

        return null;
    }
}
