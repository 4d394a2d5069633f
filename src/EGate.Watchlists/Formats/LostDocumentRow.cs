namespace EGate.Watchlists;

/// <summary>The five fields of a stolen, lost or revoked document, the same in both forms.</summary>
internal static class LostDocumentRow
{
    /// <summary>Words for kinds of documents.</summary>
    internal static readonly Dictionary<string, DocumentKind> Kinds = new(StringComparer.Ordinal)
    {
        ["passport"] = DocumentKind.Passport,
        ["id-card"] = DocumentKind.IdCard,
        ["visa"] = DocumentKind.Visa,
        ["laissez-passer"] = DocumentKind.LaissezPasser,
        ["other"] = DocumentKind.Other,
    };

    private static readonly Dictionary<string, DocumentReason> Reasons = new(StringComparer.Ordinal)
    {
        ["lost"] = DocumentReason.Lost,
        ["stolen"] = DocumentReason.Stolen,
        ["stolen-blank"] = DocumentReason.StolenBlank,
        ["revoked"] = DocumentReason.Revoked,
    };

    /// <summary>Hands the document on, or rejects it. The text of a bad row is not repeated: it may hold anything.</summary>
    internal static void Take(
        ListInput input,
        int line,
        string number,
        string issuer,
        string kind,
        string reason,
        string date
    )
    {
        var plain = DocumentNumbers.Plain(number) ?? string.Empty;
        var state = issuer.Trim().ToUpperInvariant();
        var day = date.Trim();
        var isDay = IsoTime.TryParseDay(day, out var on);
        var problem =
            !IsNumber(plain) ? $"number must be 1 to {DocumentNumbers.LengthMax} letters and digits"
            : !IsIssuer(state) ? "issuer must be 1 to 3 letters"
            : !Kinds.ContainsKey(kind.Trim()) ? "type must be one of " + string.Join(", ", Kinds.Keys)
            : !Reasons.ContainsKey(reason.Trim()) ? "status must be one of " + string.Join(", ", Reasons.Keys)
            : day.Length > 0 && !isDay ? "date must be yyyy-MM-dd or empty"
            : null;
        if (problem is not null)
        {
            input.Reject(line, string.Empty, problem, isLost: true);
            return;
        }

        input.Add(
            new ListedDocument(
                input.List,
                input.Action,
                plain,
                state == "D" ? "DEU" : state,
                Kinds[kind.Trim()],
                Reasons[reason.Trim()],
                isDay ? on : null
            )
        );
    }

    /// <summary>True for a number that can be looked up.</summary>
    internal static bool IsNumber(string text) =>
        text.Length is > 0 and <= DocumentNumbers.LengthMax
        && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    /// <summary>True for a code of an issuing state or organisation.</summary>
    internal static bool IsIssuer(string text) => text.Length is > 0 and <= 3 && text.All(char.IsAsciiLetterUpper);
}
