using System.Text.Json;
using EGate.Devices.Simulated;
using EGate.Documents;

namespace EGate.Cli.Tests;

/// <summary><c>egatectl document verify</c> on folders of raw files, as tools save them.</summary>
public sealed class DocumentTests : IDisposable
{
    private readonly IssuingAuthority _authority = new(7, TimeProvider.System);
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("EF_SOD.bin", "EF_COM.bin", "DG1.bin", "DG2.bin")]
    [InlineData("sod.BIN", "ef.com", "Datagroup1.bin", "ef_dg2.bin")]
    [InlineData("EF.SOD", "COM.bin", "EF.DG01", "DataGroup2.dat")]
    public async Task Genuine_document_passes_under_each_way_of_naming_files(
        string sod,
        string com,
        string dg1,
        string dg2
    )
    {
        var passport = Issue();
        Save(passport, sod, com, dg1, dg2);

        var run = await VerifyAsync("--anchors", Anchor());

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("Passed", run.Json.GetProperty("outcome").GetString());
        var checks = Checks(run.Json);
        Assert.Equal("Passed ok", checks["sod-signature"]);
        Assert.Equal("Passed ok", checks["ds-chain"]);
        Assert.Equal("Passed ok", checks["dg-hashes"]);
        Assert.Equal("Passed ok", checks["dg1-hash"]);
        Assert.Equal("NotDone no-crl", checks["ds-revocation"]);
        Assert.Equal("NotDone no-mrz", checks["dg1-mrz"]);
    }

    [Fact]
    public async Task Everything_that_a_site_has_is_taken_into_account()
    {
        var passport = Issue(PassportDefect.RevokedSigner);
        Save(passport);
        var site = _authority.SiteFor(passport);
        var mrz = _folder.Write("mrz.txt", string.Join('\n', passport.Lines));

        var run = await VerifyAsync(
            "--anchors",
            Anchor(),
            "--crl",
            _folder.Write("crl", site.RevocationLists[0]),
            "--deviation-list",
            _folder.Write("deviations", site.DeviationLists[0]),
            "--defect-list",
            _folder.Write("defects", site.DefectLists[0]),
            "--list-signer",
            _folder.Write("signer", site.ListSigners[0]),
            "--mrz",
            mrz
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("Failed", run.Json.GetProperty("outcome").GetString());
        var checks = Checks(run.Json);
        Assert.Equal("Failed revoked", checks["ds-revocation"]);
        Assert.Equal("Passed ok", checks["deviation-list"]);
        Assert.Equal("Passed ok", checks["defect-list"]);
        Assert.Equal("Passed ok", checks["dg1-mrz"]);
        Assert.Single(checks, c => c.Value.StartsWith("Failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Document_without_anchors_is_not_possible_to_judge()
    {
        Save(Issue());

        var run = await VerifyAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("NotPossible", run.Json.GetProperty("outcome").GetString());
        Assert.Equal("NotPossible no-anchors", Checks(run.Json)["ds-chain"]);
        Assert.Equal("Passed ok", Checks(run.Json)["sod-signature"]);
    }

    [Fact]
    public async Task Security_object_alone_is_judged_as_far_as_it_goes()
    {
        var sod = Issue().Files[LdsFile.Sod];
        // Some tools save it without its outer tag.
        _folder.Write("document/SOD.bin", TlvReader.Open(sod, 0x77).Span);

        var run = await VerifyAsync("--anchors", Anchor());

        Assert.Equal("NotPossible", run.Json.GetProperty("outcome").GetString());
        var checks = Checks(run.Json);
        Assert.Equal("Passed ok", checks["ds-chain"]);
        Assert.Equal("NotDone no-data-groups", checks["dg-hashes"]);
    }

    [Fact]
    public async Task Changed_data_group_is_named()
    {
        Save(Issue(PassportDefect.AlteredDataGroup));

        var json = await VerifyAsync("--anchors", Anchor());
        var people = await Egatectl.RunAsync("document", "verify", _folder.PathOf("document"), "--anchors", Anchor());

        Assert.Equal("Failed dg2-differs", Checks(json.Json)["dg-hashes"]);
        Assert.Equal("Passed ok", Checks(json.Json)["dg1-hash"]);
        Assert.Equal("Failed dg2-differs", Checks(json.Json)["dg2-hash"]);
        Assert.Contains("FAILED", people.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ERIKSSON", people.Output + json.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Day_of_the_judgement_can_be_given()
    {
        Save(Issue());

        var run = await VerifyAsync("--anchors", Anchor(), "--at", "2060-01-01");

        Assert.Equal("Failed signer-expired", Checks(run.Json)["ds-validity"]);
    }

    [Fact]
    public async Task Master_list_and_folder_serve_as_anchors()
    {
        Save(Issue());
        _folder.Write("anchors/list.ml", _authority.MasterList([]));

        var run = await VerifyAsync("--anchors", _folder.PathOf("anchors"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("list.ml", run.Json.GetProperty("anchor").GetString());
    }

    /// <summary>A list that was given and cannot be read must not be taken for one that says nothing.</summary>
    [Fact]
    public async Task List_that_cannot_be_read_is_not_possible()
    {
        Save(Issue());

        var run = await VerifyAsync(
            "--anchors",
            Anchor(),
            "--defect-list",
            _folder.Write("defects", [0x30, 0x80, 1, 2])
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("NotPossible list-malformed", Checks(run.Json)["defect-list"]);
    }

    [Fact]
    public async Task Folder_without_a_security_object_ends_with_3()
    {
        _folder.Write("document/DG1.bin", [0x61, 0x00]);

        var none = await Egatectl.RunAsync("document", "verify", "/nonexistent", "--json");
        var empty = await VerifyAsync();
        var anchors = await VerifyAsync("--anchors", "/nonexistent");

        Assert.Equal((3, 3, 3), (none.ExitCode, empty.ExitCode, anchors.ExitCode));
        Assert.Contains(
            "EF.SOD",
            empty.Json.GetProperty("error").GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Wrong_day_is_a_mistake_of_the_command_line()
    {
        var run = await Egatectl.RunAsync("document", "verify", _folder.PathOf("x"), "--at", "yesterday");

        Assert.Equal(2, run.ExitCode);
    }

    private static Dictionary<string, string> Checks(JsonElement json) =>
        json.GetProperty("checks")
            .EnumerateArray()
            .ToDictionary(
                c => c.GetProperty("name").GetString()!,
                c => $"{c.GetProperty("outcome").GetString()} {c.GetProperty("reason").GetString()}",
                StringComparer.Ordinal
            );

    private Task<Run> VerifyAsync(params string[] options) =>
        Egatectl.RunAsync(["document", "verify", _folder.PathOf("document"), .. options, "--json"]);

    private IssuedPassport Issue(PassportDefect defect = PassportDefect.None) =>
        _authority.Issue(
            new PassportOrder(
                new MrzFields("ERIKSSON", "ANNA MARIA", "L898902C3", "740812", "F", "310415"),
                new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3 },
                defect
            )
        );

    private string Anchor() => _folder.Write("csca.cer", _authority.AnchorCertificate);

    private void Save(
        IssuedPassport passport,
        string sod = "EF_SOD.bin",
        string com = "EF_COM.bin",
        string dg1 = "DG1.bin",
        string dg2 = "DG2.bin"
    )
    {
        _folder.Write("document/" + sod, passport.Files[LdsFile.Sod]);
        _folder.Write("document/" + com, passport.Files[LdsFile.Com]);
        _folder.Write("document/" + dg1, passport.Files[LdsFile.Dg1]);
        _folder.Write("document/" + dg2, passport.Files[LdsFile.Dg2]);
    }
}
