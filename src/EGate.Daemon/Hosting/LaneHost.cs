using System.Security.Cryptography;
using EGate.Core;
using EGate.Daemon.Lane;
using EGate.Daemon.Online;
using EGate.Daemon.Passengers;
using EGate.Daemon.Records;
using EGate.Daemon.Sharing;
using EGate.Daemon.Simulation;
using EGate.Daemon.Socket;
using EGate.Daemon.Work;
using EGate.Devices;
using EGate.Devices.Gpio;
using EGate.Devices.OpenCv;
using EGate.Devices.Pcsc;
using EGate.Devices.Serial;
using EGate.Exchange;
using EGate.Faces;
using EGate.Journal;
using EGate.Watchlists;
using Microsoft.Extensions.Hosting.Systemd;

namespace EGate.Daemon.Hosting;

/// <summary>
/// Puts the lane together: real or simulated devices, work, journal, loop. Everything is made here, once, in the order it depends on each
/// other, and let go in the reverse order: the interlock starts before and stops after everything that could move a barrier.
/// </summary>
internal sealed class LaneHost : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _owned = new();
    private readonly ILoggerFactory _logs;
    private readonly TimeProvider _time;
    private readonly LanePumps _pumps;
    private readonly ListWatch _lists;
    private readonly LaneTrust _trust;
    private readonly GateRules _rules;
    private readonly FaceThresholdWatch _thresholds;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _running = [];
    private int _disposed;

    /// <summary>Makes everything; starts nothing that moves.</summary>
    /// <exception cref="JournalException">The journal cannot be opened.</exception>
    /// <exception cref="OutboxException">The outbox cannot be opened.</exception>
    /// <exception cref="FaceModelException">The face models are missing or altered.</exception>
    public LaneHost(
        LaneProfile read,
        DaemonOptions options,
        ISystemdNotifier? systemd,
        ILoggerFactory logs,
        TimeProvider time
    )
    {
        (_logs, _time) = (logs, time);
        Directory.CreateDirectory(options.State);
        Engine = Own(FaceEngine.Load(options.Models));
        Simulated = read.Devices == DeviceKind.Simulated ? Own(MakeSimulated(read, options)) : null;
        Profile = Simulated?.Profile ?? read;

        var journalFile = Path.Combine(options.State, "journal.db");
        var store = Own(JournalStore.Open(journalFile, time));
        var key = Key = Own(JournalKey.OpenOrCreate(Path.Combine(options.State, "document.key")));
        Journal = Own(new JournalDesk(store, time, logs.CreateLogger<JournalDesk>()));
        var tokens = new OpeningTokens();
        Devices = Simulated?.OpenDevices(tokens, logs) ?? OpenKiosk(tokens);
        _owned.Push(Devices);

        var faults = new LaneFaultBook();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        Board = new LaneBoard(time, faults, DayCount.Read(journalFile, today));
        Shelf = new TravellerShelf();
        Loop = Own(new LaneLoop(new LanePolicy(Profile.Topology), time, logs.CreateLogger<LaneLoop>()));
        Keys = new OfficerKeys(options.Officers, logs.CreateLogger<OfficerKeys>());
        _thresholds = Own(
            new FaceThresholdWatch(Profile.Face, Keys, Journal, time, logs.CreateLogger<FaceThresholdWatch>())
        );
        var faces = new FaceWork(
            Loop,
            Devices.Camera,
            Engine,
            _thresholds,
            Shelf,
            Board,
            () =>
                new FaceSense(
                    Devices.Illumination,
                    Devices.SecondCamera,
                    time,
                    RandomNumberGenerator.GetInt32(int.MaxValue)
                ),
            time,
            logs.CreateLogger<FaceWork>()
        );
        _lists = Own(
            new ListWatch(
                new ListStore(
                    Profile.Lists.Package,
                    Path.Combine(options.State, "lists"),
                    Profile.Lists.PackageKeys,
                    time
                ),
                Profile.Lists,
                Journal,
                time,
                logs.CreateLogger<ListWatch>()
            )
        );
        _trust = Own(
            new LaneTrust(
                Profile.Lists.Anchors,
                Profile.Documents,
                fault => _pumps?.Set("anchors", LaneFaults.Sensing, fault),
                time,
                logs.CreateLogger<LaneTrust>()
            )
        );
        var answerKeys = new OnlineKeys(Profile.Online, logs.CreateLogger<OnlineKeys>());
        Databases = Own(new DatabaseDesk(answerKeys.Keys, time));
        if (Simulated?.Online is { } online)
        {
            _owned.Push(online);
            online.Serve(Databases);
        }

        Arrivals = new ArrivalDesk(Profile.Passengers, Journal, time);
        _rules = Own(new GateRules(Profile.Passengers.Rules, Journal, time, logs.CreateLogger<GateRules>()));
        var documents = new DocumentWork(
            Loop,
            Devices.Chip,
            _trust,
            _lists,
            Profile.Lists,
            Journal,
            key,
            faces,
            Shelf,
            new OnlineWork(Profile.Online, Databases, Journal, time, logs.CreateLogger<OnlineWork>()),
            new PassengerWork(Arrivals, _rules, Journal, time, logs.CreateLogger<PassengerWork>()),
            RandomNumberGenerator.GetInt32,
            time,
            logs.CreateLogger<DocumentWork>()
        );
        Effects = Own(
            new LaneEffects(
                Profile,
                Loop,
                Devices.Hardware,
                Journal,
                tokens,
                documents,
                faces,
                Shelf,
                Board,
                faults,
                new SystemdWatchdog(systemd, time, Environment.GetEnvironmentVariable("WATCHDOG_USEC")),
                time,
                logs.CreateLogger<LaneEffects>()
            )
        );
        var records = new LaneRecords(Journal, logs.CreateLogger<LaneRecords>());
        _pumps = new LanePumps(Loop, faults, documents, records, Devices.Positions);
        Messages = new StatusMessages(Profile, Devices, _lists, _thresholds, time);
        Sharing = Own(
            new SharingDesk(
                Profile,
                SharingReceivers.Of(Profile, logs.CreateLogger<SharingDesk>()),
                Outbox.Open(Path.Combine(options.State, "outbox.db"), time),
                new ClearedFile(Path.Combine(options.State, "cleared.csv")),
                Databases.Databases,
                Shelf,
                Journal,
                time,
                logs.CreateLogger<SharingDesk>()
            )
        );
        Officers = new OfficerDesk(Profile, Keys, Loop, Effects, Board, Sharing, time);
        Officer = Simulated is null
            ? null
            : Own(new SimulatedOfficer(Keys, Officers, Board, Profile, Simulated.Pace, time));
        Scenarios = Own(new ScenarioDesk(Simulated, Board, Officer, Arrivals, time));
        Lines = new LineDesk(Devices, time, logs.CreateLogger<LineDesk>());
        Documents = new DocumentDesk(
            Profile,
            Loop,
            Board,
            documents,
            Devices.Chip,
            _trust,
            time,
            logs.CreateLogger<DocumentDesk>()
        );
        Devices.AlsoExamine(() => Examinations.Journal(store));
        Devices.AlsoExamine(() => Examinations.Lists(_lists));
        Devices.AlsoExamine(() => answerKeys.Examine(Databases));
    }

    /// <summary>The profile in force.</summary>
    public LaneProfile Profile { get; }

    /// <summary>The face networks.</summary>
    public FaceEngine Engine { get; }

    /// <summary>The far ends, on a simulated lane.</summary>
    public SimulatedLane? Simulated { get; }

    /// <summary>Writes records.</summary>
    public JournalDesk Journal { get; }

    /// <summary>Makes the keyed hashes of documents for the journal.</summary>
    public JournalKey Key { get; }

    /// <summary>Asks the online databases.</summary>
    public DatabaseDesk Databases { get; }

    /// <summary>Tells other agencies of decisions on hits.</summary>
    public SharingDesk Sharing { get; }

    /// <summary>The devices.</summary>
    public LaneDevices Devices { get; }

    /// <summary>The lists.</summary>
    public ListWatch Lists => _lists;

    /// <summary>Travellers who were announced.</summary>
    public ArrivalDesk Arrivals { get; }

    /// <summary>What the loop publishes.</summary>
    public LaneBoard Board { get; }

    /// <summary>Personal data of the crossing under way.</summary>
    public TravellerShelf Shelf { get; }

    /// <summary>The loop.</summary>
    public LaneLoop Loop { get; }

    /// <summary>What the loop does outside.</summary>
    public LaneEffects Effects { get; }

    /// <summary>Status messages.</summary>
    public StatusMessages Messages { get; }

    /// <summary>Who may command.</summary>
    public OfficerKeys Keys { get; }

    /// <summary>Verifies commands.</summary>
    public OfficerDesk Officers { get; }

    /// <summary>The simulated officer, on a simulated lane.</summary>
    public SimulatedOfficer? Officer { get; }

    /// <summary>Sends travellers, on a simulated lane.</summary>
    public ScenarioDesk Scenarios { get; }

    /// <summary>Records lines for technicians.</summary>
    public LineDesk Lines { get; }

    /// <summary>Reads documents for technicians.</summary>
    public DocumentDesk Documents { get; }

    /// <summary>Completes with a fault when the loop or a pump ends by itself; the process must then end and be started again.</summary>
    public Task Running => Task.WhenAny(_running).Unwrap();

    /// <summary>Starts: journal first, then the lane, then what feeds it.</summary>
    public void Start()
    {
        var stopping = _stopping.Token;
        _pumps.Set("journal", LaneFaults.Journal, Catalogue.DeviceStarting.Id);
        Journal.WritableChanged += writable =>
            _pumps.Set("journal", LaneFaults.Journal, writable ? null : Catalogue.JournalNotWritable.Id);
        Journal.Start();
        Journal.Write(
            JournalKinds.DaemonStarted,
            "",
            new JournalArguments { { "lane", Profile.Lane }, { "simulated", Simulated is not null } }
        );
        _pumps.Follow(Devices.Reader, LaneFaults.Sensing);
        _pumps.Follow(Devices.Chip, LaneFaults.Sensing);
        _pumps.Follow(Devices.Camera, LaneFaults.Sensing);
        _pumps.Follow(Devices.Hardware, LaneFaults.Hardware);
        _pumps.Set("anchors", LaneFaults.Sensing, _trust.Fault);
        _rules.Start();
        _thresholds.Start(fault => _pumps.Set("thresholds", LaneFaults.Sensing, fault));
        _lists.Start(fault => _pumps.Set("lists", LaneFaults.Sensing, fault));
        _owned.Push(new Owned(new ClockWatch(_time, fault => _pumps.Set("clock", LaneFaults.Sensing, fault))));
        Devices.Start();
        _running.Add(Task.Run(() => Loop.RunAsync(Effects, stopping), CancellationToken.None));
        _running.Add(Task.Run(() => _pumps.HardwareAsync(Devices.Hardware, stopping), CancellationToken.None));
        _running.Add(Task.Run(() => _pumps.ReaderAsync(Devices.Reader, stopping), CancellationToken.None));
    }

    /// <summary>Stops the loop and lets everything go.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        Journal.Write(JournalKinds.DaemonStopped, "", new JournalArguments { { "cause", "signal" } });
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Select(t => t.ContinueWith(_ => { }, TaskScheduler.Default)));
        while (_owned.TryPop(out var owned))
        {
            await owned.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private SimulatedLane MakeSimulated(LaneProfile profile, DaemonOptions options) =>
        new(
            profile,
            Path.Combine(options.State, "simulated"),
            Path.Combine(options.Models, "clips"),
            options.Hurried ? SimulationPace.Hurried : SimulationPace.Lifelike,
            _time
        );

    private LaneDevices OpenKiosk(OpeningTokens tokens) =>
        new(
            OpenReader(),
            OpenChip(),
            new OpenCvCamera(
                Profile.Camera,
                new VideoCaptureSource(Profile.Camera.Source, _time),
                _time,
                _logs.CreateLogger<OpenCvCamera>()
            ),
            new GpioLaneHardware(
                Profile.Gpio,
                GpioChips.Open(Profile.Gpio.Chip),
                tokens,
                _time,
                _logs.CreateLogger<GpioLaneHardware>()
            )
        );

    private IDocumentReader OpenReader() =>
        Profile.Reader.Driver == ProfileKeys.LineDriver
            ? new LineReader(Profile.Reader, _time, _logs.CreateLogger<LineReader>())
            : new ElyctisReader(Profile.Reader, _time, _logs.CreateLogger<ElyctisReader>());

    private IChipTransport OpenChip() =>
        Profile.Chip.Driver == ProfileKeys.PcscDriver
            ? new PcscChipTransport(Profile.Chip, _time, _logs.CreateLogger<PcscChipTransport>())
            : new Pn532ChipTransport(Profile.Chip, _time, _logs.CreateLogger<Pn532ChipTransport>());

    private T Own<T>(T disposable)
        where T : IDisposable
    {
        _owned.Push(new Owned(disposable));
        return disposable;
    }

    private sealed class Owned(IDisposable inner) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            inner.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
