using System.Text;
using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>Lists as states publish them, told apart by what is in them and believed only when somebody trusted signed them.</summary>
public sealed class TrustListTests : IDisposable
{
    private readonly IssuingAuthority _authority = Specimens.Authority();
    private readonly IssuingAuthority _other = Specimens.Authority(seed: 8);

    public void Dispose()
    {
        _authority.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void Master_list_of_a_state_whose_authority_is_an_anchor_brings_its_certificates()
    {
        var trust = Load(_authority.AnchorCertificate, _authority.MasterList([_other.AnchorCertificate]));

        Assert.Empty(trust.Anchors.Problems);
        Assert.Equal(["anchor", "list"], trust.Anchors.Anchors.Select(a => a.Provenance));
    }

    [Fact]
    public void Master_list_of_a_stranger_brings_nothing()
    {
        var trust = Load(_authority.AnchorCertificate, _other.MasterList([]));

        Assert.Equal("list-signer-not-trusted", Assert.Single(trust.Anchors.Problems).Reason);
        Assert.Single(trust.Anchors.Anchors);
    }

    [Fact]
    public void Master_list_that_the_operator_names_needs_a_right_signature()
    {
        var list = _authority.MasterList([]);
        var changed = list.ToArray();
        changed[^1] ^= 1;

        Assert.Single(Named(list).Anchors.Anchors);
        Assert.Empty(Named(changed).Anchors.Anchors);
        Assert.Equal("signature-wrong", Assert.Single(Named(changed).Anchors.Problems).Reason);
    }

    [Fact]
    public void Deviation_of_the_other_signers_documents_is_none_of_this_one()
    {
        var passport = Issue(PassportDefect.DeviationKeyCompromised);
        var site = _authority.SiteFor(passport);

        Assert.Equal("deviation-aa-key-compromised", Reason(passport, site, CheckNames.DeviationList));
        Assert.Equal("ok", Reason(Issue(PassportDefect.None), site, CheckNames.DeviationList));
    }

    /// <summary>A list that is not trusted says nothing, and so neither that the document is fine.</summary>
    [Fact]
    public void Changed_deviation_list_is_not_possible_to_use()
    {
        var passport = Issue(PassportDefect.None);
        var site = _authority.SiteFor(passport);
        var changed = site.DeviationLists[0].ToArray();
        changed[changed.AsSpan().IndexOf("of a specimen"u8)] ^= 1;

        Assert.Equal(
            "message-digest-differs",
            Reason(passport, site with { DeviationLists = [changed] }, CheckNames.DeviationList)
        );
    }

    [Fact]
    public void Revocation_counts_however_old_the_list_is()
    {
        var passport = Issue(PassportDefect.RevokedSigner);
        var report = Verify(passport, _authority.SiteFor(passport), Specimens.Now.AddDays(300));

        var check = report.Checks.Single(c => c.Name == CheckNames.DsRevocation);

        Assert.Equal((Outcome.Failed, "revoked"), (check.Outcome, check.Reason));
    }

    [Fact]
    public void Site_without_a_list_that_demands_none_says_nothing_of_revocation()
    {
        var passport = Issue(PassportDefect.CrlMissing);

        var report = Verify(passport, _authority.SiteFor(passport), Specimens.Now, Demand.WhenOffered);

        Assert.DoesNotContain(report.Checks, c => c.Name == CheckNames.DsRevocation);
        Assert.Contains(report.NotCalledFor, c => c.Name == CheckNames.DsRevocation && c.Outcome == Outcome.NotDone);
    }

    [Fact]
    public void Rolled_key_is_trusted_by_its_link_and_told_by_provenance()
    {
        var passport = _authority.Issue(
            new PassportOrder(Specimens.Holder, Specimens.Portrait()) { Sod = new SodStyle { IsRolled = true } }
        );

        var report = Verify(passport, _authority.SiteFor(passport), Specimens.Now, Demand.WhenOffered);

        Assert.Equal("EF.SOD, linked by anchor", report.AnchorProvenance);
        Assert.Equal(Outcome.Passed, report.Checks.Single(c => c.Name == CheckNames.DsChain).Outcome);
    }

    [Fact]
    public void Ldif_of_the_download_is_read_with_its_folded_lines()
    {
        var passport = Issue(PassportDefect.RevokedSigner);
        var site = _authority.SiteFor(passport);
        var text =
            "version: 1\n\ndn: o=ML\nobjectClass: top\n"
            + Folded("pkdMasterListContent", _authority.MasterList([]))
            + "\ndn: o=crl\n"
            + Folded("certificateRevocationList;binary", site.RevocationLists[0])
            + Folded("userCertificate;binary", passport.SignerCertificate.ToArray());

        var trust = TrustMaterial.Load(
            [new TrustSource("download.ldif", Encoding.ASCII.GetBytes(text), SourceTrust.Named)],
            [],
            Specimens.Now
        );

        Assert.Empty(trust.Anchors.Problems);
        Assert.Equal((1, 1), (trust.Anchors.Anchors.Count, trust.RevocationListCount));
        Assert.Single(trust.KnownSigners);
    }

    [Fact]
    public void Revocation_list_of_many_is_searched_right()
    {
        var passport = Issue(PassportDefect.RevokedSigner);
        var list = RevocationList.Parse(_authority.SiteFor(passport).RevocationLists[0]);
        var signer = Certificate.Parse(passport.SignerCertificate);

        Assert.True(list.Revokes(signer.Issuer, signer.Serial));
        Assert.False(list.Revokes(signer.Issuer, signer.Serial + 1));
        Assert.False(list.Revokes(signer.Subject, signer.Serial));
    }

    [Fact]
    public void Health_tells_of_what_ends_and_of_what_is_wrong()
    {
        var passport = Issue(PassportDefect.StaleCrl);
        var trust = Judgement.Material(_authority.SiteFor(passport));

        var findings = TrustHealth.Examine(
            trust,
            Specimens.Now.AddYears(8).AddDays(-30),
            TimeSpan.FromDays(90),
            TimeSpan.FromDays(90)
        );

        Assert.Equal(["crl-stale", "expires-soon"], findings.Select(f => f.Reason));
        Assert.Equal([true, false], findings.Select(f => f.IsFault));
    }

    private static string Folded(string attribute, byte[] value) =>
        $"{attribute}:: {string.Join("\n ", Convert.ToBase64String(value).Chunk(70).Select(c => new string(c)))}\n";

    private IssuedPassport Issue(PassportDefect defect) =>
        _authority.Issue(new PassportOrder(Specimens.Holder, Specimens.Portrait(), defect));

    private static TrustMaterial Load(byte[] anchor, byte[] list) =>
        TrustMaterial.Load(
            [
                new TrustSource("anchor", anchor, SourceTrust.Named),
                new TrustSource("list", list, SourceTrust.WhenSigned),
            ],
            [],
            Specimens.Now
        );

    private static TrustMaterial Named(byte[] list) =>
        TrustMaterial.Load([new TrustSource("list", list, SourceTrust.Named)], [], Specimens.Now);

    private static AuthenticityReport Verify(
        IssuedPassport passport,
        SiteFiles site,
        DateTimeOffset at,
        Demand revocation = Demand.Required
    ) =>
        PassiveAuthentication
            .Open(passport.Files[LdsFile.Sod])
            .VerifySigner(
                Judgement.Material(site),
                new DocumentPolicy { Revocation = revocation },
                new DocumentFacts("UTO", "P", "L898902C3"),
                at
            );

    private static string Reason(IssuedPassport passport, SiteFiles site, string check) =>
        Verify(passport, site, Specimens.Now).Checks.Single(c => c.Name == check).Reason;
}
