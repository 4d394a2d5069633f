using System.Security.Cryptography;

namespace EGate.Devices.Simulated;

/// <summary>With what a simulated chip can prove itself, and whom it lets prove themselves. The default is nothing, as in older passports.</summary>
public sealed record PassportProofs
{
    /// <summary>DG15 and its private key; null for none.</summary>
    public ActiveKeyOrder? Active { get; init; }

    /// <summary>DG14 with keys of chip authentication; empty for none.</summary>
    public IReadOnlyList<ChipKeyOrder> ChipKeys { get; init; } = [];

    /// <summary>The trust point for terminals; null for none. Needs a chip key.</summary>
    public TerminalTrust? Terminals { get; init; }

    /// <summary>Further entries of DG14, DER: e.g. those of EF.CardAccess, which DG14 repeats.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> FurtherInfos { get; init; } = [];

    /// <summary>Active authentication and chip authentication as many passports have them today.</summary>
    public static PassportProofs Usual { get; } =
        new() { Active = new ActiveKeyOrder(), ChipKeys = [new ChipKeyOrder()] };

    /// <summary>True when DG14 is to be written.</summary>
    internal bool HasInfos =>
        ChipKeys.Count > 0 || Terminals is not null || FurtherInfos.Count > 0 || Active is { DeclaresHash: true };
}

/// <summary>The key of active authentication.</summary>
public sealed record ActiveKeyOrder
{
    /// <summary>Bits of an RSA modulus, a multiple of 16; null for a key on a curve.</summary>
    public int? RsaBits { get; init; }

    /// <summary>Number of a curve, 8..18 (Doc 9303-11, 9.5.1). Used when <see cref="RsaBits"/> is null.</summary>
    public int Curve { get; init; } = 12;

    /// <summary>How DG15 writes the curve down.</summary>
    public CurveForm Form { get; init; } = CurveForm.Named;

    /// <summary>With what the chip hashes; <c>SHA224</c> too.</summary>
    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    /// <summary>RSA with SHA-1: the trailer BC of one byte, and not 33CC.</summary>
    public bool HasShortTrailer { get; init; }

    /// <summary>ECDSA: a DER sequence instead of r and s one after the other.</summary>
    public bool IsDer { get; init; }

    /// <summary>ECDSA: DG14 names the hash.</summary>
    public bool DeclaresHash { get; init; } = true;

    /// <summary>The most bytes that a short answer holds; longer ones need an extended length. Chips of the field differ.</summary>
    public int MaxShortAnswer { get; init; } = 256;
}

/// <summary>Which command a chip takes for chip authentication.</summary>
public enum ChipKeyCommands
{
    /// <summary>MSE:Set AT and GENERAL AUTHENTICATE only.</summary>
    GeneralAuthenticate = 0,

    /// <summary>MSE:Set KAT only: 3DES.</summary>
    SetKeyAgreement = 1,
}

/// <summary>A key of chip authentication.</summary>
public sealed record ChipKeyOrder
{
    /// <summary>Number of the group, 0..2 (DH) or 8..18 (ECDH) (Doc 9303-11, 9.5.1).</summary>
    public int Group { get; init; } = 13;

    /// <summary><c>3des</c>, <c>aes-128</c>, <c>aes-192</c> or <c>aes-256</c>.</summary>
    public string Cipher { get; init; } = "aes-128";

    /// <summary>Which commands the chip takes.</summary>
    public ChipKeyCommands Commands { get; init; } = ChipKeyCommands.GeneralAuthenticate;

    /// <summary>Number of the key; null when it has none.</summary>
    public int? KeyId { get; init; }

    /// <summary>False leaves ChipAuthenticationInfo out, as the first passports with such keys do.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>How DG14 writes a curve down. DH groups are written by their number.</summary>
    public CurveForm Form { get; init; } = CurveForm.WrittenOut;
}

/// <summary>What a chip knows of terminals.</summary>
/// <param name="Authority">Whose key the chip trusts.</param>
/// <param name="ChipDate">
/// The chip's idea of the day, which it learns from certificates: those that ended before are refused.
/// </param>
public sealed record TerminalTrust(TerminalAuthority Authority, DateOnly ChipDate);
