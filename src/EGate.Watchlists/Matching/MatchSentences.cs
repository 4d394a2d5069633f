using System.Globalization;
using System.Text;

namespace EGate.Watchlists;

/// <summary>Puts evidence into sentences: which listed name, by which rule, what speaks for it and what against it.</summary>
internal static class MatchSentences
{
    private const int LengthMax = 900;
    private const double CommonBelow = 8.5;

    internal static string Explain(PersonEvidence evidence, ListedIdentity identity)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"Listed as {evidence.Name.Text} ({Quality(evidence.Name.Quality)})."
        );
        Append(text, "For", For(evidence));
        Append(text, "Against", Against(evidence));
        text.Append(CultureInfo.InvariantCulture, $" Entry {identity.Entry}: born ");
        text.Append(identity.Births.Count == 0 ? "unknown" : string.Join(", ", identity.Births));
        if (identity.Nationalities.Count > 0)
        {
            text.Append("; nationality ").AppendJoin(", ", identity.Nationalities);
        }

        if (identity.Places.Count > 0)
        {
            text.Append("; place ").AppendJoin(", ", identity.Places.Take(3));
        }

        text.Append('.');
        return text.Length <= LengthMax ? text.ToString() : text.ToString(0, LengthMax) + "...";
    }

    /// <summary>The rules by which two names agree, a sentence each.</summary>
    internal static IEnumerable<string> Rules(NameMatch match)
    {
        foreach (var pair in match.Pairs)
        {
            yield return Describe(pair);
        }

        if (match.TravellerOnly.Count > 0)
        {
            yield return $"only in the first: {Join(match.TravellerOnly)}";
        }

        if (match.ListedOnly.Count > 0)
        {
            yield return $"only in the second: {Join(match.ListedOnly)}";
        }
    }

    private static IEnumerable<string> For(PersonEvidence evidence)
    {
        foreach (var pair in evidence.Match.Pairs)
        {
            yield return Describe(pair);
        }

        if (evidence.Birth.Weight > 0)
        {
            yield return evidence.Birth.Why;
        }

        if (evidence.Sex > 0)
        {
            yield return "same sex";
        }

        if (evidence.Nationality > 0)
        {
            yield return "same nationality";
        }

        if (evidence.Place > 0)
        {
            yield return "a place of birth agrees";
        }

        if (evidence.Document > 0)
        {
            yield return "the list names this document";
        }
    }

    private static IEnumerable<string> Against(PersonEvidence evidence)
    {
        if (evidence.Birth.Evidence == BirthEvidence.Unknown)
        {
            yield return $"{evidence.Birth.Why}, so the name stands alone";
        }
        else if (evidence.Birth.Weight <= 0)
        {
            yield return evidence.Birth.Why;
        }

        if (evidence.Match.Evidence < CommonBelow)
        {
            yield return "the name is a common one";
        }

        if (evidence.Match.TravellerOnly.Count > 0)
        {
            yield return $"not in the listed name: {Join(evidence.Match.TravellerOnly)}";
        }

        if (evidence.Match.ListedOnly.Count > 0)
        {
            yield return $"not in the document: {Join(evidence.Match.ListedOnly)}";
        }

        if (evidence.Sex < 0)
        {
            yield return "the listed sex is another";
        }

        if (evidence.Nationality < 0)
        {
            yield return "the listed nationality is another";
        }

        if (evidence.Name.Quality == NameQuality.Weak)
        {
            yield return "the list calls this alias weak";
        }
    }

    private static void Append(StringBuilder text, string title, IEnumerable<string> reasons)
    {
        var all = reasons.ToList();
        text.Append(' ').Append(title).Append(": ").AppendJoin("; ", all.Count == 0 ? ["nothing"] : all).Append('.');
    }

    private static string Describe(WordPair pair)
    {
        var rule = pair.Match.Rule switch
        {
            WordRule.AsWritten => "as written",
            WordRule.OtherMrzForm => "another MRZ spelling",
            WordRule.Romanisation => "another romanisation",
            WordRule.OriginalScript => "by the original script",
            WordRule.Article => "with and without the article",
            WordRule.ShortForm => "another form of the name",
            WordRule.CutOff => "cut off in the document",
            WordRule.FamilyEnding => "another ending of the family name",
            WordRule.Initial => "initial",
            _ => "similar spelling",
        };
        return pair.Traveller == pair.Listed
            ? $"{pair.Traveller} {rule}"
            : $"{pair.Traveller} for {pair.Listed} ({rule})";
    }

    private static string Join(IEnumerable<Word> words) => string.Join(' ', words.Select(w => w.Letters));

    private static string Quality(NameQuality quality) =>
        quality switch
        {
            NameQuality.Primary => "primary name",
            NameQuality.Strong => "alias",
            _ => "weak alias",
        };
}
