using EGate.Daemon.Online;
using EGate.Exchange;

namespace EGate.Daemon.Simulation;

/// <summary>
/// The far end of a simulated lane's online databases: one database of specimens, attached where a gateway attaches. Its answers are
/// signed and looked at like any other's. Only where the profile's keys are <c>simulated</c>; otherwise a gateway asks the true ones.
/// </summary>
internal sealed class SimulatedOnline : IAsyncDisposable
{
    /// <summary>Number of a passport that the database knows as stolen.</summary>
    public const string StolenNumber = "UTO770031";

    private const string Issuer = "UTO";
    private readonly SimulatedDatabase _database;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Makes the database and puts its key into a folder.</summary>
    public SimulatedOnline(string folder, TimeProvider time)
    {
        _database = new SimulatedDatabase("simulated", time);
        _database.List(StolenNumber, Issuer, "stolen");
        Folder = folder;
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{_database.Name}.pem"), _database.PublicKeyPem);
    }

    /// <summary>The folder of its key.</summary>
    public string Folder { get; }

    /// <summary>What it does from now on.</summary>
    public DatabaseConduct Conduct
    {
        get => _database.Conduct;
        set => _database.Conduct = value;
    }

    /// <summary>Answers from now on.</summary>
    public void Serve(DatabaseDesk desk)
    {
        var attached = desk.Attach();
        _running = Task.Run(() => RunAsync(desk, attached), CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        _stopping.Dispose();
        _database.Dispose();
    }

    private async Task RunAsync(DatabaseDesk desk, DatabaseAttached attached)
    {
        using (attached)
        {
            await foreach (var call in attached.Calls(_stopping.Token))
            {
                Reply(desk, call);
            }
        }
    }

    private void Reply(DatabaseDesk desk, DatabaseCall call)
    {
        try
        {
            desk.Answer(call.Question.Id, _database.Name, _database.Answer(call.Question));
        }
        catch (DatabaseException e)
        {
            desk.Fail(call.Question.Id, _database.Name, e.Fault);
        }
    }
}
