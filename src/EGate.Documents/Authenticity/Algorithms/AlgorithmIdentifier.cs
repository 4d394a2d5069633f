using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>An algorithm with its parameters, as certificates and CMS carry it (RFC 5280, 4.1.1.2).</summary>
/// <param name="Oid">Dotted object identifier.</param>
/// <param name="Parameters">Encoded parameters; empty when there are none.</param>
internal readonly record struct AlgorithmIdentifier(string Oid, ReadOnlyMemory<byte> Parameters)
{
    public static AlgorithmIdentifier Read(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var oid = sequence.ReadObjectIdentifier();
        return new AlgorithmIdentifier(oid, sequence.HasData ? sequence.ReadEncodedValue() : default);
    }

    /// <summary>The hash function of this identifier, for <see cref="Hashes.Of"/>; null when it is none of the documents'.</summary>
    public HashAlgorithmName? AsHash() =>
        Oid switch
        {
            "1.3.14.3.2.26" => HashAlgorithmName.SHA1,
            "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
            "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
            "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
            "2.16.840.1.101.3.4.2.4" => Hashes.Sha224Name,
            _ => null,
        };
}
