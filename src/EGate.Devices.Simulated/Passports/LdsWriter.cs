using System.Text;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>Writes the unsigned files of the logical data structure, version 1.7 (Doc 9303-10, 4.6 and 4.7).</summary>
internal static class LdsWriter
{
    /// <summary>The data groups of a passport by their numbers, as its order and its defect ask for.</summary>
    public static SortedDictionary<int, byte[]> Groups(PassportOrder order, MrzFields holder, string zone)
    {
        var contents = order.Contents ?? new PassportContents();
        var groups = new SortedDictionary<int, byte[]>
        {
            [1] = Dg1(DefectiveZone(order.Defect, holder, zone)),
            [2] = Dg2(order, contents),
        };
        AddIf(groups, 7, !contents.Signature.IsEmpty, () => DetailsWriter.Dg7(contents.Signature));
        AddIf(groups, 11, contents.PersonalDetails, () => DetailsWriter.Dg11(holder, contents.DatesInBcd));
        AddIf(groups, 12, contents.DocumentDetails, () => DetailsWriter.Dg12(contents.DatesInBcd));
        AddIf(
            groups,
            13,
            !contents.OptionalDetails.IsEmpty,
            () => TlvWriter.Write(0x6D, contents.OptionalDetails.ToArray())
        );
        AddIf(groups, 16, contents.PersonsToNotify, () => DetailsWriter.Dg16(contents.DatesInBcd));
        if (order.Defect == PassportDefect.Dg11Malformed)
        {
            // A text object that is longer than the file.
            groups[11] = TlvWriter.Write(0x6B, [0x5F, 0x0E, 0x7F, 0x41]);
        }

        return groups;
    }

    /// <summary>EF.COM with LDS 1.7, Unicode 4.0.0 and these data groups.</summary>
    public static byte[] Com(params ReadOnlySpan<int> groups)
    {
        var tags = new byte[groups.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            tags[i] = LdsFile.TagOf(groups[i]);
        }

        return TlvWriter.Write(
            0x60,
            TlvWriter.Write(0x5F01, "0107"u8.ToArray()),
            TlvWriter.Write(0x5F36, "040000"u8.ToArray()),
            TlvWriter.Write(0x5C, tags)
        );
    }

    /// <summary>DG1 with all lines one after the other.</summary>
    public static byte[] Dg1(string zone) =>
        TlvWriter.Write(0x61, TlvWriter.Write(0x5F1F, Encoding.ASCII.GetBytes(zone)));

    private static byte[] Dg2(PassportOrder order, PassportContents contents) =>
        order.Defect switch
        {
            PassportDefect.Dg2WithoutFace => FaceWriter.WithoutFace(),
            PassportDefect.Dg2LengthLies => FaceWriter.WithBlockLength(order.Portrait, more: 1000),
            PassportDefect.Dg2ImageTruncated => FaceWriter.Dg2(
                order.Portrait[..(order.Portrait.Length / 2)],
                contents.Face
            ),
            PassportDefect.Dg2NotAnImage => FaceWriter.Dg2(
                "GIF89a is no image of a passport"u8.ToArray(),
                contents.Face
            ),
            _ => FaceWriter.Dg2(order.Portrait, contents.Face),
        };

    private static string DefectiveZone(PassportDefect defect, MrzFields holder, string zone) =>
        defect switch
        {
            PassportDefect.Dg1DiffersFromMrz => AnotherPerson(holder),
            PassportDefect.Dg1WrongLength => zone[..^1],
            // The last character is the composite digit.
            PassportDefect.Dg1WrongCheckDigit => zone[..^1] + (zone[^1] == '9' ? '0' : (char)(zone[^1] + 1)),
            _ => zone,
        };

    /// <summary>The zone of somebody else whose number and dates, and so whose keys, are the same.</summary>
    private static string AnotherPerson(MrzFields holder)
    {
        var surname = holder.Surname == "SPECIMEN" ? "MUSTER" : "SPECIMEN";
        return string.Concat(MrzWriter.Write(ZoneFormat.Td3, holder with { Surname = surname, GivenNames = "OTHER" }));
    }

    private static void AddIf(SortedDictionary<int, byte[]> groups, int number, bool wanted, Func<byte[]> write)
    {
        if (wanted)
        {
            groups[number] = write();
        }
    }
}
