using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EGate.Documents.Tests;

/// <summary>What holds for every TD3 zone that the standard allows.</summary>
public sealed class MrzProperties
{
    private const string MrzCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
    private static readonly DateOnly Today = new(2026, 11, 24);

    /// <summary>Positions of line 2 that a check digit covers (Doc 9303-4): all but nationality and sex.</summary>
    private static readonly int[] Covered =
    [
        .. Enumerable.Range(0, 44).Where(i => i is not (>= 10 and < 13) and not 20),
    ];

    [Property(MaxTest = 500)]
    public Property Generated_zone_parses_back() =>
        Prop.ForAll(
            Fields().ToArbitrary(),
            fields =>
            {
                var (line1, line2) = Td3Writer.Write(fields);
                var identity = Mrz.Read([line1, line2], Today).Identity;
                var full = fields.GivenNames.Length == 0 ? fields.Surname : fields.Surname + "<<" + fields.GivenNames;
                return identity is not null
                    && identity.DocumentNumber == fields.DocumentNumber
                    && identity.BirthDate == fields.BirthDate
                    && identity.ExpiryDate == fields.ExpiryDate
                    && identity.NameTruncated == (full.Length >= 39 && line1[43] != '<')
                    && (
                        full.Length > 39
                        || (identity.Surname == fields.Surname && identity.GivenNames == fields.GivenNames)
                    );
            }
        );

    /// <summary>
    /// Weights 7, 3 and 1 share no factor with 10, so one changed character is caught unless both have the same value modulo 10: the digits
    /// cannot tell 0 from A, K, U or a filler.
    /// </summary>
    [Property(MaxTest = 2000)]
    public Property One_changed_character_is_caught_where_a_digit_covers_it() =>
        Prop.ForAll(
            (
                from fields in Fields()
                from position in Gen.Elements(Covered)
                from character in Gen.Elements(MrzCharacters.ToCharArray())
                select (fields, position, character)
            ).ToArbitrary(),
            change =>
            {
                var (line1, line2) = Td3Writer.Write(change.fields);
                var old = line2[change.position];
                var changed = string.Concat(line2[..change.position], change.character, line2[(change.position + 1)..]);
                var sameValue = CheckDigit.ValueOf(old) % 10 == CheckDigit.ValueOf(change.character) % 10;
                return sameValue || !Mrz.Read([line1, changed], Today).IsReadable;
            }
        );

    private static Gen<Td3Fields> Fields() =>
        from surname in Words(1, 3)
        from given in Words(0, 3)
        from number in Text(MrzCharacters[..36], 1, 9)
        from birth in Date(1930, 2025)
        from expiry in Date(2027, 2036)
        from sex in Gen.Elements("M", "F", "<")
        from optional in Text(MrzCharacters[..36], 0, 14)
        select new Td3Fields(surname, given, number, birth, sex, expiry, OptionalData: optional);

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
