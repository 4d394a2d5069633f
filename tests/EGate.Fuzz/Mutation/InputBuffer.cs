namespace EGate.Fuzz.Mutation;

/// <summary>An input in the making. Reused by its worker; it never grows beyond its bound.</summary>
internal sealed class InputBuffer
{
    /// <summary>Longest input: more than any file, zone or frame of a seed, and little enough to be fast.</summary>
    public const int Max = 1 << 16;

    private readonly byte[] _bytes = new byte[Max];

    public int Length { get; private set; }

    public Span<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Set(ReadOnlySpan<byte> bytes)
    {
        Length = Math.Min(bytes.Length, Max);
        bytes[..Length].CopyTo(_bytes);
    }

    public void Truncate(int length) => Length = Math.Min(length, Length);

    public void Remove(int at, int count)
    {
        count = Math.Min(count, Length - at);
        Bytes[(at + count)..].CopyTo(_bytes.AsSpan(at));
        Length -= count;
    }

    public void Insert(int at, ReadOnlySpan<byte> bytes)
    {
        var room = bytes[..Math.Min(bytes.Length, Max - Length)];
        Span<byte> copy = room.Length <= 1024 ? stackalloc byte[room.Length] : new byte[room.Length];
        room.CopyTo(copy);
        _bytes.AsSpan(at, Length - at).CopyTo(_bytes.AsSpan(at + copy.Length));
        copy.CopyTo(_bytes.AsSpan(at));
        Length += copy.Length;
    }
}
