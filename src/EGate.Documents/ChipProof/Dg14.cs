using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>DG14: the security protocols of the chip, and the keys with which it proves itself in chip authentication (Doc 9303-10, 4.7.14).</summary>
public sealed class Dg14
{
    private const uint FileTag = 0x6E;

    private Dg14(SecurityInfoSet infos) => Infos = infos;

    /// <summary>All entries.</summary>
    public SecurityInfoSet Infos { get; }

    /// <summary>Whether a key of chip authentication is among the entries.</summary>
    public bool OffersChipAuthentication => Infos.Of<ChipAuthenticationPublicKeyInfo>().Any();

    /// <summary>The entry of terminal authentication; null when it is not offered.</summary>
    public TerminalAuthenticationInfo? TerminalAuthentication =>
        Infos.Of<TerminalAuthenticationInfo>().FirstOrDefault(i => i.Version == 1);

    /// <summary>
    /// Hash with which a key of DG15 on an elliptic curve signs (Doc 9303-11, 6.1.2.3; BSI TR-03111, 5.2.1). Null when it is not told,
    /// or told as one that is not ours.
    /// </summary>
    public HashAlgorithmName? ActiveAuthenticationHash =>
        Infos.Of<ActiveAuthenticationInfo>().Select(i => EcdsaHash(i.SignatureAlgorithm)).FirstOrDefault();

    /// <summary>Parses the file. Bytes after the data object are left alone.</summary>
    /// <exception cref="DocumentFormatException"><c>dg14-malformed</c>.</exception>
    public static Dg14 Parse(ReadOnlyMemory<byte> file)
    {
        try
        {
            return new Dg14(SecurityInfoSet.Parse(TlvReader.Open(file, FileTag)));
        }
        catch (DocumentFormatException e)
        {
            throw new DocumentFormatException("dg14-malformed", e);
        }
    }

    /// <summary>
    /// The ways of chip authentication version 1, strongest first. An algorithm finds its key by number; a key that no algorithm names is
    /// used with 3DES, as the first passports with such keys do, which list no algorithm.
    /// </summary>
    internal IReadOnlyList<ChipAuthenticationOffer> ChipAuthenticationOffers()
    {
        var offers = new List<ChipAuthenticationOffer>();
        var infos = Infos.Of<ChipAuthenticationInfo>().Where(i => i.Version == 1).ToList();
        foreach (var key in Infos.Of<ChipAuthenticationPublicKeyInfo>())
        {
            var isEllipticCurve = key.Oid == ChipAuthenticationOffer.EllipticCurveKey;
            var named = infos
                .Where(i => i.IsEllipticCurve == isEllipticCurve && (i.KeyId is null || i.KeyId == key.KeyId))
                .Select(i => new ChipAuthenticationOffer(key, i.Oid, i.Suite, false))
                .ToList();
            offers.AddRange(named.Count > 0 ? named : [ChipAuthenticationOffer.Inferred(key, isEllipticCurve)]);
        }

        return [.. offers.OrderByDescending(o => o.Suite.Strength)];
    }

    private static HashAlgorithmName? EcdsaHash(string oid) =>
        oid switch
        {
            // ecdsa-plain-SHA.. of BSI TR-03111, then ecdsa-with-SHA.. of ANSI X9.62.
            "0.4.0.127.0.7.1.1.4.1.1" or "1.2.840.10045.4.1" => HashAlgorithmName.SHA1,
            "0.4.0.127.0.7.1.1.4.1.2" or "1.2.840.10045.4.3.1" => Hashes.Sha224Name,
            "0.4.0.127.0.7.1.1.4.1.3" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
            "0.4.0.127.0.7.1.1.4.1.4" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
            "0.4.0.127.0.7.1.1.4.1.5" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
            _ => null,
        };
}

/// <summary>One way of chip authentication: a key and the algorithm to use it with.</summary>
/// <param name="Key">The entry with the chip's key.</param>
/// <param name="Oid">id-CA-DH-.. or id-CA-ECDH-..</param>
/// <param name="Suite">Cipher of the session that follows.</param>
/// <param name="IsInferred">DG14 names no algorithm for the key.</param>
internal sealed record ChipAuthenticationOffer(
    ChipAuthenticationPublicKeyInfo Key,
    string Oid,
    CipherSuite Suite,
    bool IsInferred
)
{
    /// <summary>id-PK-ECDH.</summary>
    public const string EllipticCurveKey = "0.4.0.127.0.7.2.2.1.2";

    public static ChipAuthenticationOffer Inferred(ChipAuthenticationPublicKeyInfo key, bool isEllipticCurve) =>
        new(key, isEllipticCurve ? "0.4.0.127.0.7.2.2.3.2.1" : "0.4.0.127.0.7.2.2.3.1.1", CipherSuite.TripleDes, true);
}
