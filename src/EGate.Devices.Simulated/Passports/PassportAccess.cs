using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>How a passport's chip lets readers in. The default is that of the first e-passports: basic access control and nothing else.</summary>
public sealed record PassportAccess
{
    /// <summary>Basic access control only.</summary>
    public static PassportAccess BasicOnly { get; } = new();

    /// <summary>What most passports of today have: PACE with generic mapping on brainpoolP256r1 and AES-128, and basic access control.</summary>
    public static PassportAccess Today { get; } =
        new() { Pace = [new PaceOffer(PaceMapping.Generic, CipherSuite.Aes128, 13)], MaxAnswer = 2048 };

    /// <summary>As <see cref="Today"/>, with chip authentication mapping before generic mapping.</summary>
    public static PassportAccess WithMappingProof { get; } =
        Today with
        {
            Pace = [new PaceOffer(PaceMapping.ChipAuthentication, CipherSuite.Aes128, 13), .. Today.Pace],
        };

    /// <summary>Whether basic access control is there. Documents of some states have none any more.</summary>
    public bool HasBasicAccess { get; init; } = true;

    /// <summary>The ways of PACE that EF.CardAccess lists, in this order; empty for a chip without PACE.</summary>
    public IReadOnlyList<PaceOffer> Pace { get; init; } = [];

    /// <summary>The card access number, six digits; null when the document has none.</summary>
    public string? Can { get; init; }

    /// <summary>
    /// Longest answer in bytes, which EF.ATR/INFO tells; null for a chip of short length without that file. Up to 65,536.
    /// </summary>
    public int? MaxAnswer { get; init; }

    /// <summary>EF.CardAccess writes the domain parameters out instead of naming standardized ones.</summary>
    public bool WritesParametersOut { get; init; }

    /// <summary>MSE:Set AT without DO 84 is answered 6A87, as by old Ukrainian chips.</summary>
    public bool WantsParameterReference { get; init; }

    /// <summary>EF.CardAccess lists protocols of the state's own too.</summary>
    public bool ListsUnknownProtocols { get; init; }

    /// <summary>EF.DIR is there.</summary>
    public bool HasDirectory { get; init; }

    /// <summary>A read beyond the end, or of more than the chip takes, is answered 6Cxx with the length there is.</summary>
    public bool NamesLength { get; init; }

    /// <summary>The session is lost after a read of more than the chip takes.</summary>
    public bool LosesSessionAfterWrongSize { get; init; }

    /// <summary>Answers come in parts of at most this many bytes, the rest by GET RESPONSE (61xx); null for whole answers.</summary>
    public int? PartLength { get; init; }

    /// <summary>The chip takes no extended length whatever its keys, and long commands in a chain (CLA 10).</summary>
    public bool ChainsCommands { get; init; }

    /// <summary>SELECT MF: 6A86 to the form without data, as some chips answer.</summary>
    public bool WantsMasterFileIdentifier { get; init; }

    /// <summary>True when a way of PACE uses chip authentication mapping, which EF.CardSecurity comes with.</summary>
    public bool HasMappingProof => Pace.Any(p => p.Mapping == PaceMapping.ChipAuthentication);
}

/// <summary>One way of PACE.</summary>
/// <param name="Mapping">How the nonce is mapped.</param>
/// <param name="Suite">Cipher. Chip authentication mapping has no 3DES.</param>
/// <param name="ParameterId">Standardized domain parameters (Doc 9303-11, 9.5.1): 0..2 for DH, 8..18 for curves.</param>
public sealed record PaceOffer(PaceMapping Mapping, CipherSuite Suite, int ParameterId)
{
    /// <summary>The algorithm.</summary>
    /// <exception cref="ArgumentException">There is no such algorithm.</exception>
    public PaceProtocol Protocol =>
        PaceProtocol.All.FirstOrDefault(p =>
            p.Mapping == Mapping && p.Suite == Suite && p.IsEllipticCurve == Group.IsEllipticCurve
        ) ?? throw new ArgumentException("no such algorithm of PACE");

    /// <summary>The domain parameters.</summary>
    /// <exception cref="ArgumentException">The number is reserved.</exception>
    public KeyAgreementGroup Group =>
        StandardizedDomainParameters.Find(ParameterId) ?? throw new ArgumentException("no such domain parameters");
}
