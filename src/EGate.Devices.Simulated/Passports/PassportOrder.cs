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

    /// <summary>
    /// How the chip lets readers in. Basic access control only unless told otherwise; a defect of PACE brings
    /// <see cref="PassportAccess.Today"/> along, one of its chip authentication mapping that mapping.
    /// </summary>
    public PassportAccess Access { get; init; } = PassportDefects.AccessFor(Defect);

    /// <summary>How EF.SOD is written.</summary>
    public SodStyle Sod { get; init; } = new();
}

/// <summary>A passport that was made: what is printed, and what its chip holds.</summary>
public sealed class IssuedPassport
{
    /// <summary>Tags, lengths, indicator, status, MAC and trailer around the data of a protected answer.</summary>
    private const int AnswerOverhead = 21;

    internal IssuedPassport(
        string line1,
        string line2,
        PassportOrder order,
        IReadOnlyDictionary<ushort, byte[]> files,
        CardFiles card,
        PassportSecrets secrets
    )
    {
        Lines = [line1, line2];
        Defect = order.Defect;
        Access = order.Access;
        Files = files;
        CardFiles = card.Files;
        MappingSecret = card.MappingSecret;
        KeyInformation = line2[..10] + line2[13..20] + line2[21..28];
        Secrets = secrets;
    }

    /// <summary>The printed lines of 44 characters.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>What is wrong with it.</summary>
    public PassportDefect Defect { get; }

    /// <summary>The chip's files by identifier (<see cref="LdsFile"/>).</summary>
    public IReadOnlyDictionary<ushort, byte[]> Files { get; }

    /// <summary>How the chip lets readers in.</summary>
    public PassportAccess Access { get; }

    /// <summary>The chip's files outside the application by identifier, EF.CardAccess (011C) and EF.CardSecurity (011D) among them.</summary>
    public IReadOnlyDictionary<ushort, byte[]> CardFiles { get; }

    /// <summary>The chip's static private key for PACE with chip authentication mapping; empty without it.</summary>
    internal byte[] MappingSecret { get; }

    /// <summary>Number, birth and expiry with their digits: the password of the chip.</summary>
    internal string KeyInformation { get; }

    /// <summary>
    /// Whether the chip takes commands and answers of extended length: when EF.ATR/INFO says so, or when it has keys whose messages fit no others.
    /// </summary>
    internal bool TakesExtendedLength =>
        !Access.ChainsCommands
        && (
            Access.MaxAnswer is not null
            || Access.Pace.Any(p => p.ParameterId is 1 or 2)
            || Secrets.Proofs.Active is not null
            || Secrets.Proofs.HasInfos
        );

    /// <summary>The document signer's certificate in DER, which a site without it in EF.SOD may know; empty when nobody signed.</summary>
    public ReadOnlyMemory<byte> SignerCertificate { get; init; }

    /// <summary>False for <see cref="PassportDefect.NoChip"/>: a reader finds no chip in its field.</summary>
    public bool HasChip => Defect != PassportDefect.NoChip;

    /// <summary>The keys of its chip.</summary>
    internal PassportSecrets Secrets { get; }

    /// <summary>A new chip with these files, as if the document had just been put into the field.</summary>
    /// <param name="seed">Decides the chip's random numbers.</param>
    /// <param name="maxRead">
    /// The largest READ BINARY it takes, in bytes; larger ones are refused with 6700. Null takes what the longest answer of
    /// <see cref="PassportAccess.MaxAnswer"/> holds, or 231.
    /// </param>
    public SoftwarePassport CreateChip(int seed, int? maxRead = null) =>
        new(this, seed, maxRead ?? Math.Max((Access.MaxAnswer ?? 0) - AnswerOverhead, 231));
}
