namespace EGate.Documents;

/// <summary>Writes machine-readable zones of all five formats with their check digits: what an issuing authority prints.</summary>
public static class MrzWriter
{
    private const int NumberLength = 9;

    /// <summary>
    /// The lines. Fields are filled up with fillers; a name that does not fit is cut so that its last place holds a letter, which is how a
    /// reader knows (Doc 9303-4, 4.2.3). Empty optional data of a passport gets the digit <c>&lt;</c>, the form the standard prefers.
    /// </summary>
    /// <exception cref="ArgumentException">A field is too long or holds a character that a machine-readable zone cannot.</exception>
    public static IReadOnlyList<string> Write(ZoneFormat format, MrzFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var layout = MrzLayout.Of(format);
        var lines = new char[layout.Lines][];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = new string('<', layout.LineLength).ToCharArray();
        }

        Put(lines, layout.DocumentCode, fields.DocumentCode.Length == 0 ? Letter(format) : fields.DocumentCode);
        Put(lines, layout.Issuer, fields.Issuer);
        Put(lines, layout.Name, Name(fields, layout.Name.Length));
        PutNumber(lines, layout, fields);
        Put(lines, layout.Nationality, fields.Nationality);
        PutDate(lines, layout.Birth, fields.BirthDate);
        Put(lines, layout.Sex, fields.Sex);
        PutDate(lines, layout.Expiry, fields.ExpiryDate);
        Put(lines, layout.Optional2, fields.OptionalData2);
        PutOptionalDigit(lines, layout);
        PutComposite(lines, layout);
        return [.. lines.Select(l => new string(l))];
    }

    private static string Letter(ZoneFormat format) =>
        format switch
        {
            ZoneFormat.Td3 => "P",
            ZoneFormat.MrvA or ZoneFormat.MrvB => "V",
            _ => "I",
        };

    /// <summary>
    /// The name field. Where the cut would fall behind a word, so that the name would look whole, that word gives up its last letter.
    /// </summary>
    private static string Name(MrzFields fields, int length)
    {
        var given = fields.GivenNames.Length == 0 ? "" : "<<" + fields.GivenNames;
        var field = (fields.Surname + given).Replace(' ', '<');
        while (field.Length > length && field[length - 1] == '<')
        {
            var word = field.AsSpan(0, length).TrimEnd('<').Length;
            if (word < 2)
            {
                break;
            }

            field = field.Remove(word - 1, 1);
        }

        return field.Length > length ? field[..length] : field;
    }

    private static void PutNumber(char[][] lines, MrzLayout layout, MrzFields fields)
    {
        var number = fields.DocumentNumber;
        if (number.Length <= NumberLength || !layout.HasLongNumbers)
        {
            Put(lines, layout.Number, number);
            PutDigit(lines, layout.Number);
            Put(lines, layout.Optional, fields.OptionalData);
            return;
        }

        if (number.Contains('<', StringComparison.Ordinal))
        {
            throw new ArgumentException("a long document number cannot hold fillers");
        }

        Put(lines, layout.Number, number[..NumberLength]);
        var data = fields.OptionalData.Length == 0 ? "" : "<" + fields.OptionalData;
        Put(lines, layout.Optional, string.Concat(number[NumberLength..], Digit(number), data));
    }

    private static void PutDate(char[][] lines, MrzPlace place, string date)
    {
        Put(lines, place, date);
        PutDigit(lines, place);
    }

    private static void PutOptionalDigit(char[][] lines, MrzLayout layout)
    {
        if (layout.OptionalDigit.Length != 0 && At(lines, layout.Optional).ContainsAnyExcept('<'))
        {
            PutDigit(lines, layout.Optional);
        }
    }

    private static void PutComposite(char[][] lines, MrzLayout layout)
    {
        if (layout.Composite.Length != 0)
        {
            var covered = string.Concat(layout.CompositeCovers.Select(p => At(lines, p).ToString()));
            Put(lines, layout.Composite, Digit(covered));
        }
    }

    /// <summary>The digit over a field, in the place behind it.</summary>
    private static void PutDigit(char[][] lines, MrzPlace place) =>
        lines[place.Line - 1][place.Start + place.Length] = CheckDigit.Over(At(lines, place));

    private static void Put(char[][] lines, MrzPlace place, string value)
    {
        if (value.Length > place.Length || !CheckDigit.AreMrzCharacters(value))
        {
            throw new ArgumentException(
                $"a field of {place.Length} characters is too long or holds a character outside 0-9, A-Z"
            );
        }

        if (value.Length != 0)
        {
            value.CopyTo(lines[place.Line - 1].AsSpan(place.Start));
        }
    }

    private static Span<char> At(char[][] lines, MrzPlace place) =>
        lines[place.Line - 1].AsSpan(place.Start, place.Length);

    private static string Digit(string covered) => CheckDigit.Over(covered).ToString();
}
