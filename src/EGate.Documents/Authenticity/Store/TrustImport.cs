namespace EGate.Documents;

/// <summary>A file to be imported into a trust folder.</summary>
/// <param name="Name">The file's name, for people.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Signers">Certificates of those whose lists are believed; kept when the import succeeds.</param>
/// <param name="By">Who answers for a certificate that nobody trusted signed.</param>
/// <param name="Why">Why it is trusted.</param>
public sealed record TrustImport(
    string Name,
    ReadOnlyMemory<byte> Bytes,
    IReadOnlyList<AnchorSource> Signers,
    string? By,
    string? Why
);

/// <summary>What became of an import.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Kind">What it is: <c>certificate</c>, <c>link</c>, <c>master-list</c>, <c>revocation-list</c>, <c>deviation-list</c>, <c>defect-list</c>, or <c>unknown</c>.</param>
/// <param name="Problem">Why it was not taken, as a stable word; null when it was.</param>
/// <param name="Added">Certificates that the site did not have from this source.</param>
/// <param name="Removed">Certificates that the last list of the same state had and this one has not.</param>
/// <param name="Unchanged">How many are as before.</param>
public sealed record TrustImportReport(
    string Name,
    string Kind,
    string? Problem,
    IReadOnlyList<AnchorSummary> Added,
    IReadOnlyList<AnchorSummary> Removed,
    int Unchanged
);

/// <summary>An authority in a few words.</summary>
/// <param name="Country">Two letters; empty when it names none.</param>
/// <param name="Name">Its subject's name.</param>
/// <param name="NotAfter">End of its validity; null when the certificate cannot be read.</param>
/// <param name="Fingerprint">Lower-case hexadecimal SHA-256.</param>
public sealed record AnchorSummary(string Country, string Name, DateTimeOffset? NotAfter, string Fingerprint)
{
    internal static AnchorSummary Of(ReadOnlyMemory<byte> encoded)
    {
        var fingerprint = Hashes.Fingerprint(encoded.Span);
        try
        {
            var certificate = Certificate.Parse(encoded);
            return new AnchorSummary(
                certificate.Subject.Country ?? "",
                certificate.Subject.Display,
                certificate.NotAfter,
                fingerprint
            );
        }
        catch (DocumentFormatException)
        {
            return new AnchorSummary("", "unreadable", null, fingerprint);
        }
    }
}
