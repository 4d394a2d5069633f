namespace EGate.Passengers;

/// <summary>What an interchange begins with.</summary>
/// <param name="Separators">Those in use.</param>
/// <param name="Skip">Characters before UNB.</param>
/// <param name="Contradicted">UNA said others.</param>
internal readonly record struct InterchangeStart(Separators Separators, int Skip, bool Contradicted)
{
    /// <summary>So far behind UNB the next tag is looked for, to see what ends a segment.</summary>
    private const int NextTagWithin = 1024;

    // UNA, six characters, UNB; telex lines may be broken between them.
    private const int HeaderWithin = 32;
    private const int SyntaxLength = 4;

    // UNH, a sign, a reference of up to 35 characters, a sign, the type; line breaks may stand between them.
    private const int BareTypeAt = 5;
    private const int BareTypeWithin = 64;
    private const int TypeLength = 6;

    /// <summary>
    /// Reads UNA, when there is one, and what UNB shows: its element separator stands behind the tag, its component separator behind the
    /// four letters of the syntax (UNOA, IATA, SIRE ..), and the character before the next tag ends a segment. Where UNA says otherwise
    /// the text is right. Null when no interchange begins here.
    /// </summary>
    internal static InterchangeStart? Read(ReadOnlySpan<char> text)
    {
        Separators? said = null;
        var at = 0;
        if (text.StartsWith("UNA", StringComparison.Ordinal))
        {
            said = ReadAdvice(text, out at);
            if (said is null)
            {
                return null;
            }
        }

        return text[at..].StartsWith("UNB", StringComparison.Ordinal) && ReadHeader(text[at..], said) is { } used
            ? new InterchangeStart(used, at, said is { } advice && advice != used)
            : null;
    }

    /// <summary>
    /// Reads what a message shows that stands there without an interchange: UNH, a reference, and one of the two types. Null when none does.
    /// </summary>
    internal static InterchangeStart? ReadBare(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, BareTypeWithin)];
        var type = Math.Max(
            head.IndexOf("PAXLST", StringComparison.Ordinal),
            head.IndexOf("PNRGOV", StringComparison.Ordinal)
        );
        if (!text.StartsWith("UNH", StringComparison.Ordinal) || type < BareTypeAt || type + TypeLength >= text.Length)
        {
            return null;
        }

        var (element, component) = (text[3], text[type + TypeLength]);
        if (!IsSign(element) || !IsSign(component) || element == component || head[type - 1] != element)
        {
            return null;
        }

        var terminator = TerminatorOf(text, type, element, component) ?? Separators.Default.Terminator;
        var release = Separators.Default.Release;
        return new InterchangeStart(
            new Separators(
                component,
                element,
                release == element || release == component || release == terminator ? Separators.NoRelease : release,
                terminator
            ),
            0,
            false
        );
    }

    private static Separators? ReadAdvice(ReadOnlySpan<char> text, out int at)
    {
        var head = text[..Math.Min(text.Length, HeaderWithin)];
        var header = head[3..].IndexOf("UNB", StringComparison.Ordinal);
        at = header + 3;
        if (header < 5)
        {
            return null;
        }

        Span<char> signs = stackalloc char[6];
        signs.Clear();
        var count = 0;
        foreach (var c in head[3..at])
        {
            // A line break is no sign unless it is the last one: then lines end segments.
            if (count < signs.Length && c is not ('\r' or '\n'))
            {
                signs[count++] = c;
            }
        }

        var terminator = count == signs.Length ? signs[5] : '\n';
        return count < 5 || !IsSign(signs[0]) || !IsSign(signs[1])
            ? null
            : new Separators(signs[0], signs[1], ReleaseOf(signs[3]), terminator);
    }

    private static Separators? ReadHeader(ReadOnlySpan<char> text, Separators? said)
    {
        var at = 3;
        var element = Next(text, ref at);
        for (var i = 0; i < SyntaxLength; i++)
        {
            if (!char.IsAsciiLetterOrDigit(Next(text, ref at)))
            {
                return null;
            }
        }

        var component = Next(text, ref at);
        if (!IsSign(element) || !IsSign(component) || element == component || !char.IsAsciiDigit(Next(text, ref at)))
        {
            return null;
        }

        var advice = said ?? Separators.Default;
        var terminator = TerminatorOf(text, at, element, component) ?? advice.Terminator;
        var release =
            advice.Release == element || advice.Release == component || advice.Release == terminator
                ? Separators.NoRelease
                : advice.Release;
        return new Separators(component, element, release, terminator);
    }

    /// <summary>
    /// The sign before one of the first tags. Letters there mean that it is missing just here; when only line breaks stand before all of
    /// them, lines end segments. Null when nothing is found.
    /// </summary>
    private static char? TerminatorOf(ReadOnlySpan<char> text, int from, char element, char component)
    {
        var end = Math.Min(text.Length, from + NextTagWithin);
        var (before, lineBroken, lines) = ('\0', false, false);
        for (var at = from; at + 3 < end; at++)
        {
            if (text[at + 3] == element && text.Slice(at, 3) is "UNH" or "UNG" or "BGM" or "MSG")
            {
                if (IsSign(before) && before != element && before != component)
                {
                    return before;
                }

                lines |= lineBroken;
            }

            lineBroken |= text[at] is '\r' or '\n';
            // An equals sign at the end of a line is a mail program's.
            if (!char.IsWhiteSpace(text[at]) && !(text[at] == '=' && text[at + 1] is '\r' or '\n'))
            {
                (before, lineBroken) = (text[at], false);
            }
        }

        return lines ? '\n' : null;
    }

    private static char Next(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && text[at] is '\r' or '\n')
        {
            at++;
        }

        return at < text.Length ? text[at++] : '\0';
    }

    private static char ReleaseOf(char sign) => IsSign(sign) ? sign : Separators.NoRelease;

    private static bool IsSign(char c) => c != '\0' && !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c);
}
