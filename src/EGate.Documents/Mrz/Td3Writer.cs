namespace EGate.Documents;

/// <summary>Writes TD3 machine-readable zones with all check digits (Doc 9303-4, 4.2.2): what an issuing authority prints.</summary>
public static class Td3Writer
{
    private const int NameLength = 39;

    /// <summary>
    /// The two lines of 44 characters. Fields are filled up with fillers; a name that does not fit is cut at the end, so that its last
    /// place holds a letter. Empty optional data gets the digit <c>&lt;</c>, the form the standard prefers.
    /// </summary>
    /// <exception cref="ArgumentException">A field is too long or holds a character that a machine-readable zone cannot.</exception>
    public static (string Line1, string Line2) Write(Td3Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var name = Name(fields);
        var line1 = Fill(fields.DocumentCode, 2) + Fill(fields.Issuer, 3) + name;
        var number = Fill(fields.DocumentNumber, 9);
        var birth = Fill(fields.BirthDate, 6);
        var expiry = Fill(fields.ExpiryDate, 6);
        var optional = Fill(fields.OptionalData, 14);
        var numberPart = number + CheckDigit.Over(number);
        var birthPart = birth + CheckDigit.Over(birth);
        var rest =
            expiry
            + CheckDigit.Over(expiry)
            + optional
            + (fields.OptionalData.Length == 0 ? '<' : CheckDigit.Over(optional));
        var composite = CheckDigit.Over(numberPart + birthPart + rest);
        var line2 = numberPart + Fill(fields.Nationality, 3) + birthPart + Fill(fields.Sex, 1) + rest + composite;
        return (line1, line2);
    }

    private static string Name(Td3Fields fields)
    {
        var given = fields.GivenNames.Length == 0 ? "" : "<<" + fields.GivenNames;
        var field = (fields.Surname + given).Replace(' ', '<');
        return Fill(field.Length > NameLength ? field[..NameLength] : field, NameLength);
    }

    private static string Fill(string value, int length)
    {
        if (value.Length > length || !value.All(CheckDigit.IsMrzCharacter))
        {
            throw new ArgumentException(
                $"a field of {length} characters is too long or holds a character outside 0-9, A-Z"
            );
        }

        return value.PadRight(length, '<');
    }
}

/// <summary>What is printed in a TD3 zone, without fillers and check digits.</summary>
/// <param name="Surname">Primary identifier; words separated by spaces.</param>
/// <param name="GivenNames">Secondary identifier; may be empty.</param>
/// <param name="DocumentNumber">Up to nine characters.</param>
/// <param name="BirthDate">YYMMDD; unknown parts as fillers.</param>
/// <param name="Sex"><c>M</c>, <c>F</c> or <c>&lt;</c>.</param>
/// <param name="ExpiryDate">YYMMDD, this century.</param>
/// <param name="Issuer">Issuing state, up to three letters.</param>
/// <param name="Nationality">Up to three letters.</param>
/// <param name="OptionalData">Up to fourteen characters, e.g. a personal number.</param>
/// <param name="DocumentCode"><c>P</c> and a second letter, or <c>P</c> alone.</param>
public sealed record Td3Fields(
    string Surname,
    string GivenNames,
    string DocumentNumber,
    string BirthDate,
    string Sex,
    string ExpiryDate,
    string Issuer = "UTO",
    string Nationality = "UTO",
    string OptionalData = "",
    string DocumentCode = "P"
)
{
    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "machine-readable zone to write";
}
