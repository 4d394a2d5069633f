using EGate.Exchange.Simulated;
using EGate.Gateway.Databases;

namespace EGate.Exchange.Tests.Databases;

/// <summary>Both adapters against the test server on loopback: TLS with a client's certificate, and every misconduct.</summary>
public sealed class AdapterTests
{
    public static TheoryData<string> Formats => ["json", "soap"];

    public static TheoryData<string, DatabaseConduct, DatabaseFault> Misconducts
    {
        get
        {
            var data = new TheoryData<string, DatabaseConduct, DatabaseFault>();
            foreach (var format in new[] { "json", "soap" })
            {
                data.Add(
                    format,
                    DatabaseConduct.Fault,
                    format == "soap" ? DatabaseFault.SoapFault : DatabaseFault.Refused
                );
                data.Add(format, DatabaseConduct.Slow, DatabaseFault.TooSlow);
                data.Add(format, DatabaseConduct.Endless, DatabaseFault.NotUnderstood);
                data.Add(format, DatabaseConduct.Garbage, DatabaseFault.NotUnderstood);
                data.Add(format, DatabaseConduct.Off, DatabaseFault.NotReachable);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Question_over_mutual_TLS_is_answered_with_a_signature_that_counts(string format)
    {
        await using var bench = await Bench.StartAsync(format, tls: true);
        var listed = DatabaseQuestion.About(DatabaseQuestion.NewId(), new AskedDocument("UTO770031", "UTO"));
        foreach (
            var (question, hits) in new[] { (Specimen.AboutDocument(), 0), (Specimen.AboutPerson(), 0), (listed, 1) }
        )
        {
            var answer = await bench.Query.AskAsync(question, CancellationToken.None);
            Assert.Null(bench.Keys.Refuse(question, answer));
            Assert.Equal(hits, answer.Hits.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Server_whose_authority_is_not_trusted_is_not_asked(string format)
    {
        await using var bench = await Bench.StartAsync(format, tls: true, strangers: true);
        var problem = await Assert.ThrowsAsync<DatabaseException>(() =>
            bench.Query.AskAsync(Specimen.AboutDocument(), CancellationToken.None)
        );
        Assert.Equal(DatabaseFault.NotReachable, problem.Fault);
        Assert.Equal(0, bench.Server.Asked);
    }

    [Theory]
    [MemberData(nameof(Misconducts))]
    public async Task Misconduct_of_a_database_ends_in_time_with_its_own_fault(
        string format,
        DatabaseConduct conduct,
        DatabaseFault fault
    )
    {
        await using var bench = await Bench.StartAsync(format, tls: false);
        bench.Database.Conduct = conduct;
        using var guarded = bench.Guarded(TimeSpan.FromMilliseconds(500));
        var problem = await Assert
            .ThrowsAsync<DatabaseException>(() => guarded.AskAsync(Specimen.AboutDocument(), CancellationToken.None))
            .WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        Assert.Equal(fault, problem.Fault);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Answer_of_a_stranger_or_to_another_question_comes_through_and_is_refused(string format)
    {
        await using var bench = await Bench.StartAsync(format, tls: false);
        var question = Specimen.AboutDocument();
        bench.Database.Conduct = DatabaseConduct.WrongSignature;
        Assert.Equal(
            DatabaseFault.WrongSignature,
            bench.Keys.Refuse(question, await bench.Query.AskAsync(question, CancellationToken.None))
        );
        bench.Database.Conduct = DatabaseConduct.AnotherQuestion;
        Assert.Equal(
            DatabaseFault.AnotherQuestion,
            bench.Keys.Refuse(question, await bench.Query.AskAsync(question, CancellationToken.None))
        );
    }

    [Fact]
    public async Task Database_that_goes_and_comes_back_is_asked_again()
    {
        await using var bench = await Bench.StartAsync("json", tls: false);
        using var guarded = bench.Guarded(TimeSpan.FromSeconds(5));
        Assert.Empty((await guarded.AskAsync(Specimen.AboutDocument(), CancellationToken.None)).Hits);
        var port = bench.Server.Address.Port;
        await bench.Server.DisposeAsync();
        await Assert.ThrowsAsync<DatabaseException>(() =>
            guarded.AskAsync(Specimen.AboutDocument(), CancellationToken.None)
        );
        await bench.RestartAsync(port);
        Assert.Empty((await bench.Query.AskAsync(Specimen.AboutDocument(), CancellationToken.None)).Hits);
    }

    private sealed class Bench : IAsyncDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("egate-exchange-").FullName;
        private readonly TestAuthority _authority = new(TimeProvider.System);
        private readonly TestAuthority _stranger = new(TimeProvider.System);

        public SimulatedDatabase Database { get; } = Specimen.Database();

        public AnswerKeys Keys { get; private set; } = null!;

        public DatabaseServer Server { get; private set; } = null!;

        public IDatabaseQuery Query { get; private set; } = null!;

        private DatabaseSettings Settings { get; set; } = null!;

        public static async Task<Bench> StartAsync(string format, bool tls, bool strangers = false)
        {
            var bench = new Bench();
            bench.Keys = Specimen.KeysOf(bench.Database);
            bench.Server = await DatabaseServer.StartAsync(
                bench.Database,
                tls ? bench._authority : null,
                0,
                TimeProvider.System
            );
            bench.Settings = new DatabaseSettings
            {
                Name = "find",
                Format = format,
                Url = new Uri(bench.Server.Address, format),
                Certificate = tls ? bench.File("client.pem", bench._authority.ForClientPem()) : null,
                Authorities = tls
                    ? bench.File("ca.pem", (strangers ? bench._stranger : bench._authority).RootPem)
                    : null,
            };
            bench.Query = format == "soap" ? new SoapDatabase(bench.Settings) : new JsonDatabase(bench.Settings);
            return bench;
        }

        public GuardedDatabase Guarded(TimeSpan deadline)
        {
            var settings = Settings with { Deadline = deadline };
            return new GuardedDatabase(
                settings.Format == "soap" ? new SoapDatabase(settings) : new JsonDatabase(settings),
                settings,
                TimeProvider.System,
                () => 0.5
            );
        }

        public async Task RestartAsync(int port) =>
            Server = await DatabaseServer.StartAsync(Database, null, port, TimeProvider.System);

        public async ValueTask DisposeAsync()
        {
            ((IDisposable)Query).Dispose();
            await Server.DisposeAsync();
            Keys.Dispose();
            Database.Dispose();
            _authority.Dispose();
            _stranger.Dispose();
            Directory.Delete(_folder, recursive: true);
        }

        private string File(string name, string text)
        {
            var path = Path.Combine(_folder, name);
            System.IO.File.WriteAllText(path, text);
            return path;
        }
    }
}
