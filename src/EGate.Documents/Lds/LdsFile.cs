namespace EGate.Documents;

/// <summary>Identifiers of the elementary files that are read (Doc 9303-10, 4.2).</summary>
public static class LdsFile
{
    /// <summary>EF.COM: which data groups there are.</summary>
    public const ushort Com = 0x011E;

    /// <summary>EF.SOD: the signed hashes of the data groups.</summary>
    public const ushort Sod = 0x011D;

    /// <summary>DG1: the machine-readable zone.</summary>
    public const ushort Dg1 = 0x0101;

    /// <summary>DG2: the portrait.</summary>
    public const ushort Dg2 = 0x0102;

    /// <summary>EF.DIR: which applications the chip has. It stands in the master file.</summary>
    public const ushort Dir = 0x2F00;

    /// <summary>Outer tags of DG1..DG16 in this order (Doc 9303-10, 4.3).</summary>
    private static readonly byte[] DataGroupTags =
    [
        0x61,
        0x75,
        0x63,
        0x76,
        0x65,
        0x66,
        0x67,
        0x68,
        0x69,
        0x6A,
        0x6B,
        0x6C,
        0x6D,
        0x6E,
        0x6F,
        0x70,
    ];

    /// <summary>The file identifier of a data group.</summary>
    /// <param name="dataGroup">1..16.</param>
    public static ushort Of(int dataGroup)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dataGroup, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dataGroup, DataGroupTags.Length);
        return (ushort)(0x0100 + dataGroup);
    }

    /// <summary>
    /// What is inside a data group's outer tag, as it is: for groups whose content belongs to their issuer (DG13) or is parsed elsewhere.
    /// </summary>
    /// <exception cref="DocumentFormatException">The file is truncated or has the tag of another group.</exception>
    public static ReadOnlyMemory<byte> ContentOf(ReadOnlyMemory<byte> file, int dataGroup) =>
        TlvReader.Open(file, TagOf(dataGroup));

    /// <summary>The outer tag of a data group.</summary>
    /// <param name="dataGroup">1..16.</param>
    public static byte TagOf(int dataGroup) => DataGroupTags[dataGroup - 1];

    /// <summary>The number 1..16 of the data group with this outer tag, or 0 when there is none.</summary>
    public static int DataGroupOf(byte tag) => Array.IndexOf(DataGroupTags, tag) + 1;
}
