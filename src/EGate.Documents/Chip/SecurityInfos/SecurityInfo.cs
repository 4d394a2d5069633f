namespace EGate.Documents;

/// <summary>One entry of SecurityInfos (Doc 9303-11, 9.2): a protocol that the chip offers, or a key for one.</summary>
/// <param name="Oid">Dotted object identifier.</param>
public abstract record SecurityInfo(string Oid);

/// <summary>A PACE algorithm with its domain parameters (9.2.1).</summary>
/// <param name="Protocol">The algorithm.</param>
/// <param name="ParameterId">Number of the domain parameters; null when the entry leaves it out.</param>
public sealed record PaceInfo(PaceProtocol Protocol, int? ParameterId) : SecurityInfo(Protocol.Oid);

/// <summary>Domain parameters of PACE that are not standardized (9.2.2).</summary>
/// <param name="Oid">The family, <see cref="PaceProtocol.FamilyOid"/>.</param>
/// <param name="Group">The group; null when it is none that this reader takes.</param>
/// <param name="ParameterId">By which entries of <see cref="PaceInfo"/> refer to it; null when the entry leaves it out.</param>
public sealed record PaceDomainParameterInfo(string Oid, KeyAgreementGroup? Group, int? ParameterId)
    : SecurityInfo(Oid);

/// <summary>An algorithm of chip authentication (9.2.5).</summary>
/// <param name="Oid">id-CA-DH-.. or id-CA-ECDH-..</param>
/// <param name="IsEllipticCurve">ECDH, else DH.</param>
/// <param name="Suite">Cipher of the session that follows.</param>
/// <param name="Version">1 for the version of travel documents.</param>
/// <param name="KeyId">Which key; null when the chip has one only.</param>
public sealed record ChipAuthenticationInfo(
    string Oid,
    bool IsEllipticCurve,
    CipherSuite Suite,
    int Version,
    int? KeyId
) : SecurityInfo(Oid);

/// <summary>A static public key for chip authentication and for PACE with chip authentication mapping (9.2.6).</summary>
/// <param name="Oid">id-PK-DH or id-PK-ECDH.</param>
/// <param name="SubjectPublicKeyInfo">The key, see <see cref="AgreementPublicKey.Parse"/>.</param>
/// <param name="KeyId">Its number; null when the chip has one only.</param>
public sealed record ChipAuthenticationPublicKeyInfo(string Oid, ReadOnlyMemory<byte> SubjectPublicKeyInfo, int? KeyId)
    : SecurityInfo(Oid);

/// <summary>Terminal authentication is offered (9.2.7).</summary>
/// <param name="Oid">id-TA.</param>
/// <param name="Version">1 for the version of travel documents.</param>
/// <param name="CvcaFile">Identifier of EF.CVCA; null means 011C.</param>
/// <param name="CvcaShortFile">Short identifier of EF.CVCA; null when it is not told.</param>
public sealed record TerminalAuthenticationInfo(string Oid, int Version, ushort? CvcaFile, byte? CvcaShortFile)
    : SecurityInfo(Oid);

/// <summary>With which algorithm a key of DG15 on an elliptic curve signs (9.2.4).</summary>
/// <param name="Oid">id-AA.</param>
/// <param name="Version">1.</param>
/// <param name="SignatureAlgorithm">Object identifier of the ECDSA variant, e.g. 0.4.0.127.0.7.1.1.4.1.3.</param>
public sealed record ActiveAuthenticationInfo(string Oid, int Version, string SignatureAlgorithm) : SecurityInfo(Oid);

/// <summary>A signed copy of EF.DIR (9.2.8).</summary>
/// <param name="Oid">id-EFDIR.</param>
/// <param name="Content">The file.</param>
public sealed record EfDirInfo(string Oid, ReadOnlyMemory<byte> Content) : SecurityInfo(Oid);

/// <summary>An entry of another kind, or one whose content is not what its identifier says.</summary>
/// <param name="Oid">Its identifier.</param>
/// <param name="Encoded">The whole entry.</param>
public sealed record UnknownSecurityInfo(string Oid, ReadOnlyMemory<byte> Encoded) : SecurityInfo(Oid);
