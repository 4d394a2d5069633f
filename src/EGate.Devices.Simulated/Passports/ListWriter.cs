using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EGate.Devices.Simulated;

/// <summary>Writes what states publish beside documents: revocation lists, master lists, deviation lists and defect lists.</summary>
internal static class ListWriter
{
    public const string MasterListType = "2.23.136.1.1.2";
    public const string DeviationListType = "2.23.136.1.1.7";
    public const string DefectListType = "0.4.0.127.0.7.3.1.5";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0, true);

    /// <summary>A revocation list (RFC 5280, 5), with a critical extension that nobody knows when asked for.</summary>
    public static byte[] Crl(
        CertificationOffice office,
        IEnumerable<byte[]> serials,
        DateTimeOffset issued,
        AuthorityKey? forger = null,
        bool hasUnknownCritical = false
    )
    {
        var key = forger ?? office.Key;
        var algorithm = key.Algorithm(key.Form);
        var signed = Part(w =>
        {
            using (w.PushSequence())
            {
                w.WriteInteger(1);
                w.WriteEncodedValue(algorithm);
                w.WriteEncodedValue(office.Certificate.SubjectName.RawData);
                w.WriteUtcTime(issued.ToUniversalTime());
                w.WriteUtcTime(issued.AddDays(90).ToUniversalTime());
                WriteEntries(w, serials, issued);
                WriteExtensions(w, office, hasUnknownCritical);
            }
        });
        return Part(w =>
        {
            using (w.PushSequence())
            {
                w.WriteEncodedValue(signed);
                w.WriteEncodedValue(algorithm);
                w.WriteBitString(key.Sign(signed, key.Form));
            }
        });
    }

    /// <summary>CscaMasterList (Doc 9303-12, 8.2).</summary>
    public static byte[] MasterList(IEnumerable<byte[]> certificates) =>
        Part(w =>
        {
            using (w.PushSequence())
            {
                w.WriteInteger(0);
                using (w.PushSetOf())
                {
                    foreach (var certificate in certificates)
                    {
                        w.WriteEncodedValue(certificate);
                    }
                }
            }
        });

    /// <summary>DeviationList with one deviation of all documents of one signer (Doc 9303-12, 10.2).</summary>
    public static byte[] Deviations(X509Certificate2 signer, string type) =>
        Part(w =>
        {
            using (w.PushSequence())
            {
                w.WriteInteger(0);
                using (w.PushSetOf())
                using (w.PushSequence())
                {
                    using (w.PushSequence())
                    {
                        WriteIssuerAndSerial(w, signer, new Asn1Tag(TagClass.ContextSpecific, 1, true));
                    }

                    using (w.PushSetOf())
                    using (w.PushSequence())
                    {
                        w.WriteCharacterString(UniversalTagNumber.PrintableString, "of a specimen");
                        w.WriteObjectIdentifier(type);
                    }
                }
            }
        });

    /// <summary>DefectList with one defect of all documents of one signer (BSI TR-03129-2, 7).</summary>
    public static byte[] Defects(X509Certificate2 signer, string type) =>
        Part(w =>
        {
            using (w.PushSequence())
            {
                w.WriteInteger(0);
                w.WriteObjectIdentifier(Sha256);
                using (w.PushSetOf())
                using (w.PushSequence())
                {
                    WriteIssuerAndSerial(w, signer, Asn1Tag.Sequence);
                    w.WriteOctetString(SHA256.HashData(signer.RawData));
                    using (w.PushSetOf())
                    using (w.PushSequence())
                    {
                        w.WriteObjectIdentifier(type);
                    }
                }
            }
        });

    private static void WriteIssuerAndSerial(AsnWriter writer, X509Certificate2 certificate, Asn1Tag tag)
    {
        using (writer.PushSequence(tag))
        {
            writer.WriteEncodedValue(certificate.IssuerName.RawData);
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }
    }

    private static void WriteEntries(AsnWriter writer, IEnumerable<byte[]> serials, DateTimeOffset issued)
    {
        var all = serials.ToList();
        if (all.Count == 0)
        {
            return;
        }

        using (writer.PushSequence())
        {
            foreach (var serial in all)
            {
                using (writer.PushSequence())
                {
                    writer.WriteInteger(serial);
                    writer.WriteUtcTime(issued.ToUniversalTime());
                }
            }
        }
    }

    private static void WriteExtensions(AsnWriter writer, CertificationOffice office, bool hasUnknownCritical)
    {
        var issuerKey = office.Certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Single();
        using (writer.PushSequence(Tag0))
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("2.5.29.35");
                writer.WriteOctetString(issuerKey.RawData);
            }

            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("2.5.29.20");
                writer.WriteOctetString([0x02, 0x01, 0x07]);
            }

            if (hasUnknownCritical)
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("2.23.136.1.99");
                    writer.WriteBoolean(true);
                    writer.WriteOctetString([0x05, 0x00]);
                }
            }
        }
    }

    private static byte[] Part(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }
}
