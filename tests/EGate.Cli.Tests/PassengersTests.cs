namespace EGate.Cli.Tests;

/// <summary><c>egatectl passengers</c>, with messages about invented persons of the specimen country.</summary>
public class PassengersTests
{
    private const string List =
        "QU UTOXXYY\r\n.UTOAAZZ 240600\r\nUNB+UNOA:4+UTOAIR+UTOBORDER+261124:0600+1'UNH+M1+PAXLST:D:05B:UN:IATA'BGM+745'RFF+TN:T1'"
        + "TDT+20+UT0324'LOC+125+AAA'DTM+189:2611240830:201'LOC+87+BBB'DTM+232:2611241115:201'"
        + "NAD+FL+++ERIKSSON:ANNA:MARIA'ATT+2++F'DTM+329:740812'NAT+2+UTO'RFF+AVF:ABC123'RFF+ABO:R1'DOC+P+L898902C3'DTM+36:320415'LOC+91+UTO'"
        + "NAD+FL+++BERG:BO'DTM+329:110203'NAT+2+UTO'RFF+AVF:ABC124'DOC+P+U7654321'CNT+42:2'UNT+25+M1'UNZ+1+1'\r\n";

    private const string Reservations =
        "UNB+IATA:1+UT++261124:0600+1'UNH+1+PNRGOV:11:1:IA'MSG+:22'ORG+UT:AAA'TVL+241126:0830:241126:1115+AAA+BBB+UT+324'EQN+1'SRC'RCI+UT:ABC123'"
        + "TIF+DAHL+EVAMRS:A:1'SSR+DOCS:HK::UT:::::/P/UTO/U5555555/UTO/12JUL64/F/23AUG29/DAHL/EVA'UNT+11+1'UNZ+1+1'";

    private const string Rules = """
        { "version": "7", "rules": [
          { "name": "child", "flag": "child", "advice": "Ask who travels with the child.", "when": { "age": { "max": 15 } } },
          { "name": "other-document", "flag": "other-document", "when": { "differs": "other-document" } } ] }
        """;

    private const string Zone =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n";

    [Fact]
    public async Task Import_tells_both_kinds_apart_and_show_finds_flight_and_document()
    {
        using var folder = new TemporaryFolder();
        var store = folder.PathOf("passengers.db");
        var rules = folder.Write("rules.json", Rules);

        var import = await Egatectl.RunAsync(
            "passengers",
            "import",
            folder.Write("list.edi", List),
            folder.Write("pnr.edi", Reservations),
            "--store",
            store,
            "--rules",
            rules,
            "--json"
        );

        Assert.Equal(0, import.ExitCode);
        var messages = import
            .Json.GetProperty("files")
            .EnumerateArray()
            .Select(f => f.GetProperty("messages")[0])
            .ToList();
        Assert.Equal(["PassengerList", "Reservations"], messages.Select(m => m.GetProperty("kind").GetString()));
        Assert.Equal(
            [2, 1],
            import.Json.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("stored").GetInt32())
        );
        Assert.Equal("UT324", messages[0].GetProperty("legs")[0].GetProperty("flight").GetString());
        var person = messages[0].GetProperty("persons")[0];
        Assert.Equal(
            ["ERIKSSON", "ANNA MARIA", "1974-08-12", "740812", "F", "UTO", "UT324"],
            new[] { "surname", "givenNames", "birthDate", "birthDateMrz", "sex", "nationality", "flight" }.Select(n =>
                person.GetProperty(n).GetString()
            )
        );
        Assert.Equal(
            ["P", "L898902C3", "UTO", "2032-04-15"],
            new[] { "type", "number", "issuer", "expiry" }.Select(n =>
                person.GetProperty("documents")[0].GetProperty(n).GetString()
            )
        );

        var flight = await Egatectl.RunAsync("passengers", "show", "ut 0324", "--store", store, "--json");
        Assert.Equal(3, flight.Json.GetArrayLength());
        var document = await Egatectl.RunAsync("passengers", "show", "U7654321", "--store", store, "--json");
        Assert.Equal("child", Assert.Single(document.Json.EnumerateArray()).GetProperty("flags")[0].GetString());
        var people = await Egatectl.RunAsync("passengers", "show", "L898902C3", "--store", store);
        Assert.Contains("ERIKSSON, ANNA MARIA", people.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_of_a_damaged_message_ends_with_1_and_says_where()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("list.edi", List.Replace("DTM+329:740812", "DTM+329:741312", StringComparison.Ordinal));

        var run = await Egatectl.RunAsync("passengers", "import", file, "--dry-run");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("lost segment 11 DTM at character", run.Output, StringComparison.Ordinal);
        Assert.Contains("date-invalid", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dry_run_stores_nothing_and_file_without_message_ends_with_1()
    {
        using var folder = new TemporaryFolder();
        var store = folder.PathOf("passengers.db");

        Assert.Equal(
            0,
            (
                await Egatectl.RunAsync("passengers", "import", folder.Write("a", List), "--dry-run", "--store", store)
            ).ExitCode
        );
        Assert.False(File.Exists(store));
        Assert.Equal(
            1,
            (await Egatectl.RunAsync("passengers", "import", folder.Write("b", "no message"), "--dry-run")).ExitCode
        );
        Assert.Equal(
            3,
            (await Egatectl.RunAsync("passengers", "import", folder.PathOf("missing"), "--dry-run")).ExitCode
        );
        Assert.Equal(2, (await Egatectl.RunAsync("passengers", "import")).ExitCode);
    }

    [Fact]
    public async Task Import_goes_on_with_the_files_that_are_there_and_names_nobody_to_people()
    {
        using var folder = new TemporaryFolder();
        string[] files = [folder.PathOf("missing"), folder.Write("list.edi", List)];

        var json = await Egatectl.RunAsync(["passengers", "import", .. files, "--dry-run", "--json"]);
        var text = await Egatectl.RunAsync(["passengers", "import", .. files, "--dry-run"]);

        Assert.Equal((3, 3), (json.ExitCode, text.ExitCode));
        var read = json.Json.GetProperty("files");
        Assert.Equal("FILE_NOT_READABLE", read[0].GetProperty("error").GetProperty("id").GetString());
        Assert.Equal(2, read[1].GetProperty("messages")[0].GetProperty("persons").GetArrayLength());
        Assert.Contains("2 persons, 2 documents", text.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ERIKSSON", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_of_what_is_not_there_ends_with_3()
    {
        using var folder = new TemporaryFolder();
        var store = folder.PathOf("passengers.db");
        Assert.Equal(3, (await Egatectl.RunAsync("passengers", "show", "UT324", "--store", store)).ExitCode);
        await Egatectl.RunAsync("passengers", "import", folder.Write("a", List), "--store", store);

        Assert.Equal(3, (await Egatectl.RunAsync("passengers", "show", "UT999", "--store", store)).ExitCode);
        var other = await Egatectl.RunAsync(
            "passengers",
            "show",
            "UT324",
            "--store",
            folder.Write("other.db", new string('x', 2000)),
            "--json"
        );
        Assert.Equal(
            (1, "ARRIVAL_STORE_UNUSABLE"),
            (other.ExitCode, other.Json.GetProperty("error").GetProperty("id").GetString())
        );
    }

    [Fact]
    public async Task Test_says_which_rule_says_what_of_whom_and_of_the_traveller_at_the_gate()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.edi", List.Replace("L898902C3", "U0000001", StringComparison.Ordinal));

        var run = await Egatectl.RunAsync(
            "passengers",
            "test",
            folder.Write("rules.json", Rules),
            list,
            "--mrz",
            folder.Write("zone.txt", Zone),
            "--json"
        );

        Assert.Equal(0, run.ExitCode);
        var persons = run
            .Json.GetProperty("persons")
            .EnumerateArray()
            .ToDictionary(p => p.GetProperty("surname").GetString()!, p => p.GetProperty("flags"));
        Assert.Equal(0, persons["ERIKSSON"].GetArrayLength());
        Assert.Equal("age is 15", persons["BERG"][0].GetProperty("because")[0].GetString());
        var gate = run.Json.GetProperty("gate");
        Assert.Equal("NameAndBirth", gate.GetProperty("kind").GetString());
        Assert.Equal(
            "other-document",
            Assert.Single(gate.GetProperty("flags").EnumerateArray()).GetProperty("flag").GetString()
        );
    }

    [Fact]
    public async Task Rules_with_mistakes_are_refused_with_what_to_write()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write("rules.json", Rules.Replace("\"age\"", "\"agee\"", StringComparison.Ordinal));

        var run = await Egatectl.RunAsync("passengers", "test", rules, folder.Write("a", List), "--json");

        Assert.Equal(1, run.ExitCode);
        var error = run.Json.GetProperty("error");
        Assert.Equal("RULES_REFUSED", error.GetProperty("id").GetString());
        Assert.Contains(
            "rules[0].when.agee: There is no such key. Write age",
            error.GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Answer_refers_the_bareand_only_a_decision_forbids()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("a", List);
        var rules = folder.Write("rules.json", Rules);
        var decisions = folder.Write(
            "decisions.json",
            """{ "decisions": [ { "number": "L898902C3", "issuer": "UTO", "answer": "do-not-board", "officer": "duty-officer" } ] }"""
        );

        var bare = await Egatectl.RunAsync("passengers", "answer", list);
        var judged = await Egatectl.RunAsync("passengers", "answer", list, "--rules", rules);
        var decided = await Egatectl.RunAsync(
            "passengers",
            "answer",
            list,
            "--rules",
            rules,
            "--decisions",
            decisions,
            "--json"
        );

        Assert.Equal((0, 0, 0), (bare.ExitCode, judged.ExitCode, decided.ExitCode));
        Assert.Equal(["ERC+2Z'", "ERC+2Z'"], Codes(bare.Output));
        Assert.Equal(["ERC+0Z'", "ERC+2Z'"], Codes(judged.Output));
        Assert.Equal(
            ["DoNotBoard", "Refer"],
            decided.Json[0].GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("answer").GetString())
        );
    }

    [Fact]
    public async Task Reservations_are_not_answered()
    {
        using var folder = new TemporaryFolder();

        var run = await Egatectl.RunAsync("passengers", "answer", folder.Write("a", Reservations), "--json");

        Assert.Equal(
            (1, "NO_PASSENGER_MESSAGE"),
            (run.ExitCode, run.Json.GetProperty("error").GetProperty("id").GetString())
        );
    }

    private static IEnumerable<string> Codes(string text) =>
        text.Split('\n').Where(l => l.StartsWith("ERC", StringComparison.Ordinal));
}
