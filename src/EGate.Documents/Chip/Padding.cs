namespace EGate.Documents;

/// <summary>Padding method 2 of ISO/IEC 9797-1: one byte 80, then zeros up to a whole block.</summary>
public static class Padding
{
    /// <summary>A padded copy; always at least one byte longer.</summary>
    /// <param name="data">What to pad.</param>
    /// <param name="blockLength">8 for DES, 16 for AES.</param>
    public static byte[] Add(ReadOnlySpan<byte> data, int blockLength = Des.BlockLength)
    {
        var padded = new byte[(data.Length / blockLength * blockLength) + blockLength];
        data.CopyTo(padded);
        padded[data.Length] = 0x80;
        return padded;
    }

    /// <summary>Length of the data before its padding, or -1 when there is no padding.</summary>
    public static int LengthWithout(ReadOnlySpan<byte> padded)
    {
        var marker = padded.LastIndexOfAnyExcept((byte)0);
        return marker >= 0 && padded[marker] == 0x80 ? marker : -1;
    }
}
