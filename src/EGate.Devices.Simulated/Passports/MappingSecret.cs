using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>The static private key of a chip with PACE's chip authentication mapping. Never a secret: for simulation only.</summary>
internal static class MappingSecret
{
    /// <summary>A key from a seed and a label, 256 bits, which the group takes modulo its order.</summary>
    public static byte[] Create(int seed, string label) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{label}/mapping")));

    /// <summary>The mapping key divided by the static key, modulo the order, as long as the order.</summary>
    public static byte[] Quotient(KeyAgreementGroup group, byte[] staticKey, byte[] mappingKey)
    {
        var inverse = BigInteger.ModPow(Number(staticKey) % group.Order, group.Order - 2, group.Order);
        var bytes = new byte[group.ScalarLength];
        var quotient = inverse * Number(mappingKey) % group.Order;
        var count = quotient.GetByteCount(isUnsigned: true);
        quotient.TryWriteBytes(bytes.AsSpan(bytes.Length - count), out _, isUnsigned: true, isBigEndian: true);
        return bytes;
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
