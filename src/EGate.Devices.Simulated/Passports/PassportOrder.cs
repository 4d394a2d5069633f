using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>What a passport is to be made of.</summary>
/// <param name="Holder">The printed fields; <c>MrzFields.Issuer</c> should stay UTO, the only state this authority issues for.</param>
/// <param name="Portrait">A JPEG, or a JPEG 2000 as a file or a bare code stream, as taken from the holder.</param>
/// <param name="Defect">What shall be wrong with it.</param>
/// <param name="Contents">What its chip holds besides zone and portrait; null for nothing.</param>
public sealed record PassportOrder(
    MrzFields Holder,
    ReadOnlyMemory<byte> Portrait,
    PassportDefect Defect = PassportDefect.None,
    PassportContents? Contents = null
)
{
    /// <summary>
    /// With what the chip can prove itself. Null gives nothing, but for the defects of such proofs, which get <see cref="PassportProofs.Usual"/>.
    /// </summary>
    public PassportProofs? Proofs { get; init; }

    /// <summary>The proofs that are made.</summary>
    internal PassportProofs MadeProofs =>
        Proofs
        ?? (
            Defect is >= PassportDefect.CopiedWithoutActiveKey and <= PassportDefect.ChipKeysNotSwitched
                ? PassportProofs.Usual
                : new PassportProofs()
        );
}

/// <summary>A passport that was made: what is printed, and what its chip holds.</summary>
public sealed class IssuedPassport
{
    internal IssuedPassport(
        string line1,
        string line2,
        PassportDefect defect,
        IReadOnlyDictionary<ushort, byte[]> files,
        PassportSecrets secrets
    )
    {
        Lines = [line1, line2];
        Defect = defect;
        Files = files;
        Secrets = secrets;
    }

    /// <summary>The printed lines of 44 characters.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>What is wrong with it.</summary>
    public PassportDefect Defect { get; }

    /// <summary>The chip's files by identifier (<see cref="LdsFile"/>).</summary>
    public IReadOnlyDictionary<ushort, byte[]> Files { get; }

    /// <summary>False for <see cref="PassportDefect.NoChip"/>: a reader finds no chip in its field.</summary>
    public bool HasChip => Defect != PassportDefect.NoChip;

    /// <summary>The keys of its chip.</summary>
    internal PassportSecrets Secrets { get; }

    /// <summary>A new chip with these files, as if the document had just been put into the field.</summary>
    /// <param name="seed">Decides the chip's random numbers.</param>
    /// <param name="maxRead">The largest READ BINARY it takes, in bytes; larger ones are refused with 6700.</param>
    public SoftwarePassport CreateChip(int seed, int maxRead = 231) => new(this, seed, maxRead);
}
