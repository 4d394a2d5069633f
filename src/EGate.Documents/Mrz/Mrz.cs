using EGate.Core;

namespace EGate.Documents;

/// <summary>Reads machine-readable zones of all five formats: passports, both sizes of identity cards, both sizes of visas.</summary>
public static class Mrz
{
    private static readonly CheckResult DigitsPassed = CheckResult.Passed(
        CheckGroup.Document,
        CheckNames.MrzCheckDigits
    );

    private static readonly CheckResult ExpiryPassed = CheckResult.Passed(
        CheckGroup.Document,
        CheckNames.DocumentExpiry
    );

    /// <summary>
    /// Reads lines as the reader gave them. Never throws for bad lines: what is wrong is in the checks. Nothing is mended on the way;
    /// <see cref="MrzRepair"/> offers what a misread zone may have been.
    /// </summary>
    /// <param name="lines">The lines without terminators.</param>
    /// <param name="today">The date at the lane, against which expiry is judged.</param>
    public static MrzReading Read(IReadOnlyList<string> lines, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (!TryRead(lines, out var zone, out var reason))
        {
            return NotRead(CheckResult.Failed(CheckGroup.Document, CheckNames.MrzFormat, reason));
        }

        var document = MrzDocument.Of(zone);
        var digits = Digits(zone);
        var wrong = Array.FindIndex(digits, d => !d.Correct);
        var format = MrzFormat.Check(zone, today);
        var digitCheck =
            wrong < 0
                ? DigitsPassed
                : CheckResult.Failed(CheckGroup.Document, CheckNames.MrzCheckDigits, digits[wrong].Name);
        var readable = format.Outcome == Outcome.Passed && wrong < 0;
        return new MrzReading(
            document,
            readable ? MrzNames.Identity(document) : null,
            readable ? zone.KeyInformation() : null,
            digits,
            [format, digitCheck, Expiry(zone.ExpiryDate, today, digits)]
        );
    }

    /// <summary>Lays a zone over lines; the reason tells why they are none.</summary>
    internal static bool TryRead(IReadOnlyList<string> lines, out MrzZone zone, out string reason)
    {
        zone = default;
        if (lines.Count is not (2 or 3))
        {
            reason = "line-count";
            return false;
        }

        if (lines.Count == 3 && lines[2].Length == 0)
        {
            reason = "line-length";
            return false;
        }

        if (MrzZone.TryRead(lines[0], lines[1], lines.Count == 3 ? lines[2] : "", out zone, out reason))
        {
            return true;
        }

        if (reason == "character-not-allowed")
        {
            reason = MrzRepair.CharacterReason(lines);
        }

        return false;
    }

    private static CheckDigitResult[] Digits(in MrzZone zone)
    {
        var digits = new CheckDigitResult[zone.DigitCount];
        for (var i = 0; i < digits.Length; i++)
        {
            digits[i] = zone.Digit(i);
        }

        return digits;
    }

    private static CheckResult Expiry(ReadOnlySpan<char> date, DateOnly today, CheckDigitResult[] digits)
    {
        const string digit = "expiry-date-check-digit";
        if (!Array.Find(digits, d => d.Name == digit).Correct)
        {
            return CheckResult.NotDone(CheckGroup.Document, CheckNames.DocumentExpiry, digit);
        }

        // Two digits of year: no document of the last century is still valid, so expiry is always 20xx.
        if (!MrzDates.TryExact(date, 2000, out var expiry))
        {
            return CheckResult.NotPossible(CheckGroup.Document, CheckNames.DocumentExpiry, "expiry-date-not-a-date");
        }

        return expiry >= today
            ? ExpiryPassed
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
}
