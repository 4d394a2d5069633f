using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EGate.Core;

namespace EGate.Documents.Tests;

/// <summary>Security objects as they are found in the field, and those that must not pass.</summary>
public sealed class PassiveAuthenticationTests
{
    [Theory]
    [InlineData(SubjectIdentifierType.IssuerAndSerialNumber, "2.16.840.1.101.3.4.2.1")]
    [InlineData(SubjectIdentifierType.SubjectKeyIdentifier, "2.16.840.1.101.3.4.2.1")]
    [InlineData(SubjectIdentifierType.IssuerAndSerialNumber, "2.16.840.1.101.3.4.2.2")]
    [InlineData(SubjectIdentifierType.IssuerAndSerialNumber, "2.16.840.1.101.3.4.2.3")]
    [InlineData(SubjectIdentifierType.IssuerAndSerialNumber, "1.3.14.3.2.26")]
    public void Signer_is_found_by_either_name_and_any_hash(SubjectIdentifierType naming, string digest)
    {
        using var signer = new HandMadeSigner();

        Assert.All(
            Verify(signer, signer.Sign(naming, digest)),
            c =>
                Assert.Equal(
                    (c.Name, Outcome.Passed, Warning(c.Name, digest == "1.3.14.3.2.26")),
                    (c.Name, c.Outcome, c.Reason)
                )
        );
    }

    /// <summary>The platform's CMS signs no time and the hand-made signer's certificate has no key usage; both are told.</summary>
    private static string Warning(string check, bool isSha1) =>
        check switch
        {
            CheckNames.SodAlgorithms when isSha1 => "sha-1",
            CheckNames.DsKeyUsage => "key-usage-missing",
            CheckNames.DsValidityAtSigning => "signing-time-missing",
            _ => "ok",
        };

    /// <summary>Malaysian passports write the issuer's name in another form than the certificate does.</summary>
    [Theory]
    [InlineData("AUTHORITY")]
    [InlineData("Somewhere")]
    public void Signer_named_otherwise_than_its_certificate_is_found_by_its_key(string otherName)
    {
        using var signer = new HandMadeSigner();
        var cms = signer.Sign();
        var last = cms.AsSpan().LastIndexOf("Authority"u8);
        Encoding.ASCII.GetBytes(otherName).CopyTo(cms, last);

        Assert.All(Verify(signer, cms), c => Assert.Equal(Outcome.Passed, c.Outcome));
    }

    /// <summary>New Zealand's and others' SODs are BER with indefinite lengths, which only the outermost layers show.</summary>
    [Fact]
    public void Indefinite_lengths_are_read()
    {
        using var signer = new HandMadeSigner();
        var outer = new AsnReader(signer.Sign(), AsnEncodingRules.DER).ReadSequence();
        var type = outer.ReadEncodedValue().ToArray();
        var inner = outer.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadEncodedValue().ToArray();
        byte[] cms = [0x30, 0x80, .. type, 0xA0, 0x80, .. inner, 0, 0, 0, 0];

        Assert.All(Verify(signer, cms), c => Assert.Equal(Outcome.Passed, c.Outcome));
    }

    [Fact]
    public void Sod_without_the_signers_certificate_is_not_possible_to_judge()
    {
        using var signer = new HandMadeSigner();

        var checks = Verify(signer, signer.Sign(include: X509IncludeOption.None));

        Assert.Equal(
            (Outcome.NotPossible, "signer-certificate-missing"),
            (checks.Single(c => c.Name == CheckNames.SodSignature).Outcome, checks[5].Reason)
        );
        Assert.All(
            checks.Where(c => c.Name.StartsWith("ds-", StringComparison.Ordinal)),
            c => Assert.Equal(Outcome.NotDone, c.Outcome)
        );
    }

    [Fact]
    public void Changed_content_is_seen_by_the_signed_digest()
    {
        using var signer = new HandMadeSigner();
        var cms = signer.Sign();
        var hash = cms.AsSpan().IndexOf(SHA256.HashData([1]));
        cms[hash] ^= 1;

        var check = Verify(signer, cms).Single(c => c.Name == CheckNames.SodSignature);

        Assert.Equal((Outcome.Failed, "message-digest-differs"), (check.Outcome, check.Reason));
    }

    [Fact]
    public void Changed_content_type_is_seen_by_the_signed_one()
    {
        using var signer = new HandMadeSigner();
        var cms = signer.Sign();
        var type = cms.AsSpan()
            .IndexOf(Convert.FromHexString("060667810801 0101".Replace(" ", "", StringComparison.Ordinal)));
        cms[type + 7] = 2;

        var checks = Verify(signer, cms);

        Assert.Equal("content-type-differs", checks.Single(c => c.Name == CheckNames.SodAttributes).Reason);
        Assert.Equal("content-type-unknown", checks.Single(c => c.Name == CheckNames.SodStructure).Reason);
        Assert.Equal(Outcome.Failed, checks.Single(c => c.Name == CheckNames.SodSignature).Outcome);
    }

    /// <summary>A master list signer, a bar code signer or a subordinate authority of the same state must not sign passports.</summary>
    [Fact]
    public void Certificate_issued_for_something_else_does_not_sign_documents()
    {
        (X509Extension Extension, string Reason)[] purposes =
        [
            (new X509EnhancedKeyUsageExtension([new Oid("2.23.136.1.1.3")], true), "extended-key-usage"),
            (new X509BasicConstraintsExtension(true, false, 0, true), "signer-is-authority"),
            (new X509KeyUsageExtension(X509KeyUsageFlags.CrlSign, true), "key-usage"),
            (new X509Extension("2.5.29.30", [0x30, 0x00], true), "unknown-critical-extension"),
        ];
        foreach (var (purpose, reason) in purposes)
        {
            using var signer = new HandMadeSigner(signerExtensions: purpose);

            var check = Verify(signer, signer.Sign()).Single(c => c.Name == CheckNames.DsKeyUsage);

            Assert.Equal((Outcome.Failed, reason), (check.Outcome, check.Reason));
        }
    }

    [Theory]
    [InlineData("D", "DE", "DE", Outcome.Passed, "ok")]
    [InlineData("GBD", "GB", "gb", Outcome.Passed, "ok")]
    [InlineData("RKS", "XK", "KS", Outcome.Passed, "ok")]
    [InlineData("UTO", "UT", "UT", Outcome.Passed, "ok")]
    [InlineData("UTO", "DE", "UT", Outcome.Failed, "authority-country-differs")]
    [InlineData("UTO", "UT", "DE", Outcome.Failed, "signer-country-differs")]
    [InlineData("XXX", "UT", "UT", Outcome.NotPossible, "issuer-code-unknown")]
    public void Issuing_state_must_be_that_of_the_certificates(
        string issuer,
        string authority,
        string signerCountry,
        Outcome outcome,
        string reason
    )
    {
        using var signer = new HandMadeSigner(authority, signerCountry);
        var sod = TlvWriter.Write(0x77, signer.Sign());

        var check = PassiveAuthentication
            .Open(sod)
            .VerifySigner(signer.Anchors, issuer, Specimens.Now)
            .Single(c => c.Name == CheckNames.IssuerCountry);

        Assert.Equal((outcome, reason), (check.Outcome, check.Reason));
    }

    [Theory]
    [InlineData(-400, "signer-not-yet-valid")]
    [InlineData(366, "signer-expired")]
    [InlineData(0, "ok")]
    public void Signer_is_judged_by_the_time_of_the_lane(int days, string reason)
    {
        using var signer = new HandMadeSigner();
        var sod = TlvWriter.Write(0x77, signer.Sign());

        var checks = PassiveAuthentication.Open(sod).VerifySigner(signer.Anchors, "UTO", Specimens.Now.AddDays(days));

        Assert.Equal(reason, checks.Single(c => c.Name == CheckNames.DsValidity).Reason);
    }

    [Fact]
    public void Authority_past_its_end_is_named()
    {
        using var signer = new HandMadeSigner(
            authorityEnd: Specimens.Now.AddDays(400),
            signerEnd: Specimens.Now.AddDays(500)
        );
        var sod = TlvWriter.Write(0x77, signer.Sign());

        var checks = PassiveAuthentication.Open(sod).VerifySigner(signer.Anchors, "UTO", Specimens.Now.AddDays(450));

        var check = checks.Single(c => c.Name == CheckNames.DsValidity);
        Assert.Equal((Outcome.Failed, "authority-expired"), (check.Outcome, check.Reason));
    }

    [Theory]
    [InlineData("", "sod-not-cms")]
    [InlineData("77", "sod-not-cms")]
    [InlineData("7700", "sod-not-cms")]
    [InlineData("770430023000", "sod-not-cms")]
    [InlineData("6100", "sod-not-cms")]
    public void Rubbish_is_no_exception(string hex, string reason)
    {
        var open = PassiveAuthentication.Open(Convert.FromHexString(hex));

        Assert.Equal(reason, open.VerifySigner(AnchorStore.Empty, "UTO", Specimens.Now)[0].Reason);
        Assert.Equal(Outcome.NotDone, open.VerifyCom(default).Outcome);
        Assert.Equal(Outcome.NotDone, open.VerifyHashes(new Dictionary<int, ReadOnlyMemory<byte>>()).Outcome);
    }

    [Fact]
    public void Data_group_that_nobody_signed_fails_the_hashes()
    {
        using var signer = new HandMadeSigner();
        var open = PassiveAuthentication.Open(TlvWriter.Write(0x77, signer.Sign()));

        Assert.Equal(
            "ok",
            open.VerifyHashes(new Dictionary<int, ReadOnlyMemory<byte>> { [1] = new byte[] { 1 } }).Reason
        );
        Assert.Equal(
            "dg2-not-signed",
            open.VerifyHashes(
                new Dictionary<int, ReadOnlyMemory<byte>> { [1] = new byte[] { 1 }, [2] = new byte[] { 1 } }
            ).Reason
        );
    }

    private static IReadOnlyList<CheckResult> Verify(HandMadeSigner signer, byte[] cms) =>
        PassiveAuthentication.Open(TlvWriter.Write(0x77, cms)).VerifySigner(signer.Anchors, "UTO", Specimens.Now);
}
