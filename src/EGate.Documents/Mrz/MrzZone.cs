namespace EGate.Documents;

/// <summary>
/// A machine-readable zone over its own lines: fields are views, digits are computed when asked for, and nothing is allocated. Number and
/// length of the lines and their characters are right; what the fields say is judged by <see cref="Mrz.Read"/>. Personal data.
/// </summary>
public readonly ref struct MrzZone
{
    private readonly ReadOnlySpan<char> _line1;
    private readonly ReadOnlySpan<char> _line2;
    private readonly ReadOnlySpan<char> _line3;
    private readonly MrzLayout _layout;

    private MrzZone(ReadOnlySpan<char> line1, ReadOnlySpan<char> line2, ReadOnlySpan<char> line3, MrzLayout layout)
    {
        _line1 = line1;
        _line2 = line2;
        _line3 = line3;
        _layout = layout;
        OverflowLength = LengthOfOverflow();
    }

    /// <summary>Which of the five it is. A visa is told by its first letter, the others by their lines.</summary>
    public ZoneFormat Format => _layout.Format;

    /// <summary>Two characters.</summary>
    public ReadOnlySpan<char> DocumentCode => At(_layout.DocumentCode);

    /// <summary>Issuing state or organisation, three characters.</summary>
    public ReadOnlySpan<char> Issuer => At(_layout.Issuer);

    /// <summary>The whole name field: 39, 31 or 30 characters.</summary>
    public ReadOnlySpan<char> Name => At(_layout.Name);

    /// <summary>The nine characters of the number's own field.</summary>
    public ReadOnlySpan<char> DocumentNumber => At(_layout.Number);

    /// <summary>
    /// What follows the first nine characters of a long number (Doc 9303-5, 4.2.2, note j; Doc 9303-6, 4.2.2, note j); empty when the number
    /// has no more than nine.
    /// </summary>
    public ReadOnlySpan<char> DocumentNumberRest => At(_layout.Optional)[..OverflowLength];

    /// <summary>Three characters.</summary>
    public ReadOnlySpan<char> Nationality => At(_layout.Nationality);

    /// <summary>YYMMDD, unknown parts as fillers or 00.</summary>
    public ReadOnlySpan<char> BirthDate => At(_layout.Birth);

    /// <summary>One character.</summary>
    public ReadOnlySpan<char> Sex => At(_layout.Sex);

    /// <summary>YYMMDD.</summary>
    public ReadOnlySpan<char> ExpiryDate => At(_layout.Expiry);

    /// <summary>Optional data, without what belongs to a long number.</summary>
    public ReadOnlySpan<char> OptionalData =>
        OverflowLength == 0 ? At(_layout.Optional) : At(_layout.Optional)[(OverflowLength + 1)..];

    /// <summary>The second optional data, which only TD1 has; else empty.</summary>
    public ReadOnlySpan<char> OptionalData2 => _layout.Optional2.Length == 0 ? [] : At(_layout.Optional2);

    /// <summary>How many check digits the format has: 5 in passports, 4 in cards, 3 in visas.</summary>
    public int DigitCount => _layout.Digits.Length;

    /// <summary>True when every check digit is right.</summary>
    public bool DigitsCorrect
    {
        get
        {
            for (var i = 0; i < DigitCount; i++)
            {
                if (!Digit(i).Correct)
                {
                    return false;
                }
            }

            return true;
        }
    }

    internal MrzLayout Layout => _layout;

    private int OverflowLength { get; }

    /// <summary>Lays a zone over lines. False with a stable reason when they are none; an absent third line is empty.</summary>
    public static bool TryRead(
        ReadOnlySpan<char> line1,
        ReadOnlySpan<char> line2,
        ReadOnlySpan<char> line3,
        out MrzZone zone,
        out string reason
    )
    {
        zone = default;
        var lines = line3.IsEmpty ? 2 : 3;
        var layout = MrzLayout.Of(lines, line1.Length, line1.IsEmpty ? ' ' : line1[0]);
        if (layout is null || line2.Length != layout.LineLength || (lines == 3 && line3.Length != layout.LineLength))
        {
            reason = lines == 3 && line1.Length > 33 ? "line-count" : "line-length";
            return false;
        }

        if (
            !CheckDigit.AreMrzCharacters(line1)
            || !CheckDigit.AreMrzCharacters(line2)
            || !CheckDigit.AreMrzCharacters(line3)
        )
        {
            reason = "character-not-allowed";
            return false;
        }

        zone = new MrzZone(line1, line2, line3, layout);
        reason = "ok";
        return true;
    }

    /// <summary>One check digit by itself.</summary>
    /// <param name="index">0 to <see cref="DigitCount"/> - 1, in the order they stand in.</param>
    public CheckDigitResult Digit(int index) =>
        _layout.Digits[index] switch
        {
            CheckDigitKind.DocumentNumber => NumberDigit(),
            CheckDigitKind.BirthDate => DateDigit("birth-date-check-digit", _layout.Birth),
            CheckDigitKind.ExpiryDate => DateDigit("expiry-date-check-digit", _layout.Expiry),
            CheckDigitKind.OptionalData => OptionalDigit(),
            _ => CompositeDigit(),
        };

    /// <summary>
    /// Number, birth and expiry with their digits, 24 characters or, with a long number, more: the secret that opens the chip
    /// (Doc 9303-11, 4.3.2). Fillers that fill the number up to nine belong to it, the one that marks a long number does not.
    /// </summary>
    internal string KeyInformation() =>
        string.Concat(
            string.Concat(DocumentNumber, DocumentNumberRest, [NumberDigit().Found]),
            At(_layout.Birth with { Length = 7 }),
            At(_layout.Expiry with { Length = 7 })
        );

    /// <summary>The number as one text: its field, and the rest of a long one.</summary>
    internal string WholeDocumentNumber() => string.Concat(DocumentNumber, DocumentNumberRest);

    internal ReadOnlySpan<char> At(MrzPlace place) =>
        (
            place.Line switch
            {
                1 => _line1,
                2 => _line2,
                _ => _line3,
            }
        ).Slice(place.Start, place.Length);

    /// <summary>
    /// Characters of the number in the optional data, without its digit. A filler where the digit would stand marks a long number, which
    /// ends before the next filler or with the field.
    /// </summary>
    private int LengthOfOverflow()
    {
        var number = _layout.Number;
        if (
            !_layout.HasLongNumbers
            || At(number)[^1] == '<'
            || At(number with { Start = number.Start + 9, Length = 1 })[0] != '<'
        )
        {
            return 0;
        }

        var optional = At(_layout.Optional);
        var end = optional.IndexOf('<');
        return Math.Max(0, (end < 0 ? optional.Length : end) - 1);
    }

    private CheckDigitResult NumberDigit()
    {
        const string name = "document-number-check-digit";
        var number = _layout.Number;
        var sum = CheckDigit.Sum(DocumentNumber, 0);
        if (OverflowLength == 0)
        {
            return Result(name, number with { Start = number.Start + 9, Length = 1 }, sum);
        }

        var rest = DocumentNumberRest;
        var place = _layout.Optional with { Start = _layout.Optional.Start + OverflowLength, Length = 1 };
        var result = Result(name, place, sum + CheckDigit.Sum(rest, 9));
        if (result.Correct || !Issuer.SequenceEqual("BEL"))
        {
            return result;
        }

        // Belgian cards of the first years count the marking filler in, which moves the weights of the rest by one.
        var old = Result(name, place, sum + CheckDigit.Sum(rest, 10));
        return old.Correct ? old : result;
    }

    private CheckDigitResult DateDigit(string name, MrzPlace date) =>
        Result(name, date with { Start = date.Start + 6, Length = 1 }, CheckDigit.Sum(At(date), 0));

    private CheckDigitResult OptionalDigit()
    {
        var data = At(_layout.Optional);
        var digit = Result("optional-data-check-digit", _layout.OptionalDigit, CheckDigit.Sum(data, 0));
        return digit.Found == '<' && !data.ContainsAnyExcept('<') ? digit with { Correct = true } : digit;
    }

    private CheckDigitResult CompositeDigit()
    {
        var sum = 0;
        var position = 0;
        foreach (var part in _layout.CompositeCovers)
        {
            sum += CheckDigit.Sum(At(part), position);
            position += part.Length;
        }

        return Result("composite-check-digit", _layout.Composite, sum);
    }

    private CheckDigitResult Result(string name, MrzPlace place, int sum)
    {
        var found = At(place)[0];
        var expected = CheckDigit.Digit(sum);
        return new CheckDigitResult(name, place.Line, place.Start + 1, found, expected, found == expected);
    }
}
