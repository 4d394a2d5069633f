using EGate.Documents;
using EGate.Fuzz.Mutation;

namespace EGate.Fuzz.Targets;

/// <summary>What a site imports: master lists, revocation, deviation and defect lists, told apart by what is in them.</summary>
internal static class ListTargets
{
    public static IEnumerable<FuzzTarget> All(FuzzMaterial material)
    {
        AnchorSource[] signers =
        [
            new AnchorSource("authority", material.Anchor),
            .. material.ListSigners.Select(s => new AnchorSource("signer", s)),
        ];
        yield return FuzzTarget.Of("list", InputShape.Objects, material.Lists, input => Load(input, signers));
    }

    private static string Load(byte[] input, AnchorSource[] signers)
    {
        var loaded = TrustMaterial.Load(
            [new TrustSource("fuzz", input, SourceTrust.WhenSigned)],
            signers,
            FuzzMaterial.Now
        );
        return loaded.RevocationListCount > 0 ? "revocation list"
            : loaded.DeviationListCount > 0 ? "deviation list"
            : loaded.DefectListCount > 0 ? "defect list"
            : loaded.Anchors.Anchors.Count > 0 ? "anchors"
            : "refused";
    }
}
