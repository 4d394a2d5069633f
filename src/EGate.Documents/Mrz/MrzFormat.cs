using EGate.Core;

namespace EGate.Documents;

/// <summary>Which characters each field may hold (Doc 9303-4, 4.2.2). The first field that is wrong is named.</summary>
internal static class MrzFormat
{
    /// <summary>The check <c>mrz-format</c> over the fields of lines whose number, length and characters are already right.</summary>
    public static CheckResult Check(MrzDocument document, DateOnly today)
    {
        var problem = Problem(document, today);
        return problem is null
            ? CheckResult.Passed(CheckGroup.Document, CheckNames.MrzFormat)
            : CheckResult.Failed(CheckGroup.Document, CheckNames.MrzFormat, problem);
    }

    private static string? Problem(MrzDocument d, DateOnly today)
    {
        if (d.DocumentCode[0] != 'P' || char.IsAsciiDigit(d.DocumentCode[1]))
        {
            return "document-code";
        }

        if (!IsCountry(d.Issuer))
        {
            return "issuer";
        }

        if (d.Name[0] == '<' || d.Name.Any(char.IsAsciiDigit))
        {
            return "name";
        }

        if (d.DocumentNumber.All(c => c == '<'))
        {
            return "document-number";
        }

        if (!IsCountry(d.Nationality))
        {
            return "nationality";
        }

        if (!MrzDates.IsBirthDate(d.BirthDate, today))
        {
            return "birth-date";
        }

        if (d.Sex is not ("M" or "F" or "<"))
        {
            return "sex";
        }

        return d.ExpiryDate.All(char.IsAsciiDigit) ? null : "expiry-date";
    }

    /// <summary>One to three letters, then fillers: <c>UTO</c>, <c>D&lt;&lt;</c>.</summary>
    private static bool IsCountry(string code) =>
        char.IsAsciiLetterUpper(code[0]) && code.TrimEnd('<').All(char.IsAsciiLetterUpper);
}
