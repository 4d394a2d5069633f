using System.Text;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>What is deliberately wrong with a terminal's certificates.</summary>
public enum TerminalDefect
{
    /// <summary>A chain that chips of this authority accept.</summary>
    None = 0,

    /// <summary>The terminal's certificate ended the day before.</summary>
    Expired = 1,

    /// <summary>The certificate of the terminal's key is one of a document verifier.</summary>
    WrongRole = 2,

    /// <summary>The document verifier's certificate is missing.</summary>
    BrokenChain = 3,

    /// <summary>The document verifier's certificate is signed by somebody else who uses the authority's name.</summary>
    ForgedSignature = 4,

    /// <summary>The terminal's certificate is right, its private key is another terminal's.</summary>
    OtherKey = 5,
}

/// <summary>What a terminal gets: certificates for its folder, and its private key in PKCS #8.</summary>
/// <param name="Certificates">Of the document verifier and of the terminal.</param>
/// <param name="PrivateKey">For <see cref="TerminalKey.Read"/>.</param>
public sealed record TerminalOutfit(IReadOnlyList<TerminalCertificateFile> Certificates, byte[] PrivateKey);

/// <summary>
/// Utopia's country verifying authority for terminals with its one document verifier. All keys come from the seed: for simulation only.
/// </summary>
public sealed class TerminalAuthority : IDisposable
{
    private const string Verifier = "UTDV00000001";
    private const string Terminal = "UTIS00000001";
    private readonly TerminalSigner _root;
    private readonly TerminalSigner _verifier;
    private readonly TerminalSigner _terminal;
    private readonly TerminalSigner _forger;
    private readonly DateOnly _today;

    /// <summary>Makes the keys and the authority's self-signed certificate.</summary>
    /// <param name="seed">Decides the keys.</param>
    /// <param name="today">The authority is valid from a year before to two years after.</param>
    /// <param name="scheme">How all sign; ECDSA with SHA-256 when null.</param>
    /// <param name="curve">Number of the curve, 8..18 (Doc 9303-11, 9.5.1).</param>
    public TerminalAuthority(int seed, DateOnly today, TerminalSignatureScheme? scheme = null, int curve = 13)
    {
        _today = today;
        var how = scheme ?? TerminalSignatureScheme.Find("0.4.0.127.0.7.2.2.2.2.3")!;
        _root = new TerminalSigner(how, curve, seed, "cvca");
        _verifier = new TerminalSigner(how, curve, seed, "dv");
        _terminal = new TerminalSigner(how, curve, seed, "is");
        _forger = new TerminalSigner(how, curve, seed, "forger");
        RootCertificate = Certificate(_root, Reference, Reference, _root, TerminalRole.CertificationAuthority, 730);
        TrustedKey = CardVerifiableCertificate.Parse(RootCertificate).PublicKey;
    }

    /// <summary>Name of the authority's key.</summary>
    public static string Reference => "UTCVCA000001";

    /// <summary>The authority's self-signed certificate, with the curve written out.</summary>
    public byte[] RootCertificate { get; }

    /// <summary>EF.CVCA of the chips that trust this authority: its name, and zeros up to 36 bytes.</summary>
    public static byte[] EfCvca
    {
        get
        {
            var file = new byte[Documents.EfCvca.Length];
            TlvWriter.Write(0x42, Encoding.ASCII.GetBytes(Reference)).CopyTo(file, 0);
            return file;
        }
    }

    /// <summary>What the chips know.</summary>
    internal CvcPublicKey TrustedKey { get; }

    /// <summary>A terminal's certificates and key.</summary>
    /// <param name="defect">What shall be wrong with them.</param>
    public TerminalOutfit Equip(TerminalDefect defect = TerminalDefect.None)
    {
        var signer = defect == TerminalDefect.ForgedSignature ? _forger : _root;
        var verifier = Certificate(signer, Reference, Verifier, _verifier, TerminalRole.DomesticDocumentVerifier, 90);
        var terminal = Certificate(
            _verifier,
            Verifier,
            Terminal,
            _terminal,
            defect == TerminalDefect.WrongRole ? TerminalRole.DomesticDocumentVerifier : TerminalRole.InspectionSystem,
            defect == TerminalDefect.Expired ? -1 : 30
        );
        var files = new List<TerminalCertificateFile> { new("is.cvcert", terminal) };
        if (defect != TerminalDefect.BrokenChain)
        {
            files.Add(new TerminalCertificateFile("dv.cvcert", verifier));
        }

        return new TerminalOutfit(files, (defect == TerminalDefect.OtherKey ? _forger : _terminal).PrivateKey);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _root.Dispose();
        _verifier.Dispose();
        _terminal.Dispose();
        _forger.Dispose();
    }

    private byte[] Certificate(
        TerminalSigner issuer,
        string issuerName,
        string holderName,
        TerminalSigner holder,
        TerminalRole role,
        int days
    )
    {
        // Both rights are granted all the way down; this software uses neither.
        byte[] authorization = [(byte)(((int)role << 6) | 0x03)];
        var body = TlvWriter.Write(
            0x7F4E,
            TlvWriter.Write(0x5F29, [0]),
            TlvWriter.Write(0x42, Encoding.ASCII.GetBytes(issuerName)),
            holder.PublicKeyObject(role == TerminalRole.CertificationAuthority),
            TlvWriter.Write(0x5F20, Encoding.ASCII.GetBytes(holderName)),
            // id-IS, the role of inspection systems.
            TlvWriter.Write(
                0x7F4C,
                Convert.FromHexString("060904007F000703010201"),
                TlvWriter.Write(0x53, authorization)
            ),
            TlvWriter.Write(0x5F25, Digits(_today.AddDays(-365))),
            TlvWriter.Write(0x5F24, Digits(_today.AddDays(days)))
        );
        return TlvWriter.Write(0x7F21, body, TlvWriter.Write(0x5F37, issuer.Sign(body)));
    }

    private static byte[] Digits(DateOnly day) =>
        [
            (byte)(day.Year / 10 % 10),
            (byte)(day.Year % 10),
            (byte)(day.Month / 10),
            (byte)(day.Month % 10),
            (byte)(day.Day / 10),
            (byte)(day.Day % 10),
        ];
}
