using EGate.Core;
using EGate.Documents;
using EGate.Fuzz.Mutation;

namespace EGate.Fuzz.Targets;

/// <summary>EF.SOD as a whole judgement, and certificates.</summary>
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
        var signature = open.VerifySigner(anchors, "UTO", FuzzMaterial.Now)
            .Single(c => c.Name == CheckNames.SodSignature);
        var hashes = open.VerifyHashes(groups);
        open.VerifyCom(com);
        return signature.Outcome == Outcome.Passed && hashes.Outcome != Outcome.Passed && !IsOther(hashes)
            ? throw new InvalidOperationException("another content passed under the signature")
            : signature.Reason;
    }

    /// <summary>The other passport's security object is signed too, for its own data groups.</summary>
    private static bool IsOther(CheckResult hashes) => hashes.Reason.EndsWith("-differs", StringComparison.Ordinal);

    private static string Certificate(byte[] input)
    {
        var store = AnchorStore.Load([new AnchorSource("fuzz", input)]);
        return store.Anchors.Count == 1 ? "ok" : "refused";
    }
}
