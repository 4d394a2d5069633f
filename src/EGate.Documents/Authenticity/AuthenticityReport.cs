using System.Text;
using EGate.Core;

namespace EGate.Documents;

/// <summary>What is known of a document from its machine-readable zone or DG1; what is not known stays null and is not guessed.</summary>
/// <param name="Issuer">Issuing state, one to three letters without fillers.</param>
/// <param name="DocumentType">Document code, one or two letters without fillers.</param>
/// <param name="DocumentNumber">Without fillers.</param>
public sealed record DocumentFacts(string? Issuer, string? DocumentType = null, string? DocumentNumber = null)
{
    /// <summary>Nothing is known.</summary>
    public static DocumentFacts None { get; } = new((string?)null);

    /// <summary>
    /// From the characters of a zone of 90, 72 or 88 (TD1, TD2, TD3), one line after the other. Nothing is judged here. A number that goes on
    /// in the optional data stays unknown.
    /// </summary>
    public static DocumentFacts OfZone(string zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var number = zone.Length switch
        {
            90 => 5,
            72 => 36,
            88 => 44,
            _ => -1,
        };
        return number < 0
            ? None
            : new DocumentFacts(
                Field(zone[2..5]),
                Field(zone[..2]),
                zone[number + 9] == '<' ? null : Field(zone.Substring(number, 9))
            );
    }

    /// <summary>From DG1; nothing is known when it is malformed.</summary>
    public static DocumentFacts OfDg1(ReadOnlyMemory<byte> dg1) => ZoneOf(dg1) is { } zone ? OfZone(zone) : None;

    /// <summary>The characters of the zone in DG1, one line after the other; null when DG1 is malformed.</summary>
    public static string? ZoneOf(ReadOnlyMemory<byte> dg1)
    {
        try
        {
            var zone = TlvReader.Find(TlvReader.ReadAll(TlvReader.Open(dg1, LdsFile.TagOf(1))), 0x5F1F);
            return Encoding.ASCII.GetString(zone.Span);
        }
        catch (DocumentFormatException)
        {
            return null;
        }
    }

    private static string? Field(string text) =>
        text.Replace("<", "", StringComparison.Ordinal) is { Length: > 0 } field ? field : null;
}

/// <summary>What passive authentication found about the signer of a document.</summary>
/// <param name="Checks">What the document, the site's policy and its lists call for: evidence. The worst counts.</param>
/// <param name="NotCalledFor">
/// Checks for which the site has nothing to check with and does not demand it; NotDone with the reason, shown to people, no evidence.
/// </param>
/// <param name="AnchorProvenance">Where the trusted authority comes from; null when none vouches for the signer.</param>
public sealed record AuthenticityReport(
    IReadOnlyList<CheckResult> Checks,
    IReadOnlyList<CheckResult> NotCalledFor,
    string? AnchorProvenance
);
