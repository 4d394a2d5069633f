using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// Public keys on curves that stay open after use. Opening one costs more than verifying with it, and they recur: an authority's with every
/// document of its state, a document signer's with those of weeks. A key is lent to one at a time. When the shelf is full it is emptied, so
/// that made-up documents cannot fill it for good.
/// </summary>
internal static class OpenedKeys
{
    private const int MaxKept = 256;
    private static readonly ConcurrentDictionary<string, ECDsa> Shelf = new(StringComparer.Ordinal);

    /// <summary>The key on the curve that it declares; null when it cannot be opened so. Whoever takes it returns it.</summary>
    /// <param name="publicKey">SubjectPublicKeyInfo, encoded.</param>
    public static ECDsa? Take(ReadOnlyMemory<byte> publicKey) =>
        Shelf.TryRemove(Hashes.Fingerprint(publicKey.Span), out var key) ? key : EcKeys.Open(publicKey);

    /// <summary>Gives a key back.</summary>
    public static void Return(ReadOnlyMemory<byte> publicKey, ECDsa key)
    {
        if (Shelf.Count >= MaxKept)
        {
            foreach (var name in Shelf.Keys)
            {
                if (Shelf.TryRemove(name, out var old))
                {
                    old.Dispose();
                }
            }
        }

        if (!Shelf.TryAdd(Hashes.Fingerprint(publicKey.Span), key))
        {
            key.Dispose();
        }
    }
}
