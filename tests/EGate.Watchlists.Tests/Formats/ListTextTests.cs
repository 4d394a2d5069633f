namespace EGate.Watchlists.Tests;

/// <summary>Names, states, numbers and dates as lists write them.</summary>
public class ListTextTests
{
    [Theory]
    [InlineData("Azim Adhajani; Azim Agha-Jani", "Azim Adhajani|Azim Agha-Jani")]
    [InlineData("Akrin Saleh (أقرين صالح)", "Akrin Saleh|أقرين صالح")]
    [InlineData("أبو بكر (Abu Bakr; Abou Bakr)", "أبو بكر|Abu Bakr|Abou Bakr")]
    [InlineData("Amir Khazmat (original script: Амир Хазмат)", "Amir Khazmat|Амир Хазмат")]
    [InlineData("Encep Nurjaman (birth name)", "Encep Nurjaman")]
    [InlineData("Mohammed Sabet b) M. Javad Sabet", "Mohammed Sabet|M. Javad Sabet")]
    [InlineData("Safia Farkash, born 1 Jan. 1953 (Oman passport no.03825239", "Safia Farkash")]
    [InlineData("(((", "")]
    public void Names_are_taken_out_of_alias_texts(string text, string names) =>
        Assert.Equal(names, string.Join('|', AliasText.Names(text)));

    [Theory]
    [InlineData("  Anna\t Maria\r\n", "Anna Maria")]
    [InlineData("\u202BАнна\u202C", "Анна")]
    [InlineData("An\u00ADna\u200B", "Anna")]
    [InlineData("A\u030Angstrom", "Ångstrom")]
    [InlineData("\uFEFF", "")]
    [InlineData("half \uD800", null)]
    [InlineData("\uFFFD", null)]
    public void Invisible_marks_are_taken_out_of_text(string text, string? tidy) =>
        Assert.Equal(tidy, ListedText.Tidy(text));

    [Theory]
    [InlineData("Libyan passport No. 513519", "513519")]
    [InlineData("563210184 (Expires 18 Jun. 2018)", "563210184")]
    [InlineData("D 000763", "D000763")]
    [InlineData("Libya B/002210", "B002210")]
    [InlineData("CAR diplomatic passport no. 06FBO2262", "06FBO2262")]
    [InlineData("Congo service passport number SA0020249 ", "SA0020249")]
    [InlineData("Diplomatic Passport: Z30321794", "Z30321794")]
    [InlineData("35404-1577309-9", "3540415773099")]
    [InlineData("АВ 123456", null)]
    [InlineData("1234", null)]
    [InlineData("unknown", null)]
    [InlineData("1234567890123456789012345", null)]
    public void Document_numbers_are_taken_out_of_words(string text, string? number) =>
        Assert.Equal(number, DocumentNumbers.FromText(text));

    [Theory]
    [InlineData("UT", "UTO")]
    [InlineData("uto", "UTO")]
    [InlineData("D", "DEU")]
    [InlineData("XKX", "RKS")]
    [InlineData("Democratic People's Republic of Korea", "PRK")]
    [InlineData("Korea, North", "PRK")]
    [InlineData("Congo, Democratic Republic of the", "COD")]
    [InlineData("Iran (Islamic Republic of)", "IRN")]
    [InlineData("Türkiye", "TUR")]
    [InlineData("The Gambia", "GMB")]
    [InlineData("Cote d’Ivoire", "CIV")]
    [InlineData("Palestinian", "PSE")]
    [InlineData("GBD", "GBD")]
    [InlineData("na", "NAM")]
    [InlineData("n/a", "")]
    [InlineData("UAE", "ARE")]
    [InlineData("XXB", "XXB")]
    [InlineData("Nowhere", "")]
    public void States_are_known_by_what_lists_call_them(string text, string code) =>
        Assert.Equal(code, Countries.Issuer(text));

    [Theory]
    [InlineData("1966", "1966")]
    [InlineData("1966-07", "1966-07")]
    [InlineData("1966-07-07", "1966-07-07")]
    [InlineData("1966/07/07", "1966-07-07")]
    [InlineData("circa 1966", "about 1966")]
    [InlineData("1960..1962", "1960 to 1962")]
    [InlineData("1960 to 1962", "1960 to 1962")]
    [InlineData("1962..1960", null)]
    [InlineData("1966-13", null)]
    [InlineData("1966-02-29", null)]
    [InlineData("1345", null)]
    [InlineData("٠٩٦٦", null)]
    [InlineData("66", null)]
    [InlineData("", null)]
    public void National_dates_are_read(string text, string? birth) =>
        Assert.Equal(birth, BirthText.Iso(text)?.ToString());

    [Theory]
    [InlineData("07 Jul 1966", "1966-07-07")]
    [InlineData("07 Jul 1966.", "1966-07-07")]
    [InlineData("Jul 1966", "1966-07")]
    [InlineData("circa 07 Jul 1966", "about 1966")]
    [InlineData("circa 1966", "about 1966")]
    [InlineData("circa 1966-1968", "1966 to 1968")]
    [InlineData("01 Jan 1966 to 31 Dec 1968", "1966 to 1968")]
    [InlineData("Jan 1966 to Dec 1968", "1966 to 1968")]
    [InlineData("31 Feb 1966", null)]
    [InlineData("12 1966", null)]
    [InlineData("summer 1966", null)]
    public void Ofac_dates_are_read(string text, string? birth) =>
        Assert.Equal(birth, BirthText.English(text)?.ToString());

    [Theory]
    [InlineData("07/08/1966", "1966-08-07")]
    [InlineData("dd/08/1966", "1966-08")]
    [InlineData("dd/mm/1966", "1966")]
    [InlineData("00/00/1966", "1966")]
    [InlineData("32/08/1966", null)]
    [InlineData("07/13/1966", null)]
    [InlineData("dd/mm/yyyy", null)]
    public void Uk_dates_are_read(string text, string? birth) =>
        Assert.Equal(birth, BirthText.DayFirst(text)?.ToString());
}
