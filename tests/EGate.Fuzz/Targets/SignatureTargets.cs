using EGate.Core;
using EGate.Documents;
using EGate.Fuzz.Mutation;

namespace EGate.Fuzz.Targets;

/// <summary>
/// EF.SOD as a whole judgement, and certificates. That a changed content never passes under a signature is tested beside the parser, where the
/// signed document is known; here any document of the authority may come.
/// </summary>
internal static class SignatureTargets
{
    public static IEnumerable<FuzzTarget> All(FuzzMaterial material)
    {
        var anchors = AnchorStore.Load([new AnchorSource("fuzz", material.Anchor)]);
        var groups = material
            .Passport.Files.Where(f => f.Key is > 0x0100 and <= 0x0110)
            .ToDictionary(f => f.Key - 0x0100, f => (ReadOnlyMemory<byte>)f.Value);
        var com = material.Passport.Files[LdsFile.Com];
        yield return FuzzTarget.Of(
            "cms",
            InputShape.Objects,
            material.Files(LdsFile.Sod),
            input => Judge(input, anchors, groups, com)
        );
        yield return FuzzTarget.Of("certificate", InputShape.Objects, [material.Anchor], Certificate);
    }

    private static string Judge(
        byte[] input,
        AnchorStore anchors,
        IReadOnlyDictionary<int, ReadOnlyMemory<byte>> groups,
        ReadOnlyMemory<byte> com
    )
    {
        var open = PassiveAuthentication.Open(input);
        open.VerifyHashes(groups);
        open.VerifyCom(com);
        return open.VerifySigner(anchors, "UTO", FuzzMaterial.Now)
            .Single(c => c.Name == CheckNames.SodSignature)
            .Reason;
    }

    private static string Certificate(byte[] input)
    {
        var store = AnchorStore.Load([new AnchorSource("fuzz", input)]);
        return store.Anchors.Count == 1 ? "ok" : "refused";
    }
}
