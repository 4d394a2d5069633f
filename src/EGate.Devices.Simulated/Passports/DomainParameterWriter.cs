using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>Writes domain parameters out, number by number: curves by RFC 3279, 2.3.5, DH groups by 2.3.3.</summary>
internal static class DomainParameterWriter
{
    /// <summary>The algorithm identifier of a standardized group.</summary>
    public static void Write(AsnWriter writer, KeyAgreementGroup group, int parameterId)
    {
        if (group.IsEllipticCurve)
        {
            writer.WriteEncodedValue(Curve(parameterId));
            return;
        }

        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.10046.2.1");
            using (writer.PushSequence())
            {
                writer.WriteInteger(group.Prime);
                writer.WriteInteger(Number(group.Generator));
                writer.WriteInteger(group.Order);
            }
        }
    }

    /// <summary>The platform writes a curve out when the key was given it so.</summary>
    private static byte[] Curve(int parameterId)
    {
        using var named = ECDiffieHellman.Create(
            ECCurve.CreateFromValue(StandardizedDomainParameters.CurveOid(parameterId))
        );
        using var key = ECDiffieHellman.Create(named.ExportExplicitParameters(true));
        var sequence = new AsnReader(key.ExportSubjectPublicKeyInfo(), AsnEncodingRules.DER).ReadSequence();
        return sequence.ReadEncodedValue().ToArray();
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
