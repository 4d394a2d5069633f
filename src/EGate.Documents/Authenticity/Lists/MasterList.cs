using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>A CSCA master list: the authorities that a state has seen and vouches for (Doc 9303-12, 8).</summary>
internal sealed class MasterList
{
    /// <summary>id-icao-mrtd-security-cscaMasterList.</summary>
    public const string ContentType = "2.23.136.1.1.2";

    /// <summary>id-icao-mrtd-security-cscaMasterListSigningKey.</summary>
    public const string SignerPurpose = "2.23.136.1.1.3";

    private const string DataContent = "1.2.840.113549.1.7.1";
    private const int MaxCertificates = 10_000;

    private MasterList(CmsSignedData cms, IReadOnlyList<ReadOnlyMemory<byte>> certificates)
    {
        Cms = cms;
        Certificates = certificates;
    }

    /// <summary>The signed data: whoever uses the list verifies it first.</summary>
    public CmsSignedData Cms { get; }

    /// <summary>Certificates in DER, as they stand in the list; not read yet.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; }

    /// <summary>Reads the content of signed data.</summary>
    /// <exception cref="DocumentFormatException"><c>master-list-malformed</c>.</exception>
    public static MasterList Parse(CmsSignedData cms)
    {
        try
        {
            if (cms.ContentType is not (ContentType or DataContent))
            {
                throw new DocumentFormatException("master-list-malformed");
            }

            var body = new AsnReader(cms.Content, AsnEncodingRules.BER).ReadSequence();
            body.ReadInteger();
            var set = body.ReadSetOf(skipSortOrderValidation: true);
            var certificates = new List<ReadOnlyMemory<byte>>();
            while (set.HasData)
            {
                if (certificates.Count == MaxCertificates)
                {
                    throw new AsnContentException("too many certificates");
                }

                certificates.Add(set.ReadEncodedValue());
            }

            return new MasterList(cms, certificates);
        }
        catch (Exception e) when (e is AsnContentException or ArgumentException or InvalidOperationException)
        {
            throw new DocumentFormatException("master-list-malformed", e);
        }
    }
}
