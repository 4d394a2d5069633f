using System.Security.Cryptography;
using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>What states do differently and rightly: every kind of key and every way of writing EF.SOD passes, with the warning that belongs to it.</summary>
public sealed class SodStyleTests
{
    private static readonly HashAlgorithmName Sha224Name = new("SHA224");

    [Theory]
    [InlineData(AuthorityKeyKind.EcdsaP192, "sha-1")]
    [InlineData(AuthorityKeyKind.EcdsaP224, null)]
    [InlineData(AuthorityKeyKind.EcdsaP256, null)]
    [InlineData(AuthorityKeyKind.EcdsaP384, null)]
    [InlineData(AuthorityKeyKind.EcdsaP521, null)]
    [InlineData(AuthorityKeyKind.EcdsaBrainpoolP192, "sha-1")]
    [InlineData(AuthorityKeyKind.EcdsaBrainpoolP224, null)]
    [InlineData(AuthorityKeyKind.EcdsaBrainpoolP256, null)]
    [InlineData(AuthorityKeyKind.EcdsaBrainpoolP320, null)]
    [InlineData(AuthorityKeyKind.EcdsaBrainpoolP384, null)]
    [InlineData(AuthorityKeyKind.EcdsaBrainpoolP512, null)]
    [InlineData(AuthorityKeyKind.EcdsaExplicitP256, null)]
    [InlineData(AuthorityKeyKind.EcdsaExplicitBrainpoolP384, null)]
    [InlineData(AuthorityKeyKind.EcdsaBrainpoolP256Twisted, null)]
    [InlineData(AuthorityKeyKind.Rsa1024, "sha-1")]
    [InlineData(AuthorityKeyKind.RsaSha224, null)]
    [InlineData(AuthorityKeyKind.RsaPss, null)]
    [InlineData(AuthorityKeyKind.RsaPss3072, null)]
    [InlineData(AuthorityKeyKind.Rsa4096, null)]
    public void Key_of_every_kind_passes(AuthorityKeyKind kind, string? warning) =>
        Passes(kind, new SodStyle(), warning is null ? [] : ["sod-algorithms Passed " + warning]);

    public static TheoryData<AuthorityKeyKind, SodStyle, string[]> Styles =>
        new()
        {
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { Version = 1 },
                []
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { IsIndefinite = true },
                []
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { IsUnsorted = true },
                []
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { IsPlain = true },
                []
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { Naming = SignerNaming.Key },
                []
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { Naming = SignerNaming.IssuerOtherwise },
                []
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { IsRolled = true },
                []
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { Naming = SignerNaming.SomebodyElse },
                ["sod-signer Passed signer-named-otherwise"]
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { HasSecondSigner = true },
                ["sod-signer Passed several-signers"]
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { HasSigningTime = false },
                ["ds-validity-at-signing Passed signing-time-missing"]
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { ContentType = "1.2.840.113549.1.7.1" },
                ["sod-structure Passed content-type-data"]
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { ContentType = "1.3.27.1.1.1" },
                ["sod-structure Passed content-type-legacy"]
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle
                {
                    ContentType = "1.2.840.113549.1.7.1",
                    HasAttributes = false,
                    HasSigningTime = false,
                },
                [
                    "sod-structure Passed content-type-data",
                    "sod-attributes Passed signed-attributes-missing",
                    "sod-digest Passed signed-directly",
                    "ds-validity-at-signing Passed signing-time-missing",
                ]
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { HasOtherCurve = true },
                ["sod-algorithms Passed curve-differs"]
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { Hash = HashAlgorithmName.SHA1 },
                ["sod-algorithms Passed sha-1"]
            },
            {
                AuthorityKeyKind.EcdsaP256,
                new SodStyle { Hash = Sha224Name },
                []
            },
            {
                AuthorityKeyKind.Rsa,
                new SodStyle { IsBare = true },
                []
            },
            {
                AuthorityKeyKind.Rsa,
                new SodStyle { SaltLength = 20 },
                []
            },
            {
                AuthorityKeyKind.Rsa,
                new SodStyle { SaltLength = 0 },
                []
            },
            {
                AuthorityKeyKind.Rsa,
                new SodStyle { HasPssKey = true },
                []
            },
            {
                AuthorityKeyKind.Rsa,
                new SodStyle { SaltLength = 28, Hash = Sha224Name },
                []
            },
        };

    [Theory]
    [MemberData(nameof(Styles))]
    public void Sod_of_every_style_passes_with_its_warning(AuthorityKeyKind kind, SodStyle style, string[] warnings) =>
        Passes(kind, style, warnings);

    /// <summary>Tampering is seen in every style as in the plainest.</summary>
    [Theory]
    [MemberData(nameof(Styles))]
    public void Wrong_signature_is_seen_in_every_style(AuthorityKeyKind kind, SodStyle style, string[] warnings)
    {
        using var authority = Specimens.Authority(kind);
        var order = new PassportOrder(Specimens.Holder, Specimens.Portrait(), PassportDefect.WrongSignature)
        {
            Sod = style with { HasSecondSigner = false },
        };

        var checks = Judgement.Of(authority.Issue(order), authority);

        Assert.Equal(
            ["sod-signature"],
            checks.Where(c => c.Outcome >= Outcome.NotPossible && c.Name[..3] == "sod").Select(c => c.Name)
        );
        Assert.NotNull(warnings);
    }

    /// <summary>A SOD without its signer's certificate is judged with a known one, and with that one only.</summary>
    [Fact]
    public void Signer_that_the_site_knows_need_not_come_along()
    {
        using var authority = Specimens.Authority();
        var order = new PassportOrder(Specimens.Holder, Specimens.Portrait(), PassportDefect.SignerCertificateMissing);
        var passport = authority.Issue(order);
        var other = authority.Issue(order);

        var known = Signature(passport, authority, passport.SignerCertificate);
        var unknown = Signature(passport, authority, other.SignerCertificate);

        Assert.Equal((Outcome.Passed, "ok"), (known.Outcome, known.Reason));
        Assert.Equal((Outcome.NotPossible, "signer-certificate-missing"), (unknown.Outcome, unknown.Reason));
    }

    private static CheckResult Signature(
        IssuedPassport passport,
        IssuingAuthority authority,
        ReadOnlyMemory<byte> knownSigner
    )
    {
        var trust = TrustMaterial.Load(
            [
                new TrustSource("anchor", authority.AnchorCertificate, SourceTrust.Named),
                new TrustSource("signer", knownSigner, SourceTrust.WhenSigned),
            ],
            [],
            Specimens.Now
        );
        return PassiveAuthentication
            .Open(passport.Files[LdsFile.Sod])
            .VerifySigner(trust, new DocumentPolicy(), new DocumentFacts("UTO"), Specimens.Now)
            .Checks.Single(c => c.Name == CheckNames.SodSignature);
    }

    private static void Passes(AuthorityKeyKind kind, SodStyle style, string[] warnings)
    {
        using var authority = Specimens.Authority(kind);
        var passport = authority.Issue(new PassportOrder(Specimens.Holder, Specimens.Portrait()) { Sod = style });

        var remarks = Judgement.Remarkable(Judgement.Of(passport, authority));
        if (style.IsRolled)
        {
            // The site has the former authority's revocation list only.
            remarks = remarks.Where(r => r != "ds-revocation NotPossible crl-missing");
        }

        Assert.Equal(warnings, remarks);
    }
}
