using System.Text;

namespace EGate.Documents.Tests;

public sealed class AnchorStoreTests
{
    [Fact]
    public void Der_and_pem_and_doubles_give_one_anchor_each()
    {
        using var one = new HandMadeSigner();
        using var two = new HandMadeSigner("DE");
        var both = Encoding.ASCII.GetBytes(
            "of the list\n" + Pem(one.AuthorityCertificate) + "\n" + Pem(two.AuthorityCertificate)
        );

        var store = AnchorStore.Load([
            new AnchorSource("one.der", one.AuthorityCertificate),
            new AnchorSource("list.pem", both),
        ]);

        Assert.Equal(["one.der UT", "list.pem DE"], store.Anchors.Select(a => $"{a.Provenance} {a.Country}"));
        Assert.Empty(store.Problems);
    }

    [Fact]
    public void Bad_ones_are_reported_and_the_good_ones_kept()
    {
        using var maker = new HandMadeSigner(
            signerExtensions: new System.Security.Cryptography.X509Certificates.X509BasicConstraintsExtension(
                false,
                false,
                0,
                true
            )
        );
        var truncated = maker.AuthorityCertificate[..100];

        var store = AnchorStore.Load([
            new AnchorSource("empty", default),
            new AnchorSource("text", "no certificate here"u8.ToArray()),
            new AnchorSource("truncated", truncated),
            new AnchorSource("list", Encoding.ASCII.GetBytes(Pem(truncated) + "\n" + Pem(maker.AuthorityCertificate))),
            new AnchorSource("signer", maker.SignerCertificate),
        ]);

        Assert.Equal(
            [
                "empty 1 no-certificate",
                "text 1 no-certificate",
                "truncated 1 certificate-malformed",
                "list 1 certificate-malformed",
                "signer 1 not-an-authority",
            ],
            store.Problems.Select(p => $"{p.Provenance} {p.Index} {p.Reason}")
        );
        Assert.Equal("list", Assert.Single(store.Anchors).Provenance);
    }

    [Fact]
    public void Self_signature_that_does_not_verify_is_reported()
    {
        using var maker = new HandMadeSigner();
        var changed = maker.AuthorityCertificate;
        changed[^1] ^= 1;

        var store = AnchorStore.Load([new AnchorSource("changed", changed)]);

        Assert.Equal("self-signature-wrong", Assert.Single(store.Problems).Reason);
        Assert.Empty(store.Anchors);
    }

    private static string Pem(byte[] der) =>
        "-----BEGIN CERTIFICATE-----\n" + Convert.ToBase64String(der) + "\n-----END CERTIFICATE-----";
}
