using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>Tells certificates, revocation lists and signed data apart by their first bytes, without reading them whole.</summary>
internal static class DerKind
{
    /// <summary>ContentInfo: an object identifier comes first.</summary>
    public static bool IsSignedData(ReadOnlyMemory<byte> encoded) =>
        Look(encoded, outer => outer.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier));

    /// <summary>CertificateList: after an optional version and the algorithm comes a name and then a time.</summary>
    public static bool IsRevocationList(ReadOnlyMemory<byte> encoded) =>
        Look(
            encoded,
            outer =>
            {
                var body = outer.ReadSequence();
                if (body.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
                {
                    body.ReadEncodedValue();
                }

                if (!body.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
                {
                    return false;
                }

                body.ReadEncodedValue();
                body.ReadEncodedValue();
                return body.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime)
                    || body.PeekTag().HasSameClassAndValue(Asn1Tag.GeneralizedTime);
            }
        );

    /// <summary>A certificate that may sign certificates; true for what is no certificate, so that it is reported as a bad one.</summary>
    public static bool IsAuthority(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            var extensions = Certificate.Parse(encoded).Extensions;
            return extensions.MaySignCertificates && (extensions.IsAuthority is true || extensions.KeyUsage is null);
        }
        catch (DocumentFormatException)
        {
            return true;
        }
    }

    private static bool Look(ReadOnlyMemory<byte> encoded, Func<AsnReader, bool> decide)
    {
        try
        {
            return decide(new AsnReader(encoded, AsnEncodingRules.BER).ReadSequence());
        }
        catch (Exception e) when (e is AsnContentException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
