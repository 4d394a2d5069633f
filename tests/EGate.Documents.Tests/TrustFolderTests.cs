using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>The folder of a site: what an import takes, what it refuses, and that a refused one leaves everything as it was.</summary>
public sealed class TrustFolderTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "egate-trust-" + Guid.NewGuid().ToString("N"));
    private readonly IssuingAuthority _authority = Specimens.Authority();
    private readonly IssuingAuthority _second = Specimens.Authority(seed: 8);
    private readonly IssuingAuthority _third = Specimens.Authority(seed: 9);
    private readonly TrustFolder _folder;

    public TrustFolderTests() => _folder = new TrustFolder(_path);

    public void Dispose()
    {
        _authority.Dispose();
        _second.Dispose();
        _third.Dispose();
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, true);
        }
    }

    [Fact]
    public void Folder_that_is_not_there_holds_nothing() => Assert.Empty(_folder.Load(Specimens.Now).Anchors.Anchors);

    [Fact]
    public void Certificate_comes_in_when_somebody_answers_for_it()
    {
        var refused = Import(_authority.AnchorCertificate);
        var taken = Import(_authority.AnchorCertificate, "the duty officer", "handed over at the embassy");

        Assert.Equal("nobody-answers-for-it", refused.Problem);
        Assert.Null(taken.Problem);
        Assert.Single(taken.Added);
        Assert.Equal(
            "file of UT, imported 2026-11-24 by the duty officer: handed over at the embassy",
            Assert.Single(_folder.Load(Specimens.Now).Anchors.Anchors).Provenance
        );
    }

    [Fact]
    public void Newer_master_list_replaces_the_last_and_tells_the_difference()
    {
        Import(_authority.AnchorCertificate, "somebody", "a test");

        var first = Import(_authority.MasterList([_second.AnchorCertificate]));
        var next = Import(_authority.MasterList([_third.AnchorCertificate]));

        Assert.Equal((2, 0, 0), (first.Added.Count, first.Removed.Count, first.Unchanged));
        Assert.Equal((1, 1, 1), (next.Added.Count, next.Removed.Count, next.Unchanged));
        var anchors = _folder.Load(Specimens.Now).Anchors;
        Assert.Empty(anchors.Problems);
        Assert.Equal(2, anchors.Anchors.Count);
        // The folder keeps what the index names and nothing else.
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_path, "objects")).Length);
    }

    [Fact]
    public void Master_list_of_a_stranger_is_refused_and_changes_nothing()
    {
        Import(_authority.AnchorCertificate, "somebody", "a test");
        var before = File.ReadAllBytes(Path.Combine(_path, "index.json"));

        var report = Import(_second.MasterList([_third.AnchorCertificate]));

        Assert.Equal(("master-list", "list-signer-not-trusted"), (report.Kind, report.Problem));
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(_path, "index.json")));
        Assert.Single(_folder.Load(Specimens.Now).Anchors.Anchors);
    }

    [Fact]
    public void Revocation_list_counts_when_an_anchor_signed_it_and_is_no_older()
    {
        Import(_authority.AnchorCertificate, "somebody", "a test");

        var stale = Crl(PassportDefect.StaleCrl);
        Assert.Equal("crl-not-signed-by-anchor", Import(Crl(PassportDefect.ForgedCrl)).Problem);
        Assert.Null(Import(Crl(PassportDefect.None)).Problem);
        Assert.Equal("older-than-the-last", Import(stale).Problem);
        Assert.Equal(1, _folder.Load(Specimens.Now).RevocationListCount);
    }

    [Fact]
    public void Lists_are_believed_by_the_signer_that_was_named_with_them()
    {
        Import(_authority.AnchorCertificate, "somebody", "a test");
        var passport = _authority.Issue(new PassportOrder(Specimens.Holder, Specimens.Portrait()));
        var site = _authority.SiteFor(passport);
        var import = new TrustImport("defects", site.DefectLists[0], [], null, null);

        Assert.Equal("list-signer-not-trusted", _folder.Import(import, Specimens.Now).Problem);
        var signers = site.ListSigners.Select(s => new AnchorSource("signer", s)).ToList();
        Assert.Null(_folder.Import(import with { Signers = signers }, Specimens.Now).Problem);
        Assert.Equal(1, _folder.Load(Specimens.Now).DefectListCount);
        Assert.Equal(Core.Outcome.Passed, _folder.Load(Specimens.Now).DefectLists[0].Signature.Outcome);
    }

    [Fact]
    public void Files_laid_in_by_hand_are_anchors_as_they_are()
    {
        Directory.CreateDirectory(_path);
        File.WriteAllBytes(Path.Combine(_path, "ut.cer"), _authority.AnchorCertificate);
        File.WriteAllText(Path.Combine(_path, "note.txt"), "no certificate");

        var anchors = _folder.Load(Specimens.Now).Anchors;

        Assert.Equal("ut.cer", Assert.Single(anchors.Anchors).Provenance);
        Assert.Equal("no-certificate", Assert.Single(anchors.Problems).Reason);
    }

    [Fact]
    public void File_that_was_changed_on_the_disk_is_reported_and_not_used()
    {
        Import(_authority.AnchorCertificate, "somebody", "a test");
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_path, "objects")));
        File.WriteAllBytes(file, _second.AnchorCertificate);

        var anchors = _folder.Load(Specimens.Now).Anchors;

        Assert.Empty(anchors.Anchors);
        Assert.Equal("file-changed", Assert.Single(anchors.Problems).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"format\":2,\"entries\":[]}")]
    [InlineData("[1")]
    public void Index_that_is_none_is_said_to_be_so(string json)
    {
        Directory.CreateDirectory(_path);
        File.WriteAllText(Path.Combine(_path, "index.json"), json);

        var e = Assert.Throws<TrustFolderException>(() => _folder.Load(Specimens.Now));

        Assert.Equal("index-malformed", e.Reason);
    }

    private byte[] Crl(PassportDefect defect) =>
        _authority
            .SiteFor(_authority.Issue(new PassportOrder(Specimens.Holder, Specimens.Portrait(), defect)))
            .RevocationLists[0];

    private TrustImportReport Import(byte[] bytes, string? by = null, string? why = null) =>
        _folder.Import(new TrustImport("file", bytes, [], by, why), Specimens.Now);
}
