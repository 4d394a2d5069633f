using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>How a portrait is compressed; told by its first bytes, because the type byte of the record is wrong in some passports.</summary>
public enum PortraitFormat
{
    /// <summary>JPEG (ISO/IEC 10918).</summary>
    Jpeg = 0,

    /// <summary>JPEG 2000 in a file (ISO/IEC 15444-1, JP2).</summary>
    Jpeg2000 = 1,

    /// <summary>JPEG 2000, the bare code stream.</summary>
    Jpeg2000CodeStream = 2,
}

/// <summary>
/// The portrait of DG2, still compressed. Disposing zeroes it: biometrics die with the crossing (DESIGN section 5, rule 8).
/// </summary>
public sealed class EncodedPortrait : IDisposable
{
    /// <summary>Takes ownership of <paramref name="bytes"/>.</summary>
    public EncodedPortrait(byte[] bytes, PortraitFormat format)
    {
        Bytes = bytes;
        Format = format;
    }

    /// <summary>The image file; all zero after <see cref="Dispose"/>.</summary>
    public byte[] Bytes { get; }

    /// <summary>How it is compressed.</summary>
    public PortraitFormat Format { get; }

    /// <summary>Zeroes the bytes. May be called more than once.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(Bytes);

    /// <summary>The format by the first bytes; null when it is none of the three.</summary>
    public static PortraitFormat? FormatOf(ReadOnlySpan<byte> image)
    {
        if (image.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return PortraitFormat.Jpeg;
        }

        if (
            image.StartsWith(
                (ReadOnlySpan<byte>)[0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A]
            )
        )
        {
            return PortraitFormat.Jpeg2000;
        }

        return image.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51])
            ? PortraitFormat.Jpeg2000CodeStream
            : null;
    }
}
