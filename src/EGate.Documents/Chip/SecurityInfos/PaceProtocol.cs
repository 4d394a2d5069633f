namespace EGate.Documents;

/// <summary>How PACE turns its nonce into a generator.</summary>
public enum PaceMapping
{
    /// <summary>Generic mapping: a key agreement more.</summary>
    Generic = 0,

    /// <summary>Integrated mapping: the nonces are mapped into the group directly.</summary>
    Integrated = 1,

    /// <summary>Chip authentication mapping: generic, and the chip proves that it is no copy.</summary>
    ChipAuthentication = 2,
}

/// <summary>One of the algorithms of PACE (Doc 9303-11, 4.4.3, tables 2 and 3).</summary>
/// <param name="Oid">Dotted object identifier.</param>
/// <param name="IsEllipticCurve">ECDH, else DH.</param>
/// <param name="Mapping">How the nonce is mapped.</param>
/// <param name="Suite">Cipher of the nonce and of the session.</param>
public sealed record PaceProtocol(string Oid, bool IsEllipticCurve, PaceMapping Mapping, CipherSuite Suite)
{
    private const string Root = "0.4.0.127.0.7.2.2.4";

    /// <summary>The nineteen algorithms of the standard; chip authentication mapping has neither DH nor 3DES.</summary>
    public static IReadOnlyList<PaceProtocol> All { get; } =
    [
        .. Family(1, false, PaceMapping.Generic),
        .. Family(2, true, PaceMapping.Generic),
        .. Family(3, false, PaceMapping.Integrated),
        .. Family(4, true, PaceMapping.Integrated),
        .. Family(6, true, PaceMapping.ChipAuthentication).Skip(1),
    ];

    /// <summary>The identifier without its last arc: it names the family, as PACEDomainParameterInfo does.</summary>
    public string FamilyOid => Oid[..Oid.LastIndexOf('.')];

    /// <summary>The algorithm with an object identifier; null for any other.</summary>
    public static PaceProtocol? Find(string oid) => All.FirstOrDefault(p => p.Oid == oid);

    private static IEnumerable<PaceProtocol> Family(int number, bool isEllipticCurve, PaceMapping mapping) =>
        CipherSuite.All.Select((s, i) => new PaceProtocol($"{Root}.{number}.{i + 1}", isEllipticCurve, mapping, s));
}
