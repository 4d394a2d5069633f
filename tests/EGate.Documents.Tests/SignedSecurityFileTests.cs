using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EGate.Core;

namespace EGate.Documents.Tests;

/// <summary>EF.CardSecurity, signed by the platform's CMS.</summary>
public sealed class SignedSecurityFileTests
{
    private const string SecurityObject = "0.4.0.127.0.7.3.2.1";

    [Fact]
    public void File_of_a_document_signer_passes_and_gives_its_content()
    {
        using var signer = new HandMadeSigner();
        var file = SignedSecurityFile.Parse(signer.Sign(contentType: SecurityObject));

        var check = Verify(file, signer.Anchors);

        Assert.Equal((CheckNames.PaceCam, Outcome.Passed, "ok"), (check.Name, check.Outcome, check.Reason));
        Assert.Equal(HandMadeSigner.SecurityObject(), file.SecurityInfos.ToArray());
    }

    [Fact]
    public void Changed_file_fails_and_unknown_issuer_is_not_possible()
    {
        using var signer = new HandMadeSigner();
        using var other = new HandMadeSigner("AT", "AT");
        var bytes = signer.Sign(contentType: SecurityObject);
        var changed = bytes.ToArray();
        changed[changed.AsSpan().IndexOf(SHA256.HashData([1]))] ^= 1;

        var wrong = Verify(SignedSecurityFile.Parse(changed), signer.Anchors);
        var strange = Verify(
            SignedSecurityFile.Parse(bytes),
            AnchorStore.Load([new AnchorSource("other", other.AuthorityCertificate)])
        );

        Assert.Equal((Outcome.Failed, "message-digest-differs"), (wrong.Outcome, wrong.Reason));
        Assert.NotEqual(Outcome.Passed, strange.Outcome);
    }

    /// <summary>A signer of something else of the same state must not vouch for chips.</summary>
    [Fact]
    public void Certificate_for_something_else_does_not_sign_chips()
    {
        using var signer = new HandMadeSigner(
            signerExtensions: new X509EnhancedKeyUsageExtension([new Oid("2.23.136.1.1.3")], true)
        );

        var check = Verify(SignedSecurityFile.Parse(signer.Sign(contentType: SecurityObject)), signer.Anchors);

        Assert.Equal((Outcome.Failed, "extended-key-usage"), (check.Outcome, check.Reason));
    }

    [Fact]
    public void Security_object_of_a_document_is_no_card_security()
    {
        using var signer = new HandMadeSigner();

        var e = Assert.Throws<DocumentFormatException>(() => SignedSecurityFile.Parse(signer.Sign()));

        Assert.Equal("card-security-malformed", e.Reason);
        Assert.Throws<DocumentFormatException>(() =>
            SignedSecurityFile.Parse(signer.Sign(contentType: SecurityObject).AsMemory(0, 50))
        );
    }

    private static CheckResult Verify(SignedSecurityFile file, AnchorStore anchors) =>
        file.Verify(
            CheckNames.PaceCam,
            TrustMaterial.Of(anchors),
            new DocumentPolicy(),
            new DocumentFacts("UTO"),
            Specimens.Now
        );
}
