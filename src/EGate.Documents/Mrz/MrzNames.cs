using EGate.Core;

namespace EGate.Documents;

/// <summary>Turns fields with fillers into an identity that lists can be searched for (Doc 9303-3, 4.6; Doc 9303-4, 4.2.3).</summary>
internal static class MrzNames
{
    /// <summary>The identity of a zone whose format and check digits passed.</summary>
    public static TravellerIdentity Identity(MrzDocument document)
    {
        var (surname, given) = Split(document.Name);
        return new TravellerIdentity(
            surname,
            given,
            // A letter in the last place: the name may have been cut there, or may just fit. Both must be searched as cut.
            document.Name[^1] != '<',
            document.BirthDate,
            document.Sex,
            document.Nationality.TrimEnd('<'),
            document.DocumentNumber.Replace("<", "", StringComparison.Ordinal),
            document.Issuer.TrimEnd('<'),
            document.ExpiryDate
        );
    }

    /// <summary>Primary and secondary identifier of a name field; the second is empty where there is none.</summary>
    public static (string Surname, string Given) Split(ReadOnlySpan<char> field)
    {
        var divider = field.IndexOf("<<", StringComparison.Ordinal);
        return divider < 0 ? (Words(field), "") : (Words(field[..divider]), Words(field[divider..]));
    }

    /// <summary>The words between fillers, one space between them.</summary>
    private static string Words(ReadOnlySpan<char> part)
    {
        part = part.Trim('<');
        // The names of data groups may be longer than those of zones.
        Span<char> words = part.Length <= 64 ? stackalloc char[part.Length] : new char[part.Length];
        var length = 0;
        foreach (var c in part)
        {
            if (c != '<')
            {
                words[length++] = c;
            }
            else if (words[length - 1] != ' ')
            {
                words[length++] = ' ';
            }
        }

        return words[..length].ToString();
    }
}
