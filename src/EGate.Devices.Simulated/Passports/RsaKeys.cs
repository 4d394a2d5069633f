using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace EGate.Devices.Simulated;

/// <summary>
/// RSA keys of simulated authorities. The platform makes none from a seed and takes long to make one, so a process keeps them by what they
/// are for: two authorities with the same seed in one process have the same keys, in two processes they have not.
/// </summary>
internal static class RsaKeys
{
    private const int MaxKept = 256;
    private static readonly ConcurrentDictionary<(int Bits, int Seed, string Label), byte[]> Kept = new();

    public static RSA Of(int bits, int seed, string label)
    {
        var rsa = RSA.Create();
        if (Kept.TryGetValue((bits, seed, label), out var kept))
        {
            rsa.ImportRSAPrivateKey(kept, out _);
            return rsa;
        }

        rsa.KeySize = bits;
        var made = rsa.ExportRSAPrivateKey();
        if (Kept.Count < MaxKept)
        {
            Kept.TryAdd((bits, seed, label), made);
        }

        return rsa;
    }
}
