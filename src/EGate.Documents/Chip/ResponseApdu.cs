namespace EGate.Documents;

/// <summary>A response APDU: data and status word (ISO/IEC 7816-4, 5.1).</summary>
/// <param name="Data">0..65,536 bytes.</param>
/// <param name="Status">The status word, e.g. 0x9000.</param>
public sealed record ResponseApdu(ReadOnlyMemory<byte> Data, ushort Status)
{
    /// <summary>Normal end.</summary>
    public const ushort Ok = 0x9000;

    /// <summary>Splits what the transport returned.</summary>
    /// <exception cref="ChipAccessException">Fewer than 2 or more than 65,538 bytes (<c>answer-length</c>).</exception>
    public static ResponseApdu Parse(ReadOnlyMemory<byte> answer)
    {
        if (answer.Length is < 2 or > 65_538)
        {
            throw new ChipAccessException("answer-length");
        }

        var status = answer.Span[^2..];
        return new ResponseApdu(answer[..^2], (ushort)((status[0] << 8) | status[1]));
    }
}
