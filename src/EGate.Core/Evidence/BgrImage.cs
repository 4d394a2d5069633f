namespace EGate.Core;

/// <summary>
/// Pixels in memory, three bytes each in the order blue, green, red, row by row without padding. Disposing zeroes them:
/// biometrics die with the crossing (DESIGN section 5, rule 8).
/// </summary>
public sealed class BgrImage : IDisposable
{
    private const int Returned = 2;

    /// <summary>0: an array of the caller's; 1: from the pool; 2: disposed.</summary>
    private int _keeper;

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

    /// <summary>
    /// A black picture in memory that never moves, from a pool that zeroes it when it comes back and before it is used again. <see cref="Pixels"/> is not
    /// to be touched after <see cref="Dispose"/>: it may be another picture's by then.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is not above zero, or the picture needs more than 2 GiB.</exception>
    public static BgrImage Rent(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        var length = (long)width * height * 3;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength, nameof(width));
        return new BgrImage(PixelPool.Rent((int)length), width, height) { _keeper = 1 };
    }

    /// <summary>A picture from the pool with these bytes, which stay the caller's.</summary>
    /// <exception cref="ArgumentException">They are not exactly width x height x 3.</exception>
    public static BgrImage Of(ReadOnlySpan<byte> pixels, int width, int height)
    {
        var image = Rent(width, height);
        if (pixels.Length != image.Pixels.Length)
        {
            image.Dispose();
            throw new ArgumentException(
                $"expected {(long)width * height * 3} bytes, got {pixels.Length}",
                nameof(pixels)
            );
        }

        pixels.CopyTo(image.Pixels);
        return image;
    }

    /// <summary>The bytes; all zero after <see cref="Dispose"/>.</summary>
    public byte[] Pixels { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>An independent copy, to be disposed by its owner.</summary>
    public BgrImage Copy() => Of(Pixels, Width, Height);

    /// <summary>Zeroes the pixels. May be called more than once.</summary>
    public void Dispose()
    {
        switch (Interlocked.Exchange(ref _keeper, Returned))
        {
            case Returned:
                break;
            case 1:
                PixelPool.Return(Pixels);
                break;
            default:
                System.Security.Cryptography.CryptographicOperations.ZeroMemory(Pixels);
                break;
        }
    }
}
