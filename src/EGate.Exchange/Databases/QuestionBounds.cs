namespace EGate.Exchange;

/// <summary>What may stand in a question. No part can hold a line's end, so the one form of a question can be read one way only.</summary>
internal static class QuestionBounds
{
    internal const int NameMax = 64;
    internal const int NumberMax = 32;
    private const int IdLength = 32;
    private const int CountryMax = 3;

    internal static void Check(string id, AskedDocument document)
    {
        CheckId(id);
        Demand(IsNumber(document.Number), $"a document number has 1 to {NumberMax} letters A-Z and digits");
        Demand(
            IsCountry(document.Country) && document.Country.Length > 0,
            "a country has 1 to 3 letters A-Z, as in the zone"
        );
    }

    internal static void Check(string id, AskedPerson person)
    {
        CheckId(id);
        Demand(
            IsName(person.Surname) && person.Surname.Trim().Length > 0,
            $"a surname has 1 to {NameMax} printable characters"
        );
        Demand(IsName(person.GivenNames), $"given names have at most {NameMax} printable characters");
        Demand(IsBirth(person.Born), "a date of birth is yyyy-MM-dd, yyyy-MM, yyyy or empty");
        Demand(IsCountry(person.Nationality), "a nationality has at most 3 letters A-Z, as in the zone");
    }

    internal static bool IsId(string id) => id.Length == IdLength && id.All(char.IsAsciiHexDigitLower);

    private static void CheckId(string id) => Demand(IsId(id), "a question's id has 32 hexadecimal digits");

    private static bool IsNumber(string text) =>
        text.Length is > 0 and <= NumberMax && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    private static bool IsCountry(string text) => text.Length <= CountryMax && text.All(char.IsAsciiLetterUpper);

    private static bool IsName(string text) => text.Length <= NameMax && AnswerBounds.IsLine(text);

    private static bool IsBirth(string text)
    {
        // Digits and dashes where ISO 8601 has them; whether there is such a day is for the database to say.
        const string Form = "9999-99-99";
        return text.Length is 0 or 4 or 7 or 10
            && text.Select((c, i) => Form[i] == '-' ? c == '-' : char.IsAsciiDigit(c)).All(right => right);
    }

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new DatabaseException(DatabaseFault.NotUnderstood, otherwise);
        }
    }
}
