namespace EGate.Watchlists;

/// <summary>Puts a hit on a person into sentences: which listed name, by which rule, what speaks for it and what against it.</summary>
internal static class HitExplanation
{
    private const int LengthMax = 700;

    internal static string OfName(PersonMatch match, bool sexDiffers)
    {
        var m = match.Match;
        var against = Against(match, sexDiffers).ToList();
        var text =
            $"Listed as {match.Name.Text} ({Quality(match.Name.Quality)}). "
            + $"For: {string.Join(", ", m.Pairs.Select(Describe))}"
            + (match.Birth.Evidence is BirthEvidence.Equal or BirthEvidence.Near ? $"; {match.Birth.Why}. " : ". ")
            + (against.Count > 0 ? $"Against: {string.Join("; ", against)}. " : "Against: nothing. ")
            + Listed(match.Person);
        return Cut(text);
    }

    internal static string OfDocument(ListedIdentity person, IdentityDocument document, BirthJudgement birth) =>
        Cut(
            $"The list names the document number {document.Number} ({document.Kind}, {document.Issuer}) for {person.Names[0].Text}. "
                + $"The issuing state is not compared, the name does not agree; {birth.Why}. "
                + Listed(person)
        );

    private static IEnumerable<string> Against(PersonMatch match, bool sexDiffers)
    {
        if (match.Birth.Evidence == BirthEvidence.Unknown)
        {
            yield return $"{match.Birth.Why}, so the name stands alone";
        }

        if (match.Match.TravellerOnly.Count > 0)
        {
            yield return $"not in the listed name: {string.Join(' ', match.Match.TravellerOnly)}";
        }

        if (match.Match.ListedOnly.Count > 0)
        {
            yield return $"not in the document: {string.Join(' ', match.Match.ListedOnly)}";
        }

        if (sexDiffers)
        {
            yield return "the listed sex is another";
        }

        if (match.Name.Quality == NameQuality.Weak)
        {
            yield return "the list calls this alias low in quality";
        }
    }

    private static string Listed(ListedIdentity person) =>
        $"Entry {person.Entry}: born {(person.Births.Count == 0 ? "unknown" : string.Join(", ", person.Births))}"
        + (person.Nationalities.Count == 0 ? "." : $"; nationality {string.Join(", ", person.Nationalities)}.");

    private static string Describe(TokenPair pair)
    {
        var rule = pair.Match.Rule switch
        {
            TokenRule.AsWritten => "as written",
            TokenRule.OtherMrzForm => "another MRZ spelling",
            TokenRule.CutOff => "cut off in the document",
            TokenRule.Romanisation => "another romanisation",
            TokenRule.OriginalScript => "by the original script",
            TokenRule.Initial => "initial",
            _ => "similar spelling",
        };
        return pair.Traveller == pair.Listed
            ? $"{pair.Traveller} {rule}"
            : $"{pair.Traveller} for {pair.Listed} ({rule}, {Screening.Figure(pair.Match.Similarity)})";
    }

    private static string Quality(NameQuality quality) =>
        quality switch
        {
            NameQuality.Primary => "primary name",
            NameQuality.Strong => "alias",
            _ => "low-quality alias",
        };

    private static string Cut(string text) => text.Length <= LengthMax ? text : text[..LengthMax] + "...";
}
