namespace EGate.Documents;

/// <summary>
/// Where the fields and digits of each format stand (Doc 9303-4, 4.2.2; -5, 4.2.2; -6, 4.2.2; -7, 4.2.2 and 5.2.2). The name is the rest
/// of its line in every format, and a date is always followed by its digit.
/// </summary>
internal sealed record MrzLayout
{
    private static readonly CheckDigitKind[] WithoutComposite =
    [
        CheckDigitKind.DocumentNumber,
        CheckDigitKind.BirthDate,
        CheckDigitKind.ExpiryDate,
    ];

    private static readonly CheckDigitKind[] WithComposite = [.. WithoutComposite, CheckDigitKind.Composite];

    private static readonly MrzLayout Td3 = new()
    {
        Format = ZoneFormat.Td3,
        LineLength = 44,
        Optional = new(2, 28, 14),
        OptionalDigit = new(2, 42, 1),
        Composite = new(2, 43, 1),
        CompositeCovers = [new(2, 0, 10), new(2, 13, 7), new(2, 21, 22)],
        Digits = [.. WithoutComposite, CheckDigitKind.OptionalData, CheckDigitKind.Composite],
    };

    private static readonly MrzLayout Td2 = new()
    {
        Format = ZoneFormat.Td2,
        LineLength = 36,
        Optional = new(2, 28, 7),
        Composite = new(2, 35, 1),
        CompositeCovers = [new(2, 0, 10), new(2, 13, 7), new(2, 21, 14)],
        Digits = WithComposite,
        HasLongNumbers = true,
    };

    private static readonly MrzLayout Td1 = new()
    {
        Format = ZoneFormat.Td1,
        Lines = 3,
        LineLength = 30,
        Name = new(3, 0, 30),
        Number = new(1, 5, 9),
        Optional = new(1, 15, 15),
        Birth = new(2, 0, 6),
        Sex = new(2, 7, 1),
        Expiry = new(2, 8, 6),
        Nationality = new(2, 15, 3),
        Optional2 = new(2, 18, 11),
        Composite = new(2, 29, 1),
        CompositeCovers = [new(1, 5, 25), new(2, 0, 7), new(2, 8, 7), new(2, 18, 11)],
        Digits = WithComposite,
        HasLongNumbers = true,
    };

    private static readonly MrzLayout MrvA = new()
    {
        Format = ZoneFormat.MrvA,
        LineLength = 44,
        Optional = new(2, 28, 16),
        Digits = WithoutComposite,
    };

    private static readonly MrzLayout MrvB = new()
    {
        Format = ZoneFormat.MrvB,
        LineLength = 36,
        Optional = new(2, 28, 8),
        Digits = WithoutComposite,
    };

    public required ZoneFormat Format { get; init; }

    public int Lines { get; init; } = 2;

    public required int LineLength { get; init; }

    public MrzPlace DocumentCode { get; } = new(1, 0, 2);

    public MrzPlace Issuer { get; } = new(1, 2, 3);

    public MrzPlace Name
    {
        get => field.Length == 0 ? new(1, 5, LineLength - 5) : field;
        init;
    }

    public MrzPlace Number { get; init; } = new(2, 0, 9);

    public MrzPlace Nationality { get; init; } = new(2, 10, 3);

    public MrzPlace Birth { get; init; } = new(2, 13, 6);

    public MrzPlace Sex { get; init; } = new(2, 20, 1);

    public MrzPlace Expiry { get; init; } = new(2, 21, 6);

    /// <summary>Optional data; where numbers may be long, the place that their rest runs over into.</summary>
    public required MrzPlace Optional { get; init; }

    /// <summary>The second optional data of TD1.</summary>
    public MrzPlace Optional2 { get; init; }

    /// <summary>The digit over <see cref="Optional"/>: in passports only.</summary>
    public MrzPlace OptionalDigit { get; init; }

    /// <summary>The digit over most of the zone; visas have none.</summary>
    public MrzPlace Composite { get; init; }

    /// <summary>What <see cref="Composite"/> covers, in this order.</summary>
    public MrzPlace[] CompositeCovers { get; init; } = [];

    /// <summary>The digits in the order they stand in.</summary>
    public required CheckDigitKind[] Digits { get; init; }

    /// <summary>True when a document number of more than nine characters runs over into the optional data.</summary>
    public bool HasLongNumbers { get; init; }

    public static MrzLayout Of(ZoneFormat format) =>
        format switch
        {
            ZoneFormat.Td1 => Td1,
            ZoneFormat.Td2 => Td2,
            ZoneFormat.Td3 => Td3,
            ZoneFormat.MrvA => MrvA,
            ZoneFormat.MrvB => MrvB,
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };

    /// <summary>The layout by the number and length of lines; a visa is told by its first letter. Null when there is none.</summary>
    public static MrzLayout? Of(int lines, int length, char first) =>
        (lines, length) switch
        {
            (3, 30) => Td1,
            (2, 36) => first == 'V' ? MrvB : Td2,
            (2, 44) => first == 'V' ? MrvA : Td3,
            _ => null,
        };
}
