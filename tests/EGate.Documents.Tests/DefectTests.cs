using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>
/// Every named defect of the simulated authority against every check. A check that is not in a defect's list must pass; so each defect is
/// seen by the checks that should see it, and by no other.
/// </summary>
public sealed class DefectTests
{
    private static readonly string[] AfterAccess =
    [
        CheckNames.ChipRead,
        CheckNames.SodSignature,
        CheckNames.DsValidity,
        CheckNames.DsChain,
        CheckNames.IssuerCountry,
        CheckNames.DgHashes,
        CheckNames.ComSod,
        CheckNames.Dg1Mrz,
    ];

    /// <summary>Defect, then each check that does not pass as <c>name outcome reason</c>.</summary>
    public static TheoryData<string, string[]> Table =>
        new()
        {
            { "none", [] },
            { "altered-data-group", ["dg-hashes Failed dg2-differs"] },
            {
                "unknown-issuer",
                [
                    "ds-validity NotDone unknown-issuer",
                    "ds-chain NotPossible unknown-issuer",
                    "issuer-country NotDone unknown-issuer",
                ]
            },
            {
                "forged-issuer",
                [
                    "ds-validity NotDone signature-wrong",
                    "ds-chain Failed signature-wrong",
                    "issuer-country NotDone signature-wrong",
                ]
            },
            { "expired-document", ["document-expiry Failed expired"] },
            { "expired-signer", ["ds-validity Failed signer-expired"] },
            {
                "sod-not-cms",
                [
                    "sod-structure Failed sod-not-cms",
                    "sod-signature Failed sod-not-cms",
                    "ds-key-usage NotDone sod-not-cms",
                    "ds-validity-at-signing NotDone sod-not-cms",
                    "ds-validity NotDone sod-not-cms",
                    "ds-chain NotDone sod-not-cms",
                    "issuer-country NotDone sod-not-cms",
                    "dg-hashes NotDone sod-not-cms",
                    "com-sod NotDone sod-not-cms",
                ]
            },
            { "wrong-signature", ["sod-signature Failed signature-wrong"] },
            { "com-mismatch", ["com-sod Failed com-lists-fewer"] },
            { "dg1-differs-from-mrz", ["dg1-mrz Failed dg1-differs"] },
            { "stops-mid-file", ["chip-read NotPossible chip-timeout", "dg-hashes NotDone chip-timeout"] },
            { "unprotected-answer", Access("secure-messaging-malformed", isAttack: true, isOpened: true) },
            { "wrong-answer-mac", Access("secure-messaging-mac", isAttack: true, isOpened: true) },
            { "pace-nonce-wrong", Access("access-denied") },
            { "pace-token-wrong", Access("pace-token", isAttack: true) },
            { "pace-fails", Access("access-denied") },
            { "pace-chain-refused", Access("pace-chaining-refused") },
            { "foreign-mapping-key", ["pace-cam Failed mapping-proof-wrong", "clone-detection Failed pace-cam"] },
            { "card-access-altered", ["card-access Failed access-removed"] },
            { "endless-file", ["chip-read NotPossible file-read", "dg-hashes NotDone file-read"] },
            // What only a chip's own proof tells: see ProofDefectTests.
            { "copied-without-active-key", [] },
            { "copied-without-chip-key", [] },
            { "constant-active-answer", [] },
            { "dg15-not-signed", [] },
            { "dg14-absent", [] },
            { "dg15-absent", [] },
            { "weak-active-key", [] },
            { "chip-key-off-curve", [] },
            { "chip-keys-not-switched", [] },
            { "dg1-wrong-length", ["dg1-mrz Failed dg1-malformed"] },
            { "dg1-wrong-check-digit", ["dg1-mrz Failed dg1-differs"] },
            { "dg2-without-face", ["chip-read NotPossible dg2-no-image"] },
            { "dg2-image-truncated", ["chip-read NotPossible dg2-image-truncated"] },
            { "dg2-length-lies", ["chip-read NotPossible dg2-truncated"] },
            { "dg2-not-an-image", ["chip-read NotPossible dg2-image-format"] },
            // A gate does not read DG11.
            { "dg11-malformed", [] },
            { "no-chip", ["chip-access NotPossible no-chip", .. AfterAccess.Select(n => $"{n} NotDone no-chip")] },
        };

    /// <summary>Access that fails: before any file, or at the first one.</summary>
    private static string[] Access(string reason, bool isAttack = false, bool isOpened = false) =>
        [
            $"chip-access {(isAttack ? Outcome.Failed : Outcome.NotPossible)} {reason}",
            .. AfterAccess.Select(n =>
                $"{n} {(isOpened && n == CheckNames.ChipRead ? Outcome.NotPossible : Outcome.NotDone)} {reason}"
            ),
        ];

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Defect_is_seen_by_its_checks_and_no_other(string defect, string[] notPassed)
    {
        using var authority = Specimens.Authority();
        var order = new PassportOrder(Specimens.Holder, Specimens.Portrait(), PassportDefects.ByName[defect]);

        using var evidence = await Specimens.InspectAsync(authority.Issue(order), Specimens.Anchors(authority));

        Assert.Equal(
            notPassed,
            evidence.Checks.Where(c => c.Outcome != Outcome.Passed).Select(c => $"{c.Name} {c.Outcome} {c.Reason}")
        );
        Assert.Empty(
            CheckNames
                .Required.Where(r => r.Value == CheckGroup.Document)
                .Select(r => r.Key)
                .Except(evidence.Checks.Select(c => c.Name))
        );
        Assert.All(
            evidence.Checks,
            c => Assert.Equal(c.Outcome >= Outcome.NotPossible, DocumentFaults.EntryFor(c) is not null)
        );
    }

    [Fact]
    public void Table_of_this_test_and_of_the_issuer_hold_every_defect() =>
        Assert.Equal(
            PassportDefects.ByName.Keys.Order(StringComparer.Ordinal),
            Table
                .Select(row => row.Data.Item1)
                .Concat(PassportDefects.Findings.Keys.Select(PassportDefects.NameOf))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData(AuthorityKeyKind.EcdsaP256)]
    [InlineData(AuthorityKeyKind.EcdsaBrainpoolP256)]
    [InlineData(AuthorityKeyKind.EcdsaExplicitP256)]
    [InlineData(AuthorityKeyKind.Rsa)]
    [InlineData(AuthorityKeyKind.RsaPss)]
    public async Task Genuine_passport_passes_with_every_kind_of_key(AuthorityKeyKind kind)
    {
        using var authority = Specimens.Authority(kind);
        var anchors = Specimens.Anchors(authority);
        var portrait = Specimens.Portrait();

        using var genuine = await Specimens.InspectAsync(
            authority.Issue(new PassportOrder(Specimens.Holder, portrait)),
            anchors
        );
        using var wrong = await Specimens.InspectAsync(
            authority.Issue(new PassportOrder(Specimens.Holder, portrait, PassportDefect.WrongSignature)),
            anchors
        );

        // The named curve stands in the certificate exactly when the kind says so: explicit parameters are really tried.
        var namesP256 = authority.AnchorCertificate.AsSpan().IndexOf(Convert.FromHexString("2A8648CE3D030107")) >= 0;
        Assert.Equal(kind == AuthorityKeyKind.EcdsaP256, namesP256);
        Assert.Empty(anchors.Problems);
        Assert.All(genuine.Checks, c => Assert.Equal((c.Name, Outcome.Passed, "ok"), (c.Name, c.Outcome, c.Reason)));
        Assert.Equal(portrait, genuine.Portrait!.Bytes);
        Assert.Equal(["sod-signature"], wrong.Checks.Where(c => c.Outcome != Outcome.Passed).Select(c => c.Name));
    }

    [Fact]
    public void Authorities_of_one_seed_trust_each_others_passports()
    {
        using var here = Specimens.Authority(seed: 5);
        using var there = Specimens.Authority(seed: 5);
        using var other = Specimens.Authority(seed: 6);
        var sod = there.Issue(new PassportOrder(Specimens.Holder, Specimens.Portrait())).Files[LdsFile.Sod];

        var trusted = PassiveAuthentication.Open(sod).VerifySigner(Specimens.Anchors(here), "UTO", Specimens.Now);
        var foreign = PassiveAuthentication.Open(sod).VerifySigner(Specimens.Anchors(other), "UTO", Specimens.Now);

        Assert.All(trusted, c => Assert.Equal(Outcome.Passed, c.Outcome));
        Assert.Equal("signature-wrong", foreign.Single(c => c.Name == CheckNames.DsChain).Reason);
    }
}
