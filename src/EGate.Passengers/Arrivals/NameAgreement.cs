using EGate.Core;

namespace EGate.Passengers;

/// <summary>
/// Whether the name of a document and an announced one are the same, exactly or as far as they were written out. It is no search for
/// similar spellings: that is what watchlists do. A carrier reads the name from the zone, so it agrees or it is another one, except that
/// either may be cut, given names may be missing behind the first, words may be joined, and a title may be glued to the end.
/// </summary>
internal static class NameAgreement
{
    /// <summary>A name field of the zone holds 39 characters (Doc 9303-4, 4.2.2), of a small card 30 (Doc 9303-5); both may have cut the name.</summary>
    private const int CutFrom = 28;

    /// <summary>A cut name must have this many letters to count as the beginning of another.</summary>
    private const int BeginningMin = 3;

    /// <summary>True when both names may be those of one person.</summary>
    internal static bool Agree(TravellerIdentity traveller, string surname, string givenNames)
    {
        var (own, announced) = (MrzForm.Letters(traveller.Surname), MrzForm.Letters(surname));
        var cut = traveller.NameTruncated || own.Length >= CutFrom || announced.Length >= CutFrom;
        if (own.Length == 0 || announced.Length == 0 || !(own == announced || cut && BeginsAlike(own, announced)))
        {
            return false;
        }

        var (ownGiven, announcedGiven) = (MrzForm.Name(traveller.GivenNames), MrzForm.Name(givenNames));
        return GivenAgree(ownGiven, announcedGiven, cut)
            || GivenAgree(ownGiven, WrittenNames.WithoutTitle(announcedGiven), cut);
    }

    /// <summary>Equal letters, or the one has all words of the other in front; an empty one says nothing against it.</summary>
    private static bool GivenAgree(string own, string announced, bool cut)
    {
        if (own.Length == 0 || announced.Length == 0)
        {
            return true;
        }

        var (ownLetters, announcedLetters) = (MrzForm.Letters(own), MrzForm.Letters(announced));
        return ownLetters == announcedLetters
            || BeginsWithWordsOf(own, announced)
            || BeginsWithWordsOf(announced, own)
            || cut && BeginsAlike(ownLetters, announcedLetters);
    }

    private static bool BeginsWithWordsOf(string whole, string part) =>
        whole.Length > part.Length && whole.StartsWith(part, StringComparison.Ordinal) && whole[part.Length] == ' ';

    private static bool BeginsAlike(string one, string other)
    {
        var length = Math.Min(one.Length, other.Length);
        return length >= BeginningMin && string.CompareOrdinal(one, 0, other, 0, length) == 0;
    }
}
