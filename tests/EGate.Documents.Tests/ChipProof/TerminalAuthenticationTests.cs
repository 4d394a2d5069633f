using System.Security.Cryptography;
using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>Terminal authentication with a simulated chip that verifies the whole chain and the signature on its own.</summary>
public sealed class TerminalAuthenticationTests
{
    public static TheoryData<string> Schemes => [.. TerminalSignatureScheme.All.Select(s => s.Oid)];

    [Theory]
    [MemberData(nameof(Schemes))]
    public async Task Terminal_is_accepted_with_every_scheme(string oid)
    {
        using var authority = new TerminalAuthority(3, ProofBench.Today, TerminalSignatureScheme.Find(oid));

        var check = await ProveAsync(authority, authority.Equip());

        Assert.Equal((Outcome.Passed, "ok"), (check.Outcome, check.Reason));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    public async Task Terminal_is_accepted_on_every_curve(int curve)
    {
        using var authority = new TerminalAuthority(3, ProofBench.Today, null, curve);

        Assert.Equal(Outcome.Passed, (await ProveAsync(authority, authority.Equip())).Outcome);
    }

    /// <summary>The terminal signs its own ephemeral key, compressed in one way for DH and in another for ECDH.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(12)]
    public async Task Terminal_is_accepted_after_every_kind_of_chip_authentication(int group)
    {
        using var authority = new TerminalAuthority(3, ProofBench.Today);

        Assert.Equal(Outcome.Passed, (await ProveAsync(authority, authority.Equip(), group)).Outcome);
    }

    /// <summary>After PACE the terminal signs the chip's ephemeral key, and hears from PACE whom the chip trusts.</summary>
    [Theory]
    [InlineData(PaceMapping.Generic, 13)]
    [InlineData(PaceMapping.Generic, 0)]
    [InlineData(PaceMapping.Integrated, 12)]
    [InlineData(PaceMapping.ChipAuthentication, 13)]
    public async Task Terminal_is_accepted_after_pace(PaceMapping mapping, int parameters)
    {
        using var authority = new TerminalAuthority(3, ProofBench.Today);
        var access = PassportAccess.Today with { Pace = [new PaceOffer(mapping, CipherSuite.Aes128, parameters)] };

        var check = await ProveAsync(authority, authority.Equip(), access: access);

        Assert.Equal((Outcome.Passed, "ok"), (check.Outcome, check.Reason));
    }

    [Theory]
    [InlineData(TerminalDefect.Expired, Outcome.NotPossible, "terminal-certificate-expired")]
    [InlineData(TerminalDefect.WrongRole, Outcome.NotPossible, "terminal-certificate-role")]
    [InlineData(TerminalDefect.BrokenChain, Outcome.NotPossible, "no-chain")]
    [InlineData(TerminalDefect.ForgedSignature, Outcome.Failed, "certificate-refused")]
    [InlineData(TerminalDefect.OtherKey, Outcome.NotPossible, "no-terminal-certificate")]
    public async Task Unsuitable_outfit_is_told(TerminalDefect defect, Outcome outcome, string reason)
    {
        using var authority = new TerminalAuthority(3, ProofBench.Today);

        var check = await ProveAsync(authority, authority.Equip(defect));

        Assert.Equal((outcome, reason), (check.Outcome, check.Reason));
    }

    /// <summary>With the authority's own certificate in the folder a forged one is found before the chip sees it.</summary>
    [Fact]
    public async Task Forged_certificate_is_found_with_the_authoritys_own()
    {
        using var authority = new TerminalAuthority(3, ProofBench.Today);
        var outfit = authority.Equip(TerminalDefect.ForgedSignature);
        var root = new TerminalCertificateFile("cvca.cvcert", authority.RootCertificate);

        var check = await ProveAsync(authority, outfit with { Certificates = [.. outfit.Certificates, root] });

        Assert.Equal((Outcome.NotPossible, "terminal-certificate-signature"), (check.Outcome, check.Reason));
    }

    /// <summary>The chip has its own idea of the day.</summary>
    [Fact]
    public async Task Chip_refuses_what_is_expired_for_it()
    {
        using var authority = new TerminalAuthority(3, ProofBench.Today);

        var check = await ProveAsync(authority, authority.Equip(), chipDate: ProofBench.Today.AddDays(60));

        Assert.Equal((Outcome.Failed, "certificate-refused"), (check.Outcome, check.Reason));
    }

    [Fact]
    public async Task Chip_of_another_authority_has_no_chain()
    {
        using var authority = new TerminalAuthority(3, ProofBench.Today);
        using var other = new TerminalAuthority(4, ProofBench.Today);

        // Both authorities have one name, so the chain is found and the chip's key does not fit it.
        var check = await ProveAsync(authority, other.Equip());

        Assert.Equal((Outcome.Failed, "certificate-refused"), (check.Outcome, check.Reason));
    }

    /// <summary>A signature over another chip's identity is refused: the chip hears its own in it.</summary>
    [Fact]
    public async Task Signature_for_another_chip_is_refused()
    {
        using var authority = new TerminalAuthority(3, ProofBench.Today);

        using var key = TerminalKey.Read(authority.Equip().PrivateKey);
        using var other = new KeyForAnotherChip(key);

        var check = await ProveAsync(authority, authority.Equip(), key: other);

        Assert.Equal((Outcome.Failed, "terminal-refused"), (check.Outcome, check.Reason));
    }

    [Fact]
    public async Task Document_without_terminal_authentication_is_told()
    {
        using var authority = new TerminalAuthority(3, ProofBench.Today);
        using var key = TerminalKey.Read(authority.Equip().PrivateKey);
        var access = new TerminalAccess(TerminalCertificates.Load(authority.Equip().Certificates), key);

        var results = await ProofBench.RunAsync(
            PassportProofs.Usual,
            null,
            new ChipProofOptions { Terminal = access, Today = ProofBench.Today }
        );

        Assert.Equal("not-offered", results.TerminalAuthentication!.Reason);
        Assert.Equal(Outcome.NotPossible, results.TerminalAuthentication.Outcome);
    }

    /// <summary>A key that stands elsewhere, as a security module would, and fails there.</summary>
    [Fact]
    public async Task Key_that_cannot_sign_is_told()
    {
        using var authority = new TerminalAuthority(3, ProofBench.Today);
        using var key = TerminalKey.Read(authority.Equip().PrivateKey);
        using var broken = new KeyThatFails(key);

        var check = await ProveAsync(authority, authority.Equip(), key: broken);

        Assert.Equal((Outcome.NotPossible, "terminal-key-cannot-sign"), (check.Outcome, check.Reason));
    }

    [Fact]
    public void Key_file_is_read_in_every_form()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1);
        using var rsa = RSA.Create(2048);
        byte[][] files =
        [
            ecdsa.ExportPkcs8PrivateKey(),
            ecdsa.ExportECPrivateKey(),
            rsa.ExportPkcs8PrivateKey(),
            rsa.ExportRSAPrivateKey(),
            Text(ecdsa.ExportPkcs8PrivateKeyPem()),
            Text(ecdsa.ExportECPrivateKeyPem()),
            Text(rsa.ExportPkcs8PrivateKeyPem()),
            Text(rsa.ExportRSAPrivateKeyPem()),
        ];
        var publicKeys = files.Select(f =>
        {
            using var key = TerminalKey.Read(f);
            return Convert.ToHexString(key.PublicKey.Span);
        });

        Assert.Equal(
            files.Select(
                (_, i) =>
                    Convert.ToHexString(
                        i is 0 or 1 or 4 or 5 ? ecdsa.ExportSubjectPublicKeyInfo() : rsa.ExportSubjectPublicKeyInfo()
                    )
            ),
            publicKeys
        );
        Assert.All(
            new[]
            {
                [],
                Text("-----BEGIN PRIVATE KEY-----"),
                Text(rsa.ExportSubjectPublicKeyInfoPem()),
                new byte[100_000],
            },
            f =>
                Assert.Equal(
                    "terminal-key-malformed",
                    Assert.Throws<DocumentFormatException>(() => TerminalKey.Read(f)).Reason
                )
        );
    }

    private static byte[] Text(string pem) => System.Text.Encoding.ASCII.GetBytes(pem);

    private static async Task<CheckResult> ProveAsync(
        TerminalAuthority authority,
        TerminalOutfit outfit,
        int group = 13,
        DateOnly? chipDate = null,
        ITerminalKey? key = null,
        PassportAccess? access = null
    )
    {
        using var office = Specimens.Authority();
        var passport = ProofBench.Issue(
            office,
            new PassportProofs
            {
                ChipKeys = [new ChipKeyOrder { Group = group }],
                Terminals = new TerminalTrust(authority, chipDate ?? ProofBench.Today),
            },
            access: access
        );
        using var read = TerminalKey.Read(outfit.PrivateKey);
        var certificates = TerminalCertificates.Load(outfit.Certificates);
        Assert.Empty(certificates.Problems);
        var options = new ChipProofOptions
        {
            Terminal = new TerminalAccess(certificates, key ?? read),
            Today = ProofBench.Today,
        };
        var results = await ProofBench.RunAsync(passport, null, options);
        Assert.Equal(Outcome.Passed, results.ChipAuthentication!.Outcome);
        return results.TerminalAuthentication!;
    }

    /// <summary>Signs with another first byte: that of ID_PICC.</summary>
    private sealed class KeyForAnotherChip(ITerminalKey key) : ITerminalKey
    {
        public ReadOnlyMemory<byte> PublicKey => key.PublicKey;

        public Task<byte[]> SignAsync(
            ReadOnlyMemory<byte> data,
            TerminalSignatureScheme scheme,
            CancellationToken cancellation
        )
        {
            var other = data.ToArray();
            other[0] ^= 1;
            return key.SignAsync(other, scheme, cancellation);
        }

        public void Dispose() { }
    }

    private sealed class KeyThatFails(ITerminalKey key) : ITerminalKey
    {
        public ReadOnlyMemory<byte> PublicKey => key.PublicKey;

        public Task<byte[]> SignAsync(
            ReadOnlyMemory<byte> data,
            TerminalSignatureScheme scheme,
            CancellationToken cancellation
        ) => Task.FromException<byte[]>(new CryptographicException("the module is gone"));

        public void Dispose() { }
    }
}
