using System.Globalization;
using System.Text.RegularExpressions;

namespace EGate.Watchlists;

/// <summary>Makes a person out of one INDIVIDUAL element of the UN list, and says what of it could not be used.</summary>
internal static partial class UnPerson
{
    private const int ReferenceMax = 64;
    private const int NamesMax = 400;
    private const int NumberMin = 5;
    private const int NumberMax = 24;
    private static readonly string[] NameParts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];

    /// <summary>The person, or null when the record is lost; either way the rejections are told.</summary>
    internal static ListedIdentity? From(UnElement record, Rejections rejections)
    {
        var reference = record.TextOf("REFERENCE_NUMBER");
        void Reject(UnElement where, string reason, bool lost) =>
            rejections.Add(new RejectedRecord(where.Line, reference, reason, lost));

        if (reference.Length is 0 or > ReferenceMax)
        {
            reference = string.Empty;
            Reject(record, "the record has no reference number", lost: true);
            return null;
        }

        var names = Names(record).Take(NamesMax).ToList();
        if (!names.Exists(n => MrzTransliteration.ToMrz(n.Text).Length > 0))
        {
            Reject(record, "the record has no name that can be searched", lost: true);
            return null;
        }

        var births = Births(record, (where, reason) => Reject(where, reason, lost: false)).Distinct().ToList();
        return new ListedIdentity
        {
            Entry = reference,
            List = ListNames.Persons,
            Names = names,
            Births = births,
            Nationalities =
            [
                .. record
                    .Children("NATIONALITY")
                    .SelectMany(n => n.Children("VALUE"))
                    .Select(v => v.Text)
                    .Where(t => t.Length > 0),
            ],
            Documents = [.. Documents(record, (where, reason) => Reject(where, reason, lost: false))],
            Sex = record.TextOf("GENDER") switch
            {
                "Male" => "M",
                "Female" => "F",
                _ => null,
            },
        };
    }

    private static IEnumerable<ListedName> Names(UnElement record)
    {
        var primary = string.Join(' ', NameParts.Select(record.TextOf).Where(t => t.Length > 0));
        if (primary.Length > 0)
        {
            yield return new ListedName(primary, NameQuality.Primary);
        }

        foreach (var name in AliasText.Names(record.TextOf("NAME_ORIGINAL_SCRIPT")))
        {
            yield return new ListedName(name, NameQuality.Primary);
        }

        foreach (var alias in record.Children("INDIVIDUAL_ALIAS"))
        {
            var quality = alias.TextOf("QUALITY") == "Low" ? NameQuality.Weak : NameQuality.Strong;
            foreach (var name in AliasText.Names(alias.TextOf("ALIAS_NAME")))
            {
                yield return new ListedName(name, quality);
            }
        }
    }

    private static IEnumerable<ListedBirth> Births(UnElement record, Action<UnElement, string> reject)
    {
        foreach (var element in record.Children("INDIVIDUAL_DATE_OF_BIRTH"))
        {
            if (Birth(element, reject) is { } birth)
            {
                yield return birth;
            }
        }

        foreach (
            var element in record
                .Children("INDIVIDUAL_ALIAS")
                .SelectMany(a => a.Children("DATE_OF_BIRTH"))
                .Where(e => e.Text.Length > 0)
        )
        {
            yield return Day(element.Text) ?? Year(element.Text) ?? Unreadable(element, reject);
        }
    }

    private static ListedBirth? Birth(UnElement element, Action<UnElement, string> reject)
    {
        var (date, year, from, to) = (
            element.TextOf("DATE"),
            element.TextOf("YEAR"),
            element.TextOf("FROM_YEAR"),
            element.TextOf("TO_YEAR")
        );
        if (date.Length + year.Length + from.Length + to.Length + element.TextOf("NOTE").Length == 0)
        {
            return null;
        }

        var isAbout = element.TextOf("TYPE_OF_DATE") == "APPROXIMATELY";
        var birth =
            date.Length > 0 ? Day(date)
            : year.Length > 0 ? Year(year)
            : Range(from, to);
        return birth is null ? Unreadable(element, reject)
            : isAbout && birth.Kind != BirthKind.Between ? ListedBirth.About(birth.YearFrom)
            : birth;
    }

    private static ListedBirth Unreadable(UnElement element, Action<UnElement, string> reject)
    {
        reject(element, "a date of birth is in words or cannot be read; the person is searched as if it were unknown");
        return ListedBirth.Unknown;
    }

    private static ListedBirth? Day(string text) =>
        IsoTime.TryParseDay(text, out var day) && IsYear(day.Year) ? ListedBirth.On(day) : null;

    private static ListedBirth? Year(string text) => TryYear(text, out var year) ? ListedBirth.In(year) : null;

    private static ListedBirth? Range(string from, string to) =>
        TryYear(from, out var first) && TryYear(to, out var last) && first <= last
            ? ListedBirth.Between(first, last)
            : null;

    private static bool TryYear(string text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && IsYear(year);

    private static bool IsYear(int year) => year is >= ListedBirth.YearMin and <= ListedBirth.YearMax;

    private static IEnumerable<IdentityDocument> Documents(UnElement record, Action<UnElement, string> reject)
    {
        foreach (var element in record.Children("INDIVIDUAL_DOCUMENT").Where(e => e.TextOf("NUMBER").Length > 0))
        {
            var number = Number(element.TextOf("NUMBER"));
            if (number.Length is < NumberMin or > NumberMax || !number.Any(char.IsAsciiDigit))
            {
                reject(element, "a document number cannot be used");
                continue;
            }

            var issuer = element.TextOf("ISSUING_COUNTRY");
            yield return new IdentityDocument(
                number,
                issuer.Length > 0 ? issuer : element.TextOf("COUNTRY_OF_ISSUE"),
                element.TextOf("TYPE_OF_DOCUMENT").Contains("passport", StringComparison.OrdinalIgnoreCase)
                    ? DocumentKind.Passport
                    : DocumentKind.Other
            );
        }
    }

    // "Libyan passport No. 513519", "563210184 (Expires 18 Jun. 2018)", "D 000763".
    private static string Number(string text)
    {
        var bare = Remark().Replace(text, string.Empty);
        var label = Label().Match(bare);
        bare = label.Success ? bare[(label.Index + label.Length)..] : bare;
        return string.Concat(bare.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
    }

    [GeneratedRegex(@"[(,].*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Remark();

    [GeneratedRegex(
        @"^.*(\bNo\.?\s*|:)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex Label();
}
