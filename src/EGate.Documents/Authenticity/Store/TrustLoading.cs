using System.Text;

namespace EGate.Documents;

/// <summary>
/// Sorts files by what is in them. Anchors first, then what they vouch for: master lists, then deviation and defect lists. Used once.
/// </summary>
internal sealed class TrustLoading
{
    private readonly DateTimeOffset _now;
    private readonly List<Certificate> _listSigners = [];
    private readonly AnchorCollection _anchors = new();
    private readonly List<(CmsSignedData Cms, TrustSource Source)> _signed = [];
    private readonly List<KnownRevocationList> _crls = [];
    private readonly List<Certificate> _signers = [];
    private readonly List<(Certificate Certificate, string Provenance)> _links = [];

    public TrustLoading(
        IEnumerable<AnchorSource> signers,
        DateTimeOffset now,
        IEnumerable<AnchorProblem>? problems = null
    )
    {
        _now = now;
        foreach (var problem in problems ?? [])
        {
            _anchors.Report(problem.Provenance, problem.Index, problem.Reason);
        }

        foreach (var source in signers)
        {
            foreach (
                var encoded in Pem.IsDer(source.Bytes) ? [source.Bytes] : Pem.Find(Text(source.Bytes), "CERTIFICATE")
            )
            {
                AddCertificate(encoded, source.Provenance, _listSigners.Add);
            }
        }
    }

    public TrustMaterial Load(IEnumerable<TrustSource> sources)
    {
        foreach (var source in sources)
        {
            Sort(source);
        }

        foreach (var (cms, source) in _signed.Where(s => IsMasterList(s.Cms)))
        {
            AddMasterList(cms, source);
        }

        // Lists are signed under anchors of the lists before them, too: the store is complete only now.
        var store = _anchors.ToStore();
        var trust = new ListTrust(_listSigners, store);
        return new TrustMaterial(store)
        {
            RevocationLists = _crls,
            KnownSigners = _signers,
            Links = _links,
            DeviationLists =
            [
                .. _signed
                    .Where(s => s.Cms.ContentType == DeviationList.ContentType)
                    .Select(s => Open(s.Cms, s.Source, trust, DeviationList.SignerPurpose, DeviationList.Parse)),
            ],
            DefectLists =
            [
                .. _signed
                    .Where(s => s.Cms.ContentType == DefectList.ContentType)
                    .Select(s => Open(s.Cms, s.Source, trust, null, DefectList.Parse)),
            ],
        };
    }

    private static bool IsMasterList(CmsSignedData cms) =>
        cms.ContentType is not (DeviationList.ContentType or DefectList.ContentType);

    private SignedList<T> Open<T>(
        CmsSignedData cms,
        TrustSource source,
        ListTrust trust,
        string? purpose,
        Func<ReadOnlyMemory<byte>, T> parse
    )
        where T : class
    {
        var (signature, signer) = trust.Verify(cms, purpose, _now);
        try
        {
            return new SignedList<T>(parse(cms.Content), signature, source.Provenance, signer?.Subject.Country);
        }
        catch (DocumentFormatException e)
        {
            return new SignedList<T>(null, CmsPart.NotPossible(e.Reason), source.Provenance, signer?.Subject.Country);
        }
    }

    private void Sort(TrustSource source)
    {
        if (Ldif.IsLdif(source.Bytes.Span))
        {
            SortLdif(source);
        }
        else if (Pem.IsDer(source.Bytes))
        {
            SortDer(source);
        }
        else if (Pem.Find(Text(source.Bytes), "X509 CRL") is { Count: > 0 } lists)
        {
            lists.ForEach(l => AddCrl(l, source.Provenance));
        }
        else if (
            Pem.Find(Text(source.Bytes), "CMS").Concat(Pem.Find(Text(source.Bytes), "PKCS7")).ToList() is
            { Count: > 0 } signed
        )
        {
            signed.ForEach(s => SortDer(source with { Bytes = s }));
        }
        else
        {
            AddAuthorities(source);
        }
    }

    private void SortLdif(TrustSource source)
    {
        try
        {
            foreach (var (attribute, value) in Ldif.Read(source.Bytes))
            {
                if (
                    attribute
                    is "usercertificate"
                        or "cacertificate"
                        or "certificaterevocationlist"
                        or "pkdmasterlistcontent"
                        or "cscamasterlistdata"
                        or "pkddeviationlistcontent"
                )
                {
                    SortDer(source with { Bytes = value, Trust = source.Trust });
                }
            }
        }
        catch (DocumentFormatException e)
        {
            _anchors.Report(source.Provenance, 1, e.Reason);
        }
    }

    /// <summary>The first thing inside tells them apart: signed data begins with an object identifier, the others with what was signed.</summary>
    private void SortDer(TrustSource source)
    {
        if (DerKind.IsSignedData(source.Bytes))
        {
            try
            {
                _signed.Add((CmsSignedData.Parse(source.Bytes), source));
            }
            catch (DocumentFormatException)
            {
                _anchors.Report(source.Provenance, 1, "list-malformed");
            }
        }
        else if (DerKind.IsRevocationList(source.Bytes))
        {
            AddCrl(source.Bytes, source.Provenance);
        }
        else
        {
            AddAuthorities(source);
        }
    }

    private void AddCrl(ReadOnlyMemory<byte> encoded, string provenance)
    {
        try
        {
            _crls.Add(new KnownRevocationList(RevocationList.Parse(encoded), provenance));
        }
        catch (DocumentFormatException e)
        {
            _anchors.Report(provenance, 1, e.Reason);
        }
    }

    /// <summary>Authorities of a named file are anchors; others are links at most, and what is no authority is a document signer.</summary>
    private void AddAuthorities(TrustSource source)
    {
        if (Pem.IsDer(source.Bytes) && !DerKind.IsAuthority(source.Bytes))
        {
            AddCertificate(source.Bytes, source.Provenance, _signers.Add);
        }
        else if (source.Trust == SourceTrust.Named)
        {
            _anchors.AddTrusted(new AnchorSource(source.Provenance, source.Bytes));
        }
        else
        {
            foreach (
                var encoded in Pem.IsDer(source.Bytes) ? [source.Bytes] : Pem.Find(Text(source.Bytes), "CERTIFICATE")
            )
            {
                AddCertificate(encoded, source.Provenance, c => _links.Add((c, source.Provenance)));
            }
        }
    }

    private void AddCertificate(ReadOnlyMemory<byte> encoded, string provenance, Action<Certificate> add)
    {
        try
        {
            add(Certificate.Parse(encoded));
        }
        catch (DocumentFormatException e)
        {
            _anchors.Report(provenance, 1, e.Reason);
        }
    }

    private void AddMasterList(CmsSignedData cms, TrustSource source)
    {
        var import = MasterListReading.Of(cms, new ListTrust(_listSigners, _anchors.ToStore()), source.Trust, _now);
        if (import.Problem is not null)
        {
            _anchors.Report(source.Provenance, 1, import.Problem);
            return;
        }

        for (var i = 0; i < import.Certificates.Count; i++)
        {
            _anchors.Add(import.Certificates[i], source.Provenance, i + 1, verifySelf: false);
        }
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.Latin1.GetString(bytes.Span);
}
