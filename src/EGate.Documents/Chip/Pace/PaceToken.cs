using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>Authentication tokens of PACE: a MAC over the other side's public key (Doc 9303-11, 4.4.3.4 and 9.4).</summary>
public static class PaceToken
{
    /// <summary>The object identifier's content without tag and length, as MSE:Set AT takes it.</summary>
    public static byte[] OidBytes(string oid)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(oid);
        return writer.Encode()[2..];
    }

    /// <summary>The token that proves knowledge of the keys.</summary>
    /// <param name="protocol">The algorithm in use.</param>
    /// <param name="mac">KSMac.</param>
    /// <param name="publicKey">The ephemeral public key of whoever will verify the token.</param>
    public static byte[] Compute(PaceProtocol protocol, ReadOnlySpan<byte> mac, byte[] publicKey)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var data = TlvWriter.Write(
            0x7F49,
            TlvWriter.Write(0x06, OidBytes(protocol.Oid)),
            TlvWriter.Write(protocol.IsEllipticCurve ? 0x86u : 0x84u, publicKey)
        );
        return protocol.Suite.TokenMac(mac, data);
    }
}
