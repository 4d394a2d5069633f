using System.Text;

namespace EGate.Passengers.Tests;

/// <summary>Seeded mistakes and habits of carriers that leave the meaning of a message as it was.</summary>
internal static class CarrierMistakes
{
    private const string Usual = ":+?'";

    /// <summary>Changes to the segments: counts, trailers, unknown segments, order inside a person.</summary>
    internal static List<string> InSegments(List<string> segments, Random random)
    {
        var changed = segments.ToList();
        for (var n = random.Next(4); n > 0; n--)
        {
            Change(changed, random);
        }

        return changed;
    }

    /// <summary>The text of a file: separators, line ends, telex lines, noise around it, lost and typographic terminators, character set.</summary>
    internal static byte[] InText(List<string> segments, Random random)
    {
        var separators = random.Next(4) switch
        {
            0 => "*|%~",
            1 => ":+?\"",
            _ => Usual,
        };
        var advice = random.Next(3) switch
        {
            0 when separators != "*|%~" => "",
            _ => $"UNA{separators[0]}{separators[1]}.{separators[2]}{(random.Next(2) == 0 ? ' ' : '*')}{separators[3]}",
        };
        var lines = random.Next(3);
        var text = new StringBuilder(advice);
        foreach (var segment in segments)
        {
            text.Append(lines == 1 && random.Next(4) == 0 ? " " : "");
            text.Append(Translate(segment, separators));
            text.Append(Terminator(separators[3], lines, random));
            text.Append(lines == 1 ? "\r\n" : "");
        }

        var whole = lines == 2 ? Wrapped(text.ToString()) : text.ToString();
        whole = Around(whole, random);
        return random.Next(10) switch
        {
            0 => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(whole)],
            1 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(whole)],
            _ => Encoding.UTF8.GetBytes(whole),
        };
    }

    private static void Change(List<string> segments, Random random)
    {
        var at = random.Next(1, segments.Count);
        switch (random.Next(9))
        {
            case 0:
                Replace(segments, "UNT+", _ => "UNT+7+X", random);
                break;
            case 1:
                Remove(segments, s => s.StartsWith("UNT+", StringComparison.Ordinal), random);
                break;
            case 2:
                Remove(segments, s => s.StartsWith("UNZ+", StringComparison.Ordinal), random);
                break;
            case 3:
                segments.Insert(at, "XQQ+12:3+NOTHING");
                break;
            case 4:
                segments.Insert(at, "JUNK LINE OF A SYSTEM");
                break;
            case 5:
                Replace(segments, "CNT+", _ => "CNT+42:999", random);
                break;
            case 6:
                // The expiry in front of its document.
                Swap(segments, "DTM+36:", random);
                break;
            case 7:
                Replace(segments, "DTM+329:", WholeYear, random);
                break;
            default:
                segments.Insert(at, "FTX+AAI+++REMARK WITH ?? RELEASED ?+ SIGNS ?: AND ?' QUOTES");
                break;
        }
    }

    private static string WholeYear(string segment) =>
        segment.Length == "DTM+329:YYMMDD".Length
            ? $"{segment[..8]}{(string.CompareOrdinal(segment, 8, "26", 0, 2) > 0 ? 19 : 20)}{segment[8..]}:102"
            : segment;

    private static void Replace(List<string> segments, string begin, Func<string, string> change, Random random)
    {
        if (Pick(segments, s => s.StartsWith(begin, StringComparison.Ordinal), random) is var at and >= 0)
        {
            segments[at] = change(segments[at]);
        }
    }

    private static void Remove(List<string> segments, Predicate<string> what, Random random)
    {
        if (Pick(segments, what, random) is var at and >= 0)
        {
            segments.RemoveAt(at);
        }
    }

    private static void Swap(List<string> segments, string begin, Random random)
    {
        if (
            Pick(segments, s => s.StartsWith(begin, StringComparison.Ordinal), random) is var at and > 0
            && segments[at - 1].StartsWith("DOC", StringComparison.Ordinal)
        )
        {
            (segments[at - 1], segments[at]) = (segments[at], segments[at - 1]);
        }
    }

    private static int Pick(List<string> segments, Predicate<string> what, Random random)
    {
        var found = Enumerable.Range(0, segments.Count).Where(i => what(segments[i])).ToList();
        return found.Count == 0 ? -1 : found[random.Next(found.Count)];
    }

    private static string Translate(string segment, string separators)
    {
        var text = new StringBuilder();
        for (var i = 0; i < segment.Length; i++)
        {
            if (segment[i] == '?')
            {
                // What had to be released under the usual separators needs it no more under others, but may have it.
                i++;
                text.Append(separators[2]).Append(segment[i]);
            }
            else
            {
                var sign = Usual.IndexOf(segment[i], StringComparison.Ordinal);
                text.Append(sign < 0 ? segment[i] : separators[sign]);
            }
        }

        return text.ToString();
    }

    private static string Terminator(char usual, int lines, Random random) =>
        random.Next(60) switch
        {
            0 when lines == 1 => "",
            1 when usual == '\'' => "\u2019",
            2 => $" {usual}",
            3 => $"{usual}{usual}",
            _ => usual.ToString(),
        };

    /// <summary>Telex lines of 69 characters.</summary>
    private static string Wrapped(string text) => string.Join("\r\n", text.Chunk(69).Select(line => new string(line)));

    private static string Around(string text, Random random) =>
        random.Next(3) switch
        {
            0 => $"\u0001QU UTOXXYY\r\n.UTOAAZZ 240600\r\n\u0002{text}\r\n\u0003\r\nNNNN\r\n",
            1 =>
                $"From: a carrier\r\nSubject: UN messages\r\n\r\n{text}\r\n\r\n--\r\nThis mail was scanned; UNB is no virus.\r\n",
            _ => text,
        };
}
