using System.Collections.Concurrent;

namespace EGate.Core;

/// <summary>
/// Buffers for pixels that never move: a collector that moves an array leaves a copy of the face behind that nobody can zero. They are zeroed when they come
/// back and once more before they are handed out again, and a few of each size are kept, so that a camera at 25 frames a second does not fill the
/// memory with new ones. Safe for any number of threads.
/// </summary>
internal static class PixelPool
{
    /// <summary>Buffers kept for each size; a crossing has about six frames in hand at once.</summary>
    private const int KeptMax = 8;

    /// <summary>Sizes kept: the camera's own and a few of portraits. Buffers of other sizes are zeroed and left to the collector.</summary>
    private const int SizesMax = 16;

    private static readonly ConcurrentDictionary<int, ConcurrentBag<byte[]>> Kept = new();

    /// <summary>A zeroed buffer of exactly that length.</summary>
    public static byte[] Rent(int length)
    {
        if (Kept.TryGetValue(length, out var bag) && bag.TryTake(out var kept))
        {
            Array.Clear(kept);
            return kept;
        }

        return GC.AllocateArray<byte>(length, pinned: true);
    }

    /// <summary>Zeroes a rented buffer and keeps it for the next. The caller does not touch it again.</summary>
    public static void Return(byte[] buffer)
    {
        System.Security.Cryptography.CryptographicOperations.ZeroMemory(buffer);
        if (!Kept.TryGetValue(buffer.Length, out var bag))
        {
            if (Kept.Count >= SizesMax)
            {
                return;
            }

            bag = Kept.GetOrAdd(buffer.Length, _ => []);
        }

        if (bag.Count < KeptMax)
        {
            bag.Add(buffer);
        }
    }
}
