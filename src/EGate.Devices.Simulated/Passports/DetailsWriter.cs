using System.Text;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>Writes DG7, DG11, DG12 and DG16 (Doc 9303-10, 4.7) with the details of a specimen person.</summary>
internal static class DetailsWriter
{
    public static byte[] Dg7(ReadOnlyMemory<byte> signature) =>
        TlvWriter.Write(0x67, TlvWriter.Write(0x02, [1]), TlvWriter.Write(0x5F43, signature.ToArray()));

    /// <summary>Every field but the image of a citizenship document, which no passport seen carries; the title is empty.</summary>
    public static byte[] Dg11(MrzFields holder, bool bcd)
    {
        byte[][] fields =
        [
            Text(0x5F0E, Name(holder.Surname, holder.GivenNames)),
            Names(0x5F0F, "MUSTER<<OTHER", "SPECIMEN<<YET<ANOTHER"),
            Text(0x5F10, "UTO 42-0001"),
            Date(0x5F2B, Century(holder.BirthDate), bcd),
            Text(0x5F11, "CAPITAL<UTOPIA"),
            Text(0x5F42, "1 ISLAND STREET<CAPITAL<UTOPIA"),
            Text(0x5F12, "+000 000 000"),
            Text(0x5F13, "TRAVELLER"),
            Text(0x5F14, ""),
            Text(0x5F15, "A specimen person of Utopia, größer als üblich."),
            Text(0x5F17, "UTO123456<UTO654321"),
            Text(0x5F18, "none"),
        ];
        return WithTagList(0x6B, fields);
    }

    /// <summary>Every field but the images of the document.</summary>
    public static byte[] Dg12(bool bcd)
    {
        byte[][] fields =
        [
            Text(0x5F19, "PASSPORT OFFICE OF UTOPIA"),
            Date(0x5F26, "20240229", bcd),
            Names(0x5F1A, "MUSTER<<CHILD"),
            Text(0x5F1B, "NONE"),
            Text(0x5F1C, ""),
            Date(0x5F55, "20240229081500", bcd),
            Text(0x5F56, "LINE 7"),
        ];
        return WithTagList(0x6C, fields);
    }

    public static byte[] Dg16(bool bcd) =>
        TlvWriter.Write(
            0x70,
            TlvWriter.Write(0x02, [2]),
            TlvWriter.Write(0xA1, Person("MUSTER<<PARENT", bcd)),
            TlvWriter.Write(0xA2, Person("SPECIMEN<<FRIEND", bcd))
        );

    private static byte[] Person(string name, bool bcd) =>
        [
            .. Date(0x5F50, "20240229", bcd),
            .. Text(0x5F51, name),
            .. Text(0x5F52, "+000 000 001"),
            .. Text(0x5F53, "2 ISLAND STREET<CAPITAL<UTOPIA"),
        ];

    private static byte[] WithTagList(uint fileTag, byte[][] fields)
    {
        // The names in A0 are listed by the tag that is inside it.
        byte[] tags = [.. fields.SelectMany(f => f[0] == 0xA0 ? f[5..7] : f[..2])];
        return TlvWriter.Write(fileTag, [TlvWriter.Write(0x5C, tags), .. fields]);
    }

    private static byte[] Names(uint tag, params string[] names)
    {
        byte[][] parts = [TlvWriter.Write(0x02, [(byte)names.Length]), .. names.Select(n => Text(tag, n))];
        return TlvWriter.Write(0xA0, parts);
    }

    private static byte[] Text(uint tag, string text) => TlvWriter.Write(tag, Encoding.UTF8.GetBytes(text));

    private static byte[] Date(uint tag, string digits, bool bcd) =>
        TlvWriter.Write(tag, bcd ? Convert.FromHexString(digits) : Encoding.ASCII.GetBytes(digits));

    private static string Name(string surname, string given) => $"{surname}<<{given}".Replace(' ', '<');

    /// <summary>The eight digits of a zone's six: specimen people are born in the last century; unknown parts become 00.</summary>
    private static string Century(string yymmdd) => "19" + yymmdd.Replace('<', '0');
}
