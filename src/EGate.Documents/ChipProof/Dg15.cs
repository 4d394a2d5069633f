using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>
/// DG15: the public key with which the chip proves itself in active authentication (Doc 9303-10, 4.7.15): RSA, or elliptic curves with
/// named or written-out parameters.
/// </summary>
public sealed class Dg15
{
    private const uint FileTag = 0x6F;
    private const string RsaKey = "1.2.840.113549.1.1.1";
    private const string RsaPssKey = "1.2.840.113549.1.1.10";
    private const string EcKey = "1.2.840.10045.2.1";

    private Dg15(ReadOnlyMemory<byte> publicKey, RsaNumbers? rsa)
    {
        PublicKey = publicKey;
        Rsa = rsa;
    }

    /// <summary>SubjectPublicKeyInfo, encoded (RFC 5280, 4.1.2.7).</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>The key's numbers; null when it is one on an elliptic curve.</summary>
    internal RsaNumbers? Rsa { get; }

    /// <summary>Parses the file. Bytes after the data object are left alone. A key on a curve is opened only when it is used.</summary>
    /// <exception cref="DocumentFormatException">
    /// <c>dg15-malformed</c>, <c>dg15-key-kind</c> (neither RSA nor elliptic curve) or <c>rsa-key-out-of-bounds</c>.
    /// </exception>
    public static Dg15 Parse(ReadOnlyMemory<byte> file)
    {
        try
        {
            var content = TlvReader.Open(file, FileTag);
            var info = new AsnReader(content, AsnEncodingRules.BER);
            var publicKey = info.ReadEncodedValue();
            var body = new AsnReader(publicKey, AsnEncodingRules.BER).ReadSequence();
            var algorithm = AlgorithmIdentifier.Read(body);
            var key = body.ReadBitString(out _);
            return algorithm.Oid switch
            {
                RsaKey or RsaPssKey => new Dg15(publicKey, RsaNumbers.Read(key)),
                EcKey => new Dg15(publicKey, null),
                _ => throw new DocumentFormatException("dg15-key-kind"),
            };
        }
        catch (DocumentFormatException e) when (e.Reason.StartsWith("tlv", StringComparison.Ordinal))
        {
            throw new DocumentFormatException("dg15-malformed", e);
        }
        catch (Exception e) when (e is AsnContentException or ArgumentException or InvalidOperationException)
        {
            throw new DocumentFormatException("dg15-malformed", e);
        }
    }
}
