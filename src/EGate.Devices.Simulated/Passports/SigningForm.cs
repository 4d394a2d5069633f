using System.Formats.Asn1;
using System.Security.Cryptography;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>How one signature is made and what is said about it.</summary>
/// <param name="Hash">Over what is signed.</param>
internal sealed record SigningForm(HashAlgorithmName Hash)
{
    private const string PssOid = "1.2.840.113549.1.1.10";
    private const string Mgf1 = "1.2.840.113549.1.1.8";

    /// <summary>Length of the salt of a PSS signature; null for PKCS #1.</summary>
    public int? SaltLength { get; init; }

    /// <summary>r and s one after the other instead of a DER sequence.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Only the kind of key is said, not the hash: <c>rsaEncryption</c>.</summary>
    public bool IsBare { get; init; }

    /// <summary>Stands in place of the identifier, for wrong ones.</summary>
    public byte[]? Instead { get; init; }

    public static int LengthOf(HashAlgorithmName hash) =>
        hash.Name switch
        {
            "SHA1" => 20,
            "SHA224" => 28,
            "SHA256" => 32,
            "SHA384" => 48,
            _ => 64,
        };

    public static string OidOf(HashAlgorithmName hash) =>
        hash.Name switch
        {
            "SHA1" => "1.3.14.3.2.26",
            "SHA224" => "2.16.840.1.101.3.4.2.4",
            "SHA256" => "2.16.840.1.101.3.4.2.1",
            "SHA384" => "2.16.840.1.101.3.4.2.2",
            _ => "2.16.840.1.101.3.4.2.3",
        };

    /// <summary>Digest with the platform's function, and with ours where it has none.</summary>
    public static byte[] Digest(HashAlgorithmName hash, ReadOnlySpan<byte> data) =>
        hash == KeyRecipe.Sha224Name ? Sha224.HashData(data) : CryptographicOperations.HashData(hash, data);

    public byte[] Digest(byte[] data) => Digest(Hash, data);

    public byte[] Algorithm(bool isRsa)
    {
        if (Instead is not null)
        {
            return Instead;
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            if (SaltLength is { } salt)
            {
                writer.WriteObjectIdentifier(PssOid);
                WritePss(writer, salt);
            }
            else
            {
                writer.WriteObjectIdentifier(isRsa ? RsaOid() : EcdsaOid());
                if (isRsa)
                {
                    writer.WriteNull();
                }
            }
        }

        return writer.Encode();
    }

    private string RsaOid() =>
        IsBare
            ? "1.2.840.113549.1.1.1"
            : "1.2.840.113549.1.1."
                + Hash.Name switch
                {
                    "SHA1" => "5",
                    "SHA224" => "14",
                    "SHA256" => "11",
                    "SHA384" => "12",
                    _ => "13",
                };

    private string EcdsaOid() =>
        (IsPlain, Hash.Name) switch
        {
            (true, "SHA1") => "0.4.0.127.0.7.1.1.4.1.1",
            (true, "SHA224") => "0.4.0.127.0.7.1.1.4.1.2",
            (true, "SHA256") => "0.4.0.127.0.7.1.1.4.1.3",
            (true, "SHA384") => "0.4.0.127.0.7.1.1.4.1.4",
            (true, _) => "0.4.0.127.0.7.1.1.4.1.5",
            (_, "SHA1") => "1.2.840.10045.4.1",
            (_, "SHA224") => "1.2.840.10045.4.3.1",
            (_, "SHA256") => "1.2.840.10045.4.3.2",
            (_, "SHA384") => "1.2.840.10045.4.3.3",
            _ => "1.2.840.10045.4.3.4",
        };

    private void WritePss(AsnWriter writer, int salt)
    {
        var hash = OidOf(Hash);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(hash);
            }

            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Mgf1);
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(hash);
                }
            }

            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 2)))
            {
                writer.WriteInteger(salt);
            }
        }
    }
}
