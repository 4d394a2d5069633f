namespace EGate.Documents;

/// <summary>
/// Offers what a zone with wrong characters may have been: 0 for O, 1 for I and their like. Nothing is ever taken over by itself: the digits
/// let one wrong guess in ten pass.
/// </summary>
public static class MrzRepair
{
    /// <summary>The most candidates that are offered.</summary>
    public const int MaxCandidates = 8;

    /// <summary>The most characters that are exchanged in fields where letters and digits may stand.</summary>
    public const int MaxExchanges = 2;

    /// <summary>
    /// Zones whose every field and digit is right, with the fewest exchanges that reach it: with more, others would fit by chance. None when
    /// the lines are right already, when they are not those of any format, or when no exchange makes them right.
    /// </summary>
    public static IReadOnlyList<MrzCandidate> Candidates(IReadOnlyList<string> lines, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count is not (2 or 3) || lines[0].Length == 0)
        {
            return [];
        }

        var text = lines.Select(l => l.Select(MrzLookalikes.Plain).ToArray()).ToArray();
        var layout = MrzLayout.Of(lines.Count, text[0].Length, text[0][0]);
        if (layout is null || Array.Exists(text, l => l.Length != layout.LineLength))
        {
            return [];
        }

        return new Search(lines, text, layout, today).Run();
    }

    /// <summary>Why characters are not allowed: a reader's small letters and other fillers have a word of their own, garbage has another.</summary>
    internal static string CharacterReason(IReadOnlyList<string> lines)
    {
        var reason = "lower-case";
        foreach (var c in lines.SelectMany(l => l).Where(c => !CheckDigit.IsMrzCharacter(c)))
        {
            if (MrzLookalikes.IsOtherFiller(c))
            {
                reason = "filler-character";
            }
            else if (!char.IsAsciiLetterLower(c))
            {
                return "character-not-allowed";
            }
        }

        return reason;
    }

    private sealed class Search(IReadOnlyList<string> lines, char[][] text, MrzLayout layout, DateOnly today)
    {
        private readonly List<MrzCandidate> _found = [];
        private readonly List<(int Line, int Index)> _exchangeable = [];

        public IReadOnlyList<MrzCandidate> Run()
        {
            Force();
            if (text.Any(l => !CheckDigit.AreMrzCharacters(l)))
            {
                return [];
            }

            for (var count = 0; count <= MaxExchanges && _found.Count == 0; count++)
            {
                Exchange(count, 0);
            }

            return [.. _found.Where(c => c.Changes.Count > 0)];
        }

        /// <summary>What the kind of a field leaves no choice about, and where there is one.</summary>
        private void Force()
        {
            Each(layout.Issuer, MrzLookalikes.ToLetter);
            Each(layout.Name, MrzLookalikes.ToLetter);
            Each(layout.Nationality, MrzLookalikes.ToLetter);
            Each(layout.DocumentCode, MrzLookalikes.ToLetter);
            Each(layout.Birth with { Length = 7 }, MrzLookalikes.ToDigit);
            Each(layout.Expiry with { Length = 7 }, MrzLookalikes.ToDigit);
            Each(
                layout.Number with
                {
                    Start = layout.Number.Start + layout.Number.Length,
                    Length = 1,
                },
                MrzLookalikes.ToDigit
            );
            Each(layout.OptionalDigit, MrzLookalikes.ToDigit);
            Each(layout.Composite, MrzLookalikes.ToDigit);
            foreach (var place in (MrzPlace[])[layout.Number, layout.Optional, layout.Optional2])
            {
                for (var i = place.Start; i < place.Start + place.Length; i++)
                {
                    if (MrzLookalikes.Other(text[place.Line - 1][i]) != text[place.Line - 1][i])
                    {
                        _exchangeable.Add((place.Line - 1, i));
                    }
                }
            }
        }

        private void Each(MrzPlace place, Func<char, char> map)
        {
            for (var i = place.Start; i < place.Start + place.Length; i++)
            {
                text[place.Line - 1][i] = map(text[place.Line - 1][i]);
            }
        }

        /// <summary>Tries every choice of <paramref name="count"/> places from <paramref name="from"/> on.</summary>
        private void Exchange(int count, int from)
        {
            if (count == 0)
            {
                Judge();
                return;
            }

            for (var i = from; i <= _exchangeable.Count - count && _found.Count < MaxCandidates; i++)
            {
                var (line, index) = _exchangeable[i];
                var character = text[line][index];
                text[line][index] = MrzLookalikes.Other(character);
                Exchange(count - 1, i + 1);
                text[line][index] = character;
            }
        }

        private void Judge()
        {
            if (
                !MrzZone.TryRead(text[0], text[1], text.Length == 3 ? text[2] : [], out var zone, out _)
                || !zone.DigitsCorrect
                || MrzFormat.Problem(zone, today) is not null
            )
            {
                return;
            }

            _found.Add(new MrzCandidate([.. text.Select(l => new string(l))], Changes()));
        }

        private List<MrzChange> Changes()
        {
            var changes = new List<MrzChange>();
            for (var line = 0; line < text.Length; line++)
            {
                for (var i = 0; i < text[line].Length; i++)
                {
                    if (lines[line][i] != text[line][i])
                    {
                        changes.Add(new MrzChange(line + 1, i + 1, lines[line][i], text[line][i]));
                    }
                }
            }

            return changes;
        }
    }
}
