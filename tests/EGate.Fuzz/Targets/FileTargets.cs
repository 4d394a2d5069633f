using EGate.Documents;
using EGate.Fuzz.Mutation;

namespace EGate.Fuzz.Targets;

/// <summary>Files of a chip: data objects, EF.COM, EF.DIR and the data groups.</summary>
internal static class FileTargets
{
    private const int DepthMax = 32;

    public static IEnumerable<FuzzTarget> All(FuzzMaterial material)
    {
        ushort[] details = [LdsFile.Of(7), LdsFile.Of(11), LdsFile.Of(12), LdsFile.Of(16), LdsFile.Com];
        byte[] directory = Convert.FromHexString("61094F07A000000247100161094F07A00000024720010000");
        yield return Of("tlv", material.Files([.. details, LdsFile.Dg2]), input => Refused.Or(input, Walk));
        yield return Of("dg1", material.Files(LdsFile.Dg1), input => Refused.Or(input, f => Dg1.Parse(f).Lines));
        yield return Of("dg2", material.Files(LdsFile.Dg2), input => Refused.Or(input, Dg2.ParsePortrait));
        yield return Of("details", [.. material.Files(details), directory], Details);
    }

    private static FuzzTarget Of(string name, IReadOnlyList<byte[]> seeds, Func<byte[], string> run) =>
        FuzzTarget.Of(name, InputShape.Objects, seeds, run);

    /// <summary>Every level of every object, as far down as the bytes go.</summary>
    private static int Walk(ReadOnlyMemory<byte> file)
    {
        var level = TlvReader.ReadAll(file);
        for (var depth = 0; depth < DepthMax && level.Count > 0; depth++)
        {
            level = TlvReader.ReadAll(level[^1].Value);
        }

        return level.Count;
    }

    /// <summary>The parser is chosen by the file's own tag, as by a reader that trusts nothing else.</summary>
    private static string Details(byte[] input) =>
        input.Length == 0
            ? "empty"
            : LdsFile.DataGroupOf(input[0]) switch
            {
                7 => Refused.Or(input, Dg7.Parse),
                11 => Refused.Or(input, Dg11.Parse),
                12 => Refused.Or(input, Dg12.Parse),
                16 => Refused.Or(input, Dg16.Parse),
                1 => Refused.Or(input, EfDir.Parse),
                _ => Refused.Or(input, EfCom.Parse),
            };
}
