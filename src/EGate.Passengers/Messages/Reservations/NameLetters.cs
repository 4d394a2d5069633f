namespace EGate.Passengers;

/// <summary>How far two names agree.</summary>
internal enum NameLikeness
{
    /// <summary>They are not one person's.</summary>
    None = 0,

    /// <summary>Both parts begin alike.</summary>
    Beginning = 1,

    /// <summary>Letter for letter.</summary>
    Equal = 2,
}

/// <summary>The capital letters of a family name and of given names, without anything between them; made once and compared often.</summary>
internal readonly record struct NameLetters(string Surname, string Given)
{
    private const int BeginningMin = 2;

    internal static NameLetters Of(string surname, string given) => new(Letters(surname), Letters(given));

    /// <summary>
    /// Equal; or the family names begin alike and so do the given names, which is what a document and a reservation of one person have in
    /// common when one of them is cut, has a middle name glued to it, or lost one.
    /// </summary>
    internal NameLikeness Compare(NameLetters other) =>
        Surname == other.Surname && Given == other.Given ? NameLikeness.Equal
        : BeginAlike(Surname, other.Surname) && BeginAlike(Given, other.Given) ? NameLikeness.Beginning
        : NameLikeness.None;

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter)).ToUpperInvariant();

    private static bool BeginAlike(string one, string other)
    {
        var length = Math.Min(one.Length, other.Length);
        return (length >= BeginningMin || one.Length == other.Length)
            && string.CompareOrdinal(one, 0, other, 0, length) == 0;
    }
}
