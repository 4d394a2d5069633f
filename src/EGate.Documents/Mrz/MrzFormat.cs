using EGate.Core;

namespace EGate.Documents;

/// <summary>Which characters each field may hold (Doc 9303-4 to -7, tables of data elements). The first field that is wrong is named.</summary>
internal static class MrzFormat
{
    private static readonly CheckResult Passed = CheckResult.Passed(CheckGroup.Document, CheckNames.MrzFormat);

    /// <summary>The check <c>mrz-format</c> over a zone whose number and length of lines and whose characters are already right.</summary>
    public static CheckResult Check(in MrzZone zone, DateOnly today)
    {
        var problem = Problem(zone, today);
        return problem is null ? Passed : CheckResult.Failed(CheckGroup.Document, CheckNames.MrzFormat, problem);
    }

    /// <summary>The first wrong field as a stable word; null when there is none.</summary>
    public static string? Problem(in MrzZone zone, DateOnly today)
    {
        if (!IsDocumentCode(zone.Format, zone.DocumentCode))
        {
            return "document-code";
        }

        if (Country(zone.Issuer, "issuer", "issuer-unknown") is { } issuer)
        {
            return issuer;
        }

        if (zone.Name[0] == '<' || zone.Name.ContainsAnyInRange('0', '9'))
        {
            return "name";
        }

        if (!zone.DocumentNumber.ContainsAnyExcept('<'))
        {
            return "document-number";
        }

        return Country(zone.Nationality, "nationality", "nationality-unknown") ?? Person(zone, today);
    }

    private static string? Person(in MrzZone zone, DateOnly today)
    {
        if (!MrzDates.IsBirthDate(zone.BirthDate, today))
        {
            return "birth-date";
        }

        // X is printed for people to read; in the zone the filler stands for it (Doc 9303-4, 4.2.2).
        if (zone.Sex[0] is not ('M' or 'F' or '<'))
        {
            return "sex";
        }

        return zone.ExpiryDate.ContainsAnyExceptInRange('0', '9') ? "expiry-date" : null;
    }

    /// <summary>
    /// The letter of the kind, then a letter of the issuer's choice or the filler (Doc 9303-4 to -7, 4.2.2): P for passports, V for visas,
    /// A, C or I for cards, whose second letter is never V. AC is a crew member's certificate.
    /// </summary>
    private static bool IsDocumentCode(ZoneFormat format, ReadOnlySpan<char> code)
    {
        if (code[1] != '<' && !char.IsAsciiLetterUpper(code[1]))
        {
            return false;
        }

        return format switch
        {
            ZoneFormat.Td3 => code[0] == 'P',
            ZoneFormat.MrvA or ZoneFormat.MrvB => code[0] == 'V',
            _ => code[0] is 'A' or 'C' or 'I' && code[1] != 'V',
        };
    }

    /// <summary>
    /// One to three letters, then fillers: <c>UTO</c>, <c>D&lt;&lt;</c>. Letters that are no code of the standard have a reason of their own:
    /// a misread, or a document of somebody who is no state.
    /// </summary>
    private static string? Country(ReadOnlySpan<char> code, string malformed, string unknown)
    {
        if (!char.IsAsciiLetterUpper(code[0]) || code.TrimEnd('<').ContainsAnyExceptInRange('A', 'Z'))
        {
            return malformed;
        }

        return IssuerCodes.IsKnown(code) ? null : unknown;
    }
}
