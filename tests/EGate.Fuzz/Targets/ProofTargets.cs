using EGate.Devices.Simulated;
using EGate.Documents;
using EGate.Fuzz.Mutation;

namespace EGate.Fuzz.Targets;

/// <summary>What a chip and a terminal prove themselves with: DG14, DG15, card verifiable certificates and EF.CVCA.</summary>
internal static class ProofTargets
{
    public static IEnumerable<FuzzTarget> All(FuzzMaterial material)
    {
        using var terminals = new TerminalAuthority(5, DateOnly.FromDateTime(FuzzMaterial.Now.DateTime));
        byte[][] certificates =
        [
            terminals.RootCertificate,
            .. terminals.Equip().Certificates.Select(c => c.Content.ToArray()),
        ];
        yield return Of("dg14", material.Files(LdsFile.Of(14)), input => Refused.Or(input, Offers));
        yield return Of("dg15", material.Files(LdsFile.Of(15)), input => Refused.Or(input, Dg15.Parse));
        yield return Of("cvc", certificates, input => Refused.Or(input, CardVerifiableCertificate.Parse));
        yield return Of("ef-cvca", [TerminalAuthority.EfCvca], input => Refused.Or(input, EfCvca.Parse));
    }

    private static FuzzTarget Of(string name, IReadOnlyList<byte[]> seeds, Func<byte[], string> run) =>
        FuzzTarget.Of(name, InputShape.Objects, seeds, run);

    private static int Offers(ReadOnlyMemory<byte> file) => Dg14.Parse(file).ChipAuthenticationOffers().Count;
}
