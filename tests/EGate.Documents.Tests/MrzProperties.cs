using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EGate.Documents.Tests;

/// <summary>What holds for every zone that the standard allows, in each format.</summary>
public sealed class MrzProperties
{
    private const string MrzCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Property(MaxTest = 1000)]
    public Property Generated_zone_parses_back() =>
        Prop.ForAll(
            Zones().ToArbitrary(),
            zone =>
            {
                var (format, fields) = zone;
                var reading = Mrz.Read(MrzWriter.Write(format, fields), Today);
                var width = reading.Document!.Name.Length;
                var full = fields.GivenNames.Length == 0 ? fields.Surname : fields.Surname + "<<" + fields.GivenNames;
                var identity = reading.Identity!;
                return reading.Document.Format == format
                    && identity.DocumentNumber == fields.DocumentNumber
                    && identity.BirthDate == fields.BirthDate
                    && identity.ExpiryDate == fields.ExpiryDate
                    && identity.Sex == fields.Sex
                    && identity.Issuer == fields.Issuer
                    && identity.Nationality == fields.Nationality
                    && reading.Document.OptionalData.TrimEnd('<').TrimStart('<') == fields.OptionalData
                    && reading.Document.OptionalData2.TrimEnd('<') == fields.OptionalData2
                    && identity.NameTruncated == (full.Length >= width)
                    && (
                        full.Length > width
                        || (identity.Surname == fields.Surname && identity.GivenNames == fields.GivenNames)
                    );
            }
        );

    /// <summary>
    /// A changed character in a field that a digit covers is noticed whenever it changes the weighted sum. Weights 7, 3 and 1 share no factor
    /// with 10, so that is whenever both characters differ modulo 10: no digit tells 0 from A, K, U or a filler.
    /// </summary>
    [Property(MaxTest = 4000)]
    public Property One_changed_character_is_caught_where_a_digit_covers_it() =>
        Prop.ForAll(
            (
                from zone in Zones()
                from place in Gen.Choose(0, 1000)
                from character in Gen.Elements(MrzCharacters.ToCharArray())
                select (zone, place, character)
            ).ToArbitrary(),
            change =>
            {
                var lines = MrzWriter.Write(change.zone.Format, change.zone.Fields).ToArray();
                var covered = Covered(change.zone.Format);
                var (line, index) = covered[change.place % covered.Count];
                var old = lines[line][index];
                lines[line] = string.Concat(lines[line][..index], change.character, lines[line][(index + 1)..]);
                var sameValue = CheckDigit.ValueOf(old) % 10 == CheckDigit.ValueOf(change.character) % 10;
                return sameValue || !Mrz.Read(lines, Today).IsReadable;
            }
        );

    /// <summary>Whatever was misread, a candidate has every digit right, and differs from what was read where it says and nowhere else.</summary>
    [Property(MaxTest = 1000)]
    public Property Candidate_has_every_digit_right() =>
        Prop.ForAll(
            (
                from zone in Zones()
                from places in Gen.ArrayOf(Gen.Choose(0, 131), 3)
                select (zone, places)
            ).ToArbitrary(),
            misread =>
            {
                var lines = MrzWriter.Write(misread.zone.Format, misread.zone.Fields).ToArray();
                foreach (var place in misread.places)
                {
                    var line = lines[place % lines.Length];
                    var index = place / lines.Length % line.Length;
                    lines[place % lines.Length] = string.Concat(
                        line[..index],
                        MrzLookalikes.Other(line[index]),
                        line[(index + 1)..]
                    );
                }

                return MrzRepair
                    .Candidates(lines, Today)
                    .All(c =>
                    {
                        var undone = c.Lines.Select(l => l.ToCharArray()).ToArray();
                        foreach (var change in c.Changes)
                        {
                            undone[change.Line - 1][change.Position - 1] = change.From;
                        }

                        return c.Changes.Count > 0
                            && undone.Select(l => new string(l)).SequenceEqual(lines)
                            && Mrz.Read(c.Lines, Today) is { IsReadable: true } reading
                            && reading.Digits.All(d => d.Correct);
                    });
            }
        );

    /// <summary>Every place whose character counts in a digit, and the digits themselves.</summary>
    private static List<(int Line, int Index)> Covered(ZoneFormat format)
    {
        var layout = MrzLayout.Of(format);
        MrzPlace[] fields =
        [
            layout.Number with
            {
                Length = 10,
            },
            layout.Birth with
            {
                Length = 7,
            },
            layout.Expiry with
            {
                Length = 7,
            },
            .. layout.CompositeCovers,
            layout.Composite,
        ];
        return [.. fields.SelectMany(f => Enumerable.Range(f.Start, f.Length).Select(i => (f.Line - 1, i))).Distinct()];
    }

    private static Gen<(ZoneFormat Format, MrzFields Fields)> Zones() =>
        from format in Gen.Elements(Enum.GetValues<ZoneFormat>())
        let layout = MrzLayout.Of(format)
        from surname in Words(1, 3)
        from given in Words(0, 3)
        from number in Text(MrzCharacters[..36], 1, layout.HasLongNumbers ? 9 + layout.Optional.Length - 1 : 9)
        let room = number.Length > 9 ? layout.Optional.Length - (number.Length - 9) - 2 : layout.Optional.Length
        from birth in Date(1930, 2025)
        from expiry in Date(2027, 2036)
        from sex in Gen.Elements("M", "F", "<")
        from issuer in Gen.Elements("UTO", "D", "GBD", "XXA", "BEL")
        from optional in Text(MrzCharacters[..36], 0, Math.Max(0, room))
        from optional2 in Text(MrzCharacters[..36], 0, layout.Optional2.Length)
        select (
            format,
            new MrzFields(surname, given, number, birth, sex, expiry, issuer, "UTO", optional, "", optional2)
        );

    private static Gen<string> Words(int min, int max) =>
        from count in Gen.Choose(min, max)
        from words in Gen.ListOf(Text(MrzCharacters[10..36], 1, 16), count)
        select string.Join(' ', words);

    private static Gen<string> Text(string characters, int min, int max) =>
        from length in Gen.Choose(min, max)
        from text in Gen.ListOf(Gen.Elements(characters.ToCharArray()), length)
        select string.Concat(text);

    private static Gen<string> Date(int first, int last) =>
        from year in Gen.Choose(first, last)
        from day in Gen.Choose(0, 364)
        select new DateOnly(year, 1, 1)
            .AddDays(day)
            .ToString("yyMMdd", System.Globalization.CultureInfo.InvariantCulture);
}
