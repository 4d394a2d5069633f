using System.Text;
using System.Text.RegularExpressions;

namespace EGate.Passengers.Tests;

/// <summary>Seeded mistakes that go further than <see cref="CarrierMistakes"/>: order, places and character sets. Whom the file names stays the same.</summary>
internal static partial class HardMistakes
{
    /// <summary>Changes to the segments of a whole interchange.</summary>
    internal static List<string> InSegments(List<string> segments, Random random)
    {
        var changed = random.Next(2) == 0 ? CarrierMistakes.InSegments(segments, random) : segments.ToList();
        if (
            changed
                .Zip(changed.Skip(1))
                .Any(p => IsExpiry(p.First) && p.Second.StartsWith("DOC", StringComparison.Ordinal))
        )
        {
            // An expiry in front of its document already: any further change of order would make it another document's.
            return changed;
        }

        for (var n = random.Next(1, 5); n > 0; n--)
        {
            changed = Change(changed, random);
        }

        return changed;
    }

    /// <summary>The bytes of a file: what <see cref="CarrierMistakes"/> does, or another character set, or a mail program's line breaks.</summary>
    internal static byte[] InText(List<string> segments, Random random)
    {
        var plain = string.Concat(segments.Select(s => s + "'"));
        return random.Next(9) switch
        {
            0 => Encoding.Unicode.GetBytes(plain),
            1 => Encoding.BigEndianUnicode.GetBytes(plain),
            2 => CodePagesEncodingProvider.Instance.GetEncoding(500)!.GetBytes(plain),
            3 => Encoding.ASCII.GetBytes(
                "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                    + string.Join("=\r\n", plain.Chunk(random.Next(40, 76)).Select(c => new string(c)))
                    + "\r\n\r\n-- \r\nThis mail is confidential.\r\n"
            ),
            4
                when segments.TrueForAll(s =>
                    !s.Contains("UNB+", StringComparison.Ordinal) || s.StartsWith("UNB", StringComparison.Ordinal)
                ) => Encoding.ASCII.GetBytes(WithoutEnvelope(segments)),
            5 => Encoding.Latin1.GetBytes($"{plain}\r\n\u00E9\u00FC\u00F1\r\n"),
            6 => [.. CarrierMistakes.InText(segments, random), .. "\r\nNNNN\r\n"u8],
            _ => CarrierMistakes.InText(segments, random),
        };
    }

    private static List<string> Change(List<string> segments, Random random) =>
        random.Next(9) switch
        {
            0 => Shuffled(segments, random),
            1 => FlightLast(segments),
            2 => Each(
                segments,
                s => s.Replace("NAD+FL+++", random.Next(2) == 0 ? "NAD+FL++" : "NAD+FL+", StringComparison.Ordinal)
            ),
            3 => Each(segments, s => s.Replace("ATT+2++", "ATT+2+", StringComparison.Ordinal)),
            4 => Each(segments, s => s.Replace("NAT+2+", "NAT+", StringComparison.Ordinal)),
            5 => Each(segments, s => Expiry().Replace(s, "DTM+36:20$1:102")),
            6 => WithVisas(segments),
            7 => Each(segments, s => DocsDate().Replace(s, m => WholeYear(m))),
            _ => Each(segments, s => s.StartsWith("TIF+", StringComparison.Ordinal) ? TitleFirst(s) : s),
        };

    private static bool IsExpiry(string segment) => segment.StartsWith("DTM+36", StringComparison.Ordinal);

    private static List<string> Each(List<string> segments, Func<string, string> change) =>
        [.. segments.Select(change)];

    /// <summary>What follows a NAD in another order; a document keeps its own date and issuer behind it.</summary>
    private static List<string> Shuffled(List<string> segments, Random random)
    {
        var changed = new List<string>();
        for (var at = 0; at < segments.Count; at++)
        {
            changed.Add(segments[at]);
            if (!segments[at].StartsWith("NAD+F", StringComparison.Ordinal))
            {
                continue;
            }

            var blocks = new List<List<string>>();
            for (; at + 1 < segments.Count && IsOfPerson(segments[at + 1]); at++)
            {
                var next = segments[at + 1];
                var belongs =
                    next.StartsWith("DTM+36", StringComparison.Ordinal)
                    || next.StartsWith("LOC+91", StringComparison.Ordinal);
                var document = blocks.FindLastIndex(b => b[0].StartsWith("DOC", StringComparison.Ordinal));
                if (belongs && document >= 0)
                {
                    blocks[document].Add(next);
                }
                else
                {
                    blocks.Add([next]);
                }
            }

            changed.AddRange(blocks.OrderBy(_ => random.Next()).SelectMany(b => b));
        }

        return changed;
    }

    private static bool IsOfPerson(string segment) =>
        segment[..Math.Min(3, segment.Length)]
            is "ATT"
                or "DTM"
                or "MEA"
                or "GEI"
                or "FTX"
                or "LOC"
                or "NAT"
                or "RFF"
                or "DOC";

    /// <summary>The flight behind the persons, in a file of one message.</summary>
    private static List<string> FlightLast(List<string> segments)
    {
        var from = segments.FindIndex(s => s.StartsWith("TDT+", StringComparison.Ordinal));
        var to = segments.FindIndex(s => s.StartsWith("NAD+F", StringComparison.Ordinal));
        var end = segments.FindIndex(s => s.StartsWith("CNT+", StringComparison.Ordinal));
        if (
            from < 0
            || to < from
            || end < to
            || segments.Count(s => s.StartsWith("UNH", StringComparison.Ordinal)) != 1
        )
        {
            return segments;
        }

        return [.. segments[..from], .. segments[to..end], .. segments[from..to], .. segments[end..]];
    }

    private static List<string> WithVisas(List<string> segments) =>
        [
            .. segments.SelectMany(s =>
                s.StartsWith("LOC+91", StringComparison.Ordinal)
                    ? new[] { s, "DOC+V:110:111+99887766", "DTM+36:300101", "LOC+91+UTX" }
                    : [s]
            ),
        ];

    private static string WholeYear(Match match)
    {
        var year = int.Parse(match.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        return $"/{match.Groups[1].Value}{(year > 34 ? 1900 : 2000) + year}/";
    }

    /// <summary>MR JOHN instead of JOHN MR or JOHNMR.</summary>
    private static string TitleFirst(string tif)
    {
        var match = Titled().Match(tif);
        return match.Success
            ? $"{match.Groups[1].Value}{match.Groups[3].Value} {match.Groups[2].Value}{match.Groups[4].Value}"
            : tif;
    }

    private static string WithoutEnvelope(List<string> segments) =>
        string.Concat(
            segments
                .Where(s => s[..Math.Min(3, s.Length)] is not ("UNB" or "UNG" or "UNE" or "UNZ"))
                .Select(s => s + "'\r\n")
        );

    [GeneratedRegex(@"^DTM\+36:(\d{6})$")]
    private static partial Regex Expiry();

    [GeneratedRegex(@"/(\d\d[A-Z]{3})(\d\d)/")]
    private static partial Regex DocsDate();

    [GeneratedRegex(@"^(TIF\+[^+]+\+)([A-Z ]+?) ?(MRS|MR)(:.*)$")]
    private static partial Regex Titled();
}
