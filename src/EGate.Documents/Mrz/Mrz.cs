using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// Reads machine-readable zones of passports: two lines of 44 characters (TD3, Doc 9303-4). The other formats (TD1, TD2, visas) are
/// recognised and answered with NotPossible <c>format-not-supported</c>; they are not read yet.
/// </summary>
public static class Mrz
{
    private const int LineLength = 44;

    /// <summary>
    /// Reads lines as the reader gave them. Never throws for bad lines: what is wrong is in the checks.
    /// </summary>
    /// <param name="lines">The lines without terminators.</param>
    /// <param name="today">The date at the lane, against which expiry is judged.</param>
    public static MrzReading Read(IReadOnlyList<string> lines, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var shape = Shape(lines);
        if (shape is not null)
        {
            return NotRead(shape);
        }

        var document = Fields(lines[0], lines[1]);
        var digits = Digits(lines[1]);
        var format = MrzFormat.Check(document, today);
        var wrong = digits.FirstOrDefault(d => !d.Correct);
        var digitCheck = wrong is null
            ? CheckResult.Passed(CheckGroup.Document, CheckNames.MrzCheckDigits)
            : CheckResult.Failed(CheckGroup.Document, CheckNames.MrzCheckDigits, wrong.Name);
        var readable = format.Outcome == Outcome.Passed && wrong is null;
        return new MrzReading(
            document,
            readable ? MrzNames.Identity(document) : null,
            readable ? KeyInformation(lines[1]) : null,
            digits,
            [format, digitCheck, Expiry(document, today, digits)]
        );
    }

    /// <summary>The 24 characters that open the chip, cut from line 2: number, birth and expiry with their digits.</summary>
    private static string KeyInformation(string line2) => string.Concat(line2[..10], line2[13..20], line2[21..28]);

    private static CheckResult? Shape(IReadOnlyList<string> lines)
    {
        if (IsOtherFormat(lines))
        {
            return NotPossible("format-not-supported");
        }

        if (lines.Count != 2)
        {
            return Failed("line-count");
        }

        if (lines.Any(l => l.Length != LineLength))
        {
            return Failed("line-length");
        }

        return lines.All(l => l.All(CheckDigit.IsMrzCharacter)) ? null : Failed("character-not-allowed");
    }

    /// <summary>TD1 is 3 x 30, TD2 and the small visa are 2 x 36, the large visa is 2 x 44 and starts with V (Doc 9303-5, -6, -7).</summary>
    private static bool IsOtherFormat(IReadOnlyList<string> lines) =>
        (lines.Count == 3 && lines.All(l => l.Length == 30))
        || (lines.Count == 2 && lines.All(l => l.Length == 36))
        || (lines.Count == 2 && lines.All(l => l.Length == LineLength) && lines[0][0] == 'V');

    private static MrzDocument Fields(string line1, string line2) =>
        new(
            line1[..2],
            line1[2..5],
            line1[5..],
            line2[..9],
            line2[10..13],
            line2[13..19],
            line2[20..21],
            line2[21..27],
            line2[28..42]
        );

    private static List<CheckDigitResult> Digits(string line2) =>
        [
            Digit("document-number-check-digit", line2, 10, line2[..9]),
            Digit("birth-date-check-digit", line2, 20, line2[13..19]),
            Digit("expiry-date-check-digit", line2, 28, line2[21..27]),
            OptionalDigit(line2),
            Digit("composite-check-digit", line2, 44, string.Concat(line2[..10], line2[13..20], line2[21..43])),
        ];

    private static CheckDigitResult Digit(string name, string line2, int position, string covered)
    {
        var expected = CheckDigit.Over(covered);
        var found = line2[position - 1];
        return new CheckDigitResult(name, 2, position, found, expected, found == expected);
    }

    private static CheckDigitResult OptionalDigit(string line2)
    {
        var digit = Digit("optional-data-check-digit", line2, 43, line2[28..42]);
        var emptyAndFilled = digit.Found == '<' && line2[28..42].All(c => c == '<');
        return digit with { Correct = digit.Correct || emptyAndFilled };
    }

    private static CheckResult Expiry(MrzDocument document, DateOnly today, List<CheckDigitResult> digits)
    {
        if (!digits.Single(d => d.Name == "expiry-date-check-digit").Correct)
        {
            return CheckResult.NotDone(CheckGroup.Document, CheckNames.DocumentExpiry, "expiry-date-check-digit");
        }

        // Two digits of year: no passport of the last century is still valid, so expiry is always 20xx.
        if (!MrzDates.TryExact(document.ExpiryDate, 2000, out var expiry))
        {
            return CheckResult.NotPossible(CheckGroup.Document, CheckNames.DocumentExpiry, "expiry-date-not-a-date");
        }

        return expiry >= today
            ? CheckResult.Passed(CheckGroup.Document, CheckNames.DocumentExpiry)
            : CheckResult.Failed(CheckGroup.Document, CheckNames.DocumentExpiry, "expired");
    }

    private static MrzReading NotRead(CheckResult format) =>
        new(
            null,
            null,
            null,
            [],
            [
                format,
                CheckResult.NotDone(CheckGroup.Document, CheckNames.MrzCheckDigits, format.Reason),
                CheckResult.NotDone(CheckGroup.Document, CheckNames.DocumentExpiry, format.Reason),
            ]
        );

    private static CheckResult Failed(string reason) =>
        CheckResult.Failed(CheckGroup.Document, CheckNames.MrzFormat, reason);

    private static CheckResult NotPossible(string reason) =>
        CheckResult.NotPossible(CheckGroup.Document, CheckNames.MrzFormat, reason);
}
