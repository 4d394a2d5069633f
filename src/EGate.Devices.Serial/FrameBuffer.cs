namespace EGate.Devices.Serial;

/// <summary>
/// The bytes of the frame being put together, in the hands of one driver. Consumed bytes are zeroed, since frames carry personal data.
/// </summary>
internal sealed class FrameBuffer(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];

    /// <summary>Bytes in it.</summary>
    public int Count { get; private set; }

    /// <summary>What is in it, oldest first.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Count);

    /// <summary>Adds what the line has received, as far as it fits.</summary>
    public void Fill(SerialLine line) => Count += line.Take(_bytes.AsSpan(Count));

    /// <summary>Removes bytes from the front.</summary>
    public void Consume(int bytes)
    {
        _bytes.AsSpan(bytes, Count - bytes).CopyTo(_bytes);
        _bytes.AsSpan(Count - bytes, bytes).Clear();
        Count -= bytes;
    }

    /// <summary>Removes everything.</summary>
    public void Clear() => Consume(Count);
}
