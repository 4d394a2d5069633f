namespace EGate.Cli.Tests;

/// <summary><c>egatectl lists</c>: packages by hand.</summary>
public sealed class ListsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Un => Checkout.PathOf("hardware/lists/un-specimen.xml");

    private static string Lost => Checkout.PathOf("hardware/lists/lost-documents-specimen.csv");

    private string Key => _folder.PathOf("maker.pem");

    private string Package => _folder.PathOf("package");

    private string Arrival => _folder.PathOf("arrival");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Package_is_built_examined_and_imported()
    {
        var build = await BuildAsync("--action", "un=stop", "--valid-hours", "5");

        Assert.Equal(0, build.ExitCode);
        var sources = build.Json.GetProperty("sources");
        Assert.Equal(
            ("un", "Stop", 10),
            (Text(sources[0], "list"), Text(sources[0], "action"), sources[0].GetProperty("identities").GetInt32())
        );
        Assert.Equal(20, sources[1].GetProperty("documents").GetInt32());
        Assert.True(build.Json.GetProperty("package").GetProperty("isSigned").GetBoolean());

        var verify = await Egatectl.RunAsync("lists", "verify", Package, "--keys", Key + ".pub", "--json");
        Assert.Equal((0, true), (verify.ExitCode, verify.Json.GetProperty("ok").GetBoolean()));
        var info = await Egatectl.RunAsync("lists", "info", Package, "--json");
        Assert.Equal(Number(build), Number(info));
        var import = await Egatectl.RunAsync(
            "lists",
            "import",
            Package,
            "--to",
            Arrival,
            "--keys",
            Key + ".pub",
            "--json"
        );
        Assert.Equal(0, import.ExitCode);
        Assert.Equal(0, (await Egatectl.RunAsync("lists", "verify", Arrival, "--keys", Key + ".pub")).ExitCode);
    }

    [Fact]
    public async Task National_list_alone_needs_no_key()
    {
        var file = _folder.Write(
            "national.csv",
            "entry,name,quality,born,sex,nationality,document,issuer\nN-1,Anna Eriksson,primary,1974-08-12,F,UTO,L898902C3,UTO\nbad\n"
        );

        var run = await Egatectl.RunAsync("lists", "build", "--national", file, "--out", Package, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.False(run.Json.GetProperty("package").GetProperty("isSigned").GetBoolean());
        var rejection = run.Json.GetProperty("rejections")[0];
        Assert.Equal((3, true), (rejection.GetProperty("line").GetInt32(), rejection.GetProperty("lost").GetBoolean()));
        var people = await Egatectl.RunAsync("lists", "build", "--national", file, "--out", Package);
        Assert.Contains("no lane takes it", people.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_of_another_list_is_refused_whole_and_the_package_stays()
    {
        var build = await BuildAsync();

        var run = await Egatectl.RunAsync("lists", "build", "--un", Lost, "--out", Package, "--key", Key, "--json");

        Assert.Equal((1, "LIST_REFUSED"), (run.ExitCode, Fault(run)));
        Assert.Equal(Number(build), Number(await Egatectl.RunAsync("lists", "info", Package, "--json")));
    }

    [Theory]
    [InlineData("--un", "/nonexistent.xml", 3)]
    [InlineData("--key", "/etc/hostname", 1)]
    [InlineData("--delta-from", "/nonexistent", 3)]
    [InlineData("--action", "un=arrest", 2)]
    [InlineData("--valid-hours", "0", 2)]
    public async Task What_cannot_be_used_is_told(string option, string value, int exitCode)
    {
        string[] line = ["lists", "build", "--out", Package, option, value];
        var run = await Egatectl.RunAsync(option == "--un" ? line : [.. line, "--un", Un]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.NotEmpty(run.Errors);
    }

    [Fact]
    public async Task Damage_is_told_fault_by_fault()
    {
        await BuildAsync();
        var index = Directory.GetFiles(Package, "*.index").Single();
        await File.WriteAllBytesAsync(index, (await File.ReadAllBytesAsync(index))[..^1]);
        await Egatectl.RunAsync("lists", "key", _folder.PathOf("other.pem"));

        var run = await Egatectl.RunAsync(
            "lists",
            "verify",
            Package,
            "--keys",
            _folder.PathOf("other.pem.pub"),
            "--json"
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            ["unknown-key", "file-cut"],
            run.Json.GetProperty("problems").EnumerateArray().Select(p => Text(p, "fault"))
        );
        var import = await Egatectl.RunAsync(
            "lists",
            "import",
            Package,
            "--to",
            Arrival,
            "--keys",
            Key + ".pub",
            "--json"
        );
        Assert.Equal((1, "LIST_PACKAGE_REFUSED"), (import.ExitCode, Fault(import)));
        Assert.False(File.Exists(Path.Combine(Arrival, "manifest.egate")));
    }

    [Fact]
    public async Task Older_package_is_not_imported_and_a_roll_back_is()
    {
        var old = await BuildAsync("--sequence", "7");
        await ImportAsync(Package);
        Directory.Move(Package, _folder.PathOf("old"));
        await BuildAsync("--sequence", "8");
        await ImportAsync(Package);

        var replay = await Egatectl.RunAsync(
            "lists",
            "import",
            _folder.PathOf("old"),
            "--to",
            Arrival,
            "--keys",
            Key + ".pub",
            "--json"
        );
        Assert.Equal(1, replay.ExitCode);
        Assert.Contains(
            "older",
            replay.Json.GetProperty("error").GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );

        string[] act =
        [
            "lists",
            "rollback",
            "--to",
            _folder.PathOf("old"),
            "--out",
            Package,
            "--key",
            Key,
            "--by",
            "officer.7",
            "--reason",
            "bad source",
            "--json",
        ];
        var rollback = await Egatectl.RunAsync(act);
        Assert.Equal(0, rollback.ExitCode);
        var package = rollback.Json.GetProperty("package");
        Assert.True(package.GetProperty("sequence").GetInt64() > 8);
        Assert.Equal(7, package.GetProperty("rollback").GetProperty("sequence").GetInt64());
        Assert.Equal(
            old.Json.GetProperty("package").GetProperty("made").GetString(),
            package.GetProperty("made").GetString()
        );
        await ImportAsync(Package);
    }

    [Fact]
    public async Task Delta_says_what_has_changed()
    {
        var header = "entry,name,quality,born,sex,nationality,document,issuer\n";
        var file = _folder.Write("national.csv", header + "N-1,Anna Eriksson,,,,,,\nN-2,Berta Svensson,,,,,,\n");
        await Egatectl.RunAsync("lists", "key", Key);
        await Egatectl.RunAsync("lists", "build", "--national", file, "--out", Package, "--key", Key);
        _folder.Write(
            "national.csv",
            header + "N-1,Anna Eriksson,,,,,,\nN-2,Berta Svenson,,,,,,\nN-3,Clara Nilsson,,,,,,\n"
        );

        var run = await Egatectl.RunAsync(
            "lists",
            "build",
            "--national",
            file,
            "--out",
            Package,
            "--key",
            Key,
            "--delta-from",
            Package,
            "--json"
        );

        Assert.Equal((2, 1), (run.Json.GetProperty("changed").GetInt32(), run.Json.GetProperty("removed").GetInt32()));
        Assert.Equal(0, (await Egatectl.RunAsync("lists", "verify", Package, "--keys", Key + ".pub")).ExitCode);
    }

    [Fact]
    public async Task Cleared_look_alike_goes_into_the_next_package()
    {
        var file = _folder.PathOf("cleared.csv");
        string[] clear =
        [
            "lists",
            "clear",
            "--file",
            file,
            "--document",
            "l898902c3",
            "--issuer",
            "UTO",
            "--list",
            "un",
            "--entry",
            "XTi.001",
            "--by",
            "officer.7",
        ];

        Assert.Equal(0, (await Egatectl.RunAsync([.. clear, "--until", "2027-06-30"])).ExitCode);
        Assert.Equal(2, (await Egatectl.RunAsync([.. clear, "--until", "some day"])).ExitCode);

        Assert.Equal(
            "document,issuer,list,entry,by,until\nL898902C3,UTO,un,XTi.001,officer.7,2027-06-30\n",
            await File.ReadAllTextAsync(file)
        );
        var build = await BuildAsync("--cleared", file);
        Assert.Contains(
            build.Json.GetProperty("package").GetProperty("files").EnumerateArray(),
            f => Text(f, "name")!.StartsWith("cleared-", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Ofac_folder_is_read_with_its_aliases()
    {
        Directory.CreateDirectory(_folder.PathOf("ofac"));
        _folder.Write(
            "ofac/SDN.CSV",
            "9901,\"ERIKSSON, Anna\",\"individual\",\"T\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 12 Aug 1974.\"\r\n"
        );
        _folder.Write("ofac/ALT.CSV", "9901,1,\"aka\",\"ERICSON, Ana\",-0- \r\n");

        var run = await Egatectl.RunAsync(
            "lists",
            "build",
            "--ofac",
            _folder.PathOf("ofac"),
            "--out",
            Package,
            "--json"
        );

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ("ofac", "OfacCsv"),
            (Text(run.Json.GetProperty("sources")[0], "list"), Text(run.Json.GetProperty("sources")[0], "format"))
        );
        var empty = await Egatectl.RunAsync("lists", "build", "--ofac", Arrival, "--out", Package, "--json");
        Assert.NotEqual(0, empty.ExitCode);
    }

    private async Task<Run> BuildAsync(params string[] more)
    {
        await Egatectl.RunAsync("lists", "key", Key);
        return await Egatectl.RunAsync([
            "lists",
            "build",
            "--un",
            Un,
            "--lost-documents",
            Lost,
            "--out",
            Package,
            "--key",
            Key,
            "--json",
            .. more,
        ]);
    }

    private async Task ImportAsync(string package)
    {
        var run = await Egatectl.RunAsync("lists", "import", package, "--to", Arrival, "--keys", Key + ".pub");
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    private static long Number(Run run) => run.Json.GetProperty("package").GetProperty("sequence").GetInt64();

    private static string? Fault(Run run) => run.Json.GetProperty("error").GetProperty("id").GetString();

    private static string? Text(System.Text.Json.JsonElement element, string name) =>
        element.GetProperty(name).GetString();
}
