using EGate.Contract;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EGate.Cli.Tests;

/// <summary>A lane that answers what a test tells it to, over a true unix socket in a folder of its own.</summary>
internal sealed class FakeLane : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("egate-cli-");
    private readonly WebApplication app;

    private FakeLane()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(Answers);
        builder.WebHost.ConfigureKestrel(o => o.ListenUnixSocket(Socket, l => l.Protocols = HttpProtocols.Http2));
        app = builder.Build();
        app.MapGrpcService<Service>();
        app.MapGrpcService<FakeDatabases>();
        app.MapGrpcService<FakeSharing>();
    }

    /// <summary>Path of the socket.</summary>
    public string Socket => Path.Combine(folder.FullName, "s");

    /// <summary>What it answers.</summary>
    public FakeAnswers Answers { get; } = new();

    /// <summary>Starts one.</summary>
    public static async Task<FakeLane> StartAsync()
    {
        var lane = new FakeLane();
        await lane.app.StartAsync();
        return lane;
    }

    public async ValueTask DisposeAsync()
    {
        Answers.Stopping.Cancel();
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private sealed class Service(FakeAnswers answers) : Contract.Lane.LaneBase
    {
        public override async Task<LaneStatus> GetStatus(StatusRequest request, ServerCallContext context)
        {
            if (answers.Silent)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, answers.Stopping.Token);
            }

            return answers.Status;
        }

        public override Task<ScenarioList> ListScenarios(ScenariosRequest request, ServerCallContext context)
        {
            var list = new ScenarioList();
            list.Scenarios.AddRange(
                answers.Scenarios.Keys.Select(name => new Scenario { Name = name, Expected = "Admit" })
            );
            return Task.FromResult(list);
        }

        public override Task<SimulateResult> Simulate(SimulateRequest request, ServerCallContext context)
        {
            answers.Requests.Add(request);
            return Task.FromResult(answers.Scenarios[request.Scenario]());
        }

        public override async Task RecordLine(
            RecordRequest request,
            IServerStreamWriter<TraceLine> responseStream,
            ServerCallContext context
        )
        {
            Refuse();
            foreach (var line in answers.Trace)
            {
                await responseStream.WriteAsync(line);
            }
        }

        public override Task<DocumentReading> ReadDocument(DocumentRequest request, ServerCallContext context)
        {
            Refuse();
            var reading = answers.Reading.Clone();
            if (!request.Files)
            {
                reading.Files.Clear();
            }

            return Task.FromResult(reading);
        }

        private void Refuse()
        {
            if (answers.Refusal.Length > 0)
            {
                throw new RpcException(new Grpc.Core.Status(StatusCode.FailedPrecondition, answers.Refusal));
            }
        }

        public override Task<ExamineReport> Examine(ExamineRequest request, ServerCallContext context)
        {
            var report = new ExamineReport();
            report.Examinations.AddRange(answers.Examinations);
            return Task.FromResult(report);
        }
    }
}

/// <summary>What a <see cref="FakeLane"/> answers.</summary>
internal sealed class FakeAnswers
{
    /// <summary>The moment that all of it happened at.</summary>
    public static readonly DateTimeOffset At = new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero);

    /// <summary>Status calls are taken and never answered.</summary>
    public bool Silent { get; set; }

    /// <summary>Ends calls that are never answered.</summary>
    public CancellationTokenSource Stopping { get; } = new();

    /// <summary>Simulate calls as they came.</summary>
    public List<SimulateRequest> Requests { get; } = [];

    /// <summary>Scenarios by name, and what each ends as.</summary>
    public Dictionary<string, Func<SimulateResult>> Scenarios { get; } = [];

    /// <summary>What is found at each device.</summary>
    public List<DeviceExamination> Examinations { get; } = [];

    /// <summary>Why technicians' calls are refused; empty when they are not.</summary>
    public string Refusal { get; set; } = "";

    /// <summary>What the online databases say.</summary>
    public DatabaseQueryResult Databases { get; } = new() { Question = "00112233445566778899aabbccddeeff" };

    /// <summary>Questions to them as they came.</summary>
    public List<DatabaseQuery> Questions { get; } = [];

    /// <summary>What waits to be told to agencies.</summary>
    public OutboxList Outbox { get; } = new();

    /// <summary>What a recording gives.</summary>
    public List<TraceLine> Trace { get; } =
    [
        new()
        {
            Header = new TraceHeader
            {
                Device = "reader",
                Driver = "elyctis",
                Started = Timestamp.FromDateTimeOffset(At),
            },
        },
        new()
        {
            Bytes = new TraceBytes
            {
                AtMs = 1.5,
                ToDevice = true,
                Bytes = Google.Protobuf.ByteString.CopyFrom(0x56, 0, 0),
            },
        },
        new() { End = new TraceEnd { Cause = "time-over" } },
    ];

    /// <summary>What a document on the reader gives.</summary>
    public DocumentReading Reading { get; } =
        new()
        {
            Outcome = "Passed",
            Checks =
            {
                new Check
                {
                    Group = "Document",
                    Name = "sod-signature",
                    Outcome = "Passed",
                    Reason = "ok",
                },
            },
            Files =
            {
                new RawFile { Name = "EF_SOD.bin", Content = Google.Protobuf.ByteString.CopyFrom(0x77, 0x00) },
            },
        };

    /// <summary>The lane's state.</summary>
    public LaneStatus Status { get; } =
        new()
        {
            Lane = "lane-07",
            Site = "North hall",
            Topology = "two-step",
            Phase = 10,
            PhaseName = "Ready",
            Since = Timestamp.FromDateTimeOffset(At),
            Sent = Timestamp.FromDateTimeOffset(At),
            Entry = "Closed",
            Exit = "Closed",
            CrossingsToday = 812,
            ReferredToday = 31,
            Version = "0.1.0",
            Devices =
            {
                new Device
                {
                    Name = "reader",
                    Condition = "Ready",
                    Since = Timestamp.FromDateTimeOffset(At),
                    LastExchange = Timestamp.FromDateTimeOffset(At),
                    Detail = "usb-reader, 115200 bit/s",
                },
            },
            Lists =
            {
                new List
                {
                    Name = "persons",
                    Condition = "Current",
                    Entries = 12,
                    Made = Timestamp.FromDateTimeOffset(At),
                },
            },
        };

    /// <summary>A crossing that ended as it should, with one phase and two checks.</summary>
    public static SimulateResult Good(string scenario) =>
        new()
        {
            Scenario = scenario,
            Expected = "Admit",
            Verdict = "Admit",
            Ok = true,
            Crossing = new Crossing
            {
                Id = "c-0001",
                OwnMs = 412.5,
                Phases =
                {
                    new Phase
                    {
                        Number = 20,
                        Name = "ReadingDocument",
                        DurationMs = 1800.25,
                    },
                },
                Checks =
                {
                    new Check
                    {
                        Group = "Document",
                        Name = "dg-hashes",
                        Outcome = "Passed",
                        Reason = "ok",
                    },
                    new Check
                    {
                        Group = "Face",
                        Name = "face-match",
                        Outcome = "Passed",
                        Reason = "ok",
                        Score = 0.71,
                        Threshold = 0.48,
                    },
                },
            },
        };

    /// <summary>A crossing that did not end as it should.</summary>
    public static SimulateResult Bad(string scenario) =>
        new()
        {
            Scenario = scenario,
            Expected = "Refer: face-match",
            Verdict = "Admit",
            Explanation = "The verdict is another one.",
        };
}
