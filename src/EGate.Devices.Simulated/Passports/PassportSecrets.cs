using System.Formats.Asn1;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>
/// What only the chip of one simulated passport knows: its private keys, and whom it trusts. The files beside it (DG14, DG15, EF.CVCA) are
/// what everybody may read. Keys come from the seed of the authority, so issuing the same order again gives the same chip.
/// </summary>
internal sealed class PassportSecrets : IDisposable
{
    private const ushort CvcaFile = 0x011C;
    private const ushort Dg14File = 0x010E;
    private const ushort Dg15File = 0x010F;
    private readonly PassportDefect _defect;

    public PassportSecrets(PassportProofs proofs, PassportDefect defect, int seed)
    {
        _defect = defect;
        Proofs = proofs;
        // A copy shows the files of the passport it was made from, and has other keys behind them.
        Active = proofs.Active is { } active ? new SimulatedActiveKey(Weakened(active), seed, "active") : null;
        UsedActive =
            defect == PassportDefect.CopiedWithoutActiveKey && proofs.Active is { } copied
                ? new SimulatedActiveKey(copied, seed, "copier/active")
                : Active;
        ChipKeys = [.. proofs.ChipKeys.Select((o, i) => new SimulatedChipKey(o, seed, Label("chip", i)))];
        UsedChipKeys =
            defect == PassportDefect.CopiedWithoutChipKey
                ? [.. proofs.ChipKeys.Select((o, i) => new SimulatedChipKey(o, seed, Label("copier", i)))]
                : ChipKeys;
    }

    public PassportProofs Proofs { get; }

    /// <summary>The key of DG15.</summary>
    public SimulatedActiveKey? Active { get; }

    /// <summary>The key that the chip signs with.</summary>
    public SimulatedActiveKey? UsedActive { get; }

    /// <summary>The keys of DG14.</summary>
    public IReadOnlyList<SimulatedChipKey> ChipKeys { get; }

    /// <summary>The keys that the chip agrees with.</summary>
    public IReadOnlyList<SimulatedChipKey> UsedChipKeys { get; }

    /// <summary>Adds DG14 and DG15 to the groups to be signed.</summary>
    public void AddSigned(IDictionary<int, byte[]> groups)
    {
        if (Proofs.HasInfos)
        {
            groups[14] = Dg14();
        }

        if (Active is not null && _defect != PassportDefect.Dg15NotSigned)
        {
            groups[15] = Dg15(Active);
        }
    }

    /// <summary>Puts the files on the chip, signed or not, but for those that the defect leaves out.</summary>
    public void AddFiles(IDictionary<ushort, byte[]> files)
    {
        if (Proofs.HasInfos && _defect != PassportDefect.Dg14Absent)
        {
            files[Dg14File] = Dg14();
        }

        if (Active is not null && _defect != PassportDefect.Dg15Absent)
        {
            files[Dg15File] = Dg15(Active);
        }

        if (Proofs.Terminals is { } trust)
        {
            files[CvcaFile] = TerminalAuthority.EfCvca;
        }
    }

    public void Dispose()
    {
        Active?.Dispose();
        UsedActive?.Dispose();
        foreach (var key in ChipKeys.Concat(UsedChipKeys))
        {
            key.Dispose();
        }
    }

    private ActiveKeyOrder Weakened(ActiveKeyOrder order) =>
        _defect == PassportDefect.WeakActiveKey ? order with { RsaBits = 768 } : order;

    private static string Label(string name, int index) => FormattableString.Invariant($"{name}/{index}");

    private static byte[] Dg15(SimulatedActiveKey key) => TlvWriter.Write(0x6F, key.SubjectPublicKeyInfo);

    private byte[] Dg14()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            foreach (var info in Infos())
            {
                writer.WriteEncodedValue(info.Span);
            }
        }

        return TlvWriter.Write(0x6E, writer.Encode());
    }

    private IEnumerable<ReadOnlyMemory<byte>> Infos()
    {
        var isOffCurve = _defect == PassportDefect.ChipKeyOffCurve;
        foreach (var info in ChipKeys.SelectMany(k => k.Infos(isOffCurve)))
        {
            yield return info;
        }

        if (Active?.Info is { } active)
        {
            yield return active;
        }

        if (Proofs.Terminals is not null)
        {
            // id-TA, version 1.
            yield return Convert.FromHexString("300D060804007F0007020202020101");
        }

        foreach (var info in Proofs.FurtherInfos)
        {
            yield return info;
        }
    }
}
