namespace EGate.Core;

/// <summary>
/// Pixels in memory, three bytes each in the order blue, green, red, row by row without padding. Disposing zeroes them:
/// biometrics die with the crossing (DESIGN section 5, rule 8).
/// </summary>
public sealed class BgrImage : IDisposable
{
    /// <summary>Takes ownership of <paramref name="pixels"/>.</summary>
    /// <exception cref="ArgumentException">The buffer is not exactly width x height x 3 bytes long.</exception>
    public BgrImage(byte[] pixels, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (pixels.LongLength != (long)width * height * 3)
        {
            throw new ArgumentException(
                $"expected {(long)width * height * 3} bytes, got {pixels.LongLength}",
                nameof(pixels)
            );
        }

        Pixels = pixels;
        Width = width;
        Height = height;
    }

    /// <summary>The bytes; all zero after <see cref="Dispose"/>.</summary>
    public byte[] Pixels { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>An independent copy, to be disposed by its owner.</summary>
    public BgrImage Copy() => new((byte[])Pixels.Clone(), Width, Height);

    /// <summary>Zeroes the pixels. May be called more than once.</summary>
    public void Dispose() => System.Security.Cryptography.CryptographicOperations.ZeroMemory(Pixels);
}
