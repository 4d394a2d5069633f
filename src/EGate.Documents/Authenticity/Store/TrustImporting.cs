using System.Text;

namespace EGate.Documents;

/// <summary>Decides what an import makes of the index. Pure but for reading the list that it replaces. Used once.</summary>
internal sealed class TrustImporting(
    TrustImport import,
    TrustMaterial known,
    IReadOnlyList<AnchorSource> signers,
    TrustIndex index,
    Func<string, ReadOnlyMemory<byte>> readObject,
    DateTimeOffset now
)
{
    private ListTrust? _trust;

    private ListTrust Trust =>
        _trust ??= new ListTrust([.. signers.SelectMany(s => Certificates(s.Bytes))], known.Anchors);

    /// <summary>The new entries, null when nothing changes, and what to tell.</summary>
    public (IReadOnlyList<TrustEntry>? Entries, TrustImportReport Report) Plan()
    {
        try
        {
            return DerKind.IsSignedData(import.Bytes) ? PlanSigned(CmsSignedData.Parse(import.Bytes))
                : DerKind.IsRevocationList(import.Bytes) ? PlanCrl(RevocationList.Parse(import.Bytes))
                : PlanCertificates();
        }
        catch (DocumentFormatException e)
        {
            return Refused("unknown", e.Reason);
        }
    }

    private static List<Certificate> Certificates(ReadOnlyMemory<byte> bytes) =>
        [
            .. (Pem.IsDer(bytes) ? [bytes] : Pem.Find(Encoding.Latin1.GetString(bytes.Span), "CERTIFICATE")).Select(
                Certificate.Parse
            ),
        ];

    private (IReadOnlyList<TrustEntry>?, TrustImportReport) PlanSigned(CmsSignedData cms)
    {
        if (cms.ContentType is DeviationList.ContentType or DefectList.ContentType)
        {
            var isDeviation = cms.ContentType == DeviationList.ContentType;
            var kind = isDeviation ? "deviation-list" : "defect-list";
            _ = isDeviation ? (object)DeviationList.Parse(cms.Content) : DefectList.Parse(cms.Content);
            var (signature, signer) = Trust.Verify(cms, isDeviation ? DeviationList.SignerPurpose : null, now);
            return signature.Outcome == Core.Outcome.Passed
                ? Taken(
                    isDeviation ? TrustEntryKind.DeviationList : TrustEntryKind.DefectList,
                    kind,
                    signer!.Subject.Country ?? "",
                    cms.Signers[0].SigningTime,
                    []
                )
                : Refused(kind, signature.Reason);
        }

        var reading = MasterListReading.Of(cms, Trust, SourceTrust.WhenSigned, now);
        return reading.Problem is null
            ? Taken(
                TrustEntryKind.MasterList,
                "master-list",
                reading.Signer!.Subject.Country ?? "",
                cms.Signers[0].SigningTime,
                reading.Certificates
            )
            : Refused("master-list", reading.Problem);
    }

    private (IReadOnlyList<TrustEntry>?, TrustImportReport) PlanCrl(RevocationList crl)
    {
        var isSigned = known
            .Anchors.Anchors.Where(a =>
                a.Certificate.Subject.Normal == crl.Issuer.Normal
                || a.Certificate.Extensions.SubjectKey.Span.SequenceEqual(crl.AuthorityKey.Span)
            )
            .Any(a => crl.IsSignedBy(a.Certificate).IsGood());
        return isSigned
            ? Taken(TrustEntryKind.RevocationList, "revocation-list", crl.Issuer.Display, crl.ThisUpdate, [])
            : Refused("revocation-list", "crl-not-signed-by-anchor");
    }

    /// <summary>
    /// A certificate that a trusted authority signed comes in by itself: its owner rolled the key. Any other needs somebody who answers for it.
    /// </summary>
    private (IReadOnlyList<TrustEntry>?, TrustImportReport) PlanCertificates()
    {
        var certificates = Certificates(import.Bytes);
        if (certificates.Count == 0)
        {
            return Refused("unknown", "no-certificate");
        }

        if (certificates.Any(c => !c.Extensions.MaySignCertificates))
        {
            return Refused("certificate", "not-an-authority");
        }

        var linked = known.Anchors.WithLinked(certificates.Select(c => (c, import.Name)));
        var all = certificates.Select(c => c.Encoded).ToList();
        if (linked.Anchors.Count - known.Anchors.Anchors.Count == certificates.Count && import.By is null)
        {
            return Taken(TrustEntryKind.Link, "link", certificates[0].Subject.Country ?? "", null, all);
        }

        return string.IsNullOrWhiteSpace(import.By) || string.IsNullOrWhiteSpace(import.Why)
            ? Refused("certificate", "nobody-answers-for-it")
            : Taken(TrustEntryKind.Certificate, "certificate", certificates[0].Subject.Country ?? "", null, all);
    }

    private static (IReadOnlyList<TrustEntry>?, TrustImportReport) Refused(string name, string kind, string problem) =>
        (null, new TrustImportReport(name, kind, problem, [], [], 0));

    private (IReadOnlyList<TrustEntry>?, TrustImportReport) Refused(string kind, string problem) =>
        Refused(import.Name, kind, problem);

    private (IReadOnlyList<TrustEntry>?, TrustImportReport) Taken(
        TrustEntryKind kind,
        string word,
        string of,
        DateTimeOffset? issuedAt,
        IReadOnlyList<ReadOnlyMemory<byte>> certificates
    )
    {
        var isList = kind is not (TrustEntryKind.Certificate or TrustEntryKind.Link);
        var sha256 = Hashes.Fingerprint(import.Bytes.Span);
        var last = index.Entries.LastOrDefault(e => e.Kind == kind && (isList ? e.Of == of : e.Sha256 == sha256));
        if (isList && last?.IssuedAt > issuedAt)
        {
            return Refused(word, "older-than-the-last");
        }

        var entry = new TrustEntry(kind, import.Name, sha256, of, issuedAt, now, import.By, import.Why);
        var entries = index.Entries.Where(e => e != last).Append(entry).Concat(NewSigners()).ToList();
        var before = last is null ? [] : Fingerprints(CertificatesOf(kind, readObject(last.Sha256)));
        var after = Fingerprints(certificates);
        return (
            entries,
            new TrustImportReport(
                import.Name,
                word,
                null,
                [.. after.Where(a => !before.ContainsKey(a.Key)).Select(a => AnchorSummary.Of(a.Value))],
                [.. before.Where(b => !after.ContainsKey(b.Key)).Select(b => AnchorSummary.Of(b.Value))],
                after.Keys.Count(before.ContainsKey)
            )
        );
    }

    private IEnumerable<TrustEntry> NewSigners() =>
        import
            .Signers.Select(s => (s.Provenance, Sha256: Hashes.Fingerprint(s.Bytes.Span)))
            .Where(s => !index.Entries.Any(e => e.Kind == TrustEntryKind.ListSigner && e.Sha256 == s.Sha256))
            .Select(s => new TrustEntry(
                TrustEntryKind.ListSigner,
                s.Provenance,
                s.Sha256,
                "",
                null,
                now,
                import.By,
                import.Why
            ));

    private static IReadOnlyList<ReadOnlyMemory<byte>> CertificatesOf(TrustEntryKind kind, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return kind switch
            {
                TrustEntryKind.MasterList => MasterList.Parse(CmsSignedData.Parse(bytes)).Certificates,
                TrustEntryKind.Certificate or TrustEntryKind.Link => [.. Certificates(bytes).Select(c => c.Encoded)],
                _ => [],
            };
        }
        catch (DocumentFormatException)
        {
            // The last list was lost or changed on the disk: everything in the new one is new.
            return [];
        }
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Fingerprints(
        IReadOnlyList<ReadOnlyMemory<byte>> certificates
    )
    {
        var result = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var certificate in certificates)
        {
            result[Hashes.Fingerprint(certificate.Span)] = certificate;
        }

        return result;
    }
}
