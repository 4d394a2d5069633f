using EGate.Core;
using Microsoft.Extensions.Logging;

namespace EGate.Devices.Pcsc;

/// <summary>
/// A contactless reader behind pcscd (PC/SC), by libpcsclite. Exchanges APDUs of any length; asks the reader how it is every
/// <see cref="SerialLineProfile.PollEvery"/>. No call keeps a caller longer than <see cref="SerialLineProfile.AnswerMax"/> and a second for
/// every 4 KiB that a command carries or asks for. Narrow: rates on the air and types of chips are the reader's own business.
/// </summary>
public sealed class PcscChipTransport : IChipTransport
{
    /// <summary>Shortest command APDU (ISO/IEC 7816-4, 5.1).</summary>
    public const int CommandMin = 4;

    /// <summary>Longest command APDU: header, extended Lc, 65,535 bytes, extended Le.</summary>
    public const int CommandMax = 65_544;

    private const int BytesPerSecondMin = 4096;
    private static readonly TimeSpan RetryMin = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RetryMax = TimeSpan.FromSeconds(2);

    private readonly SerialLineProfile _profile;
    private readonly string _reader;
    private readonly IPcscLibrary _library;
    private readonly TimeProvider _time;
    private readonly PcscHealth _health;
    private readonly PcscWorker _worker;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private PcscSession? _session;
    private Task _loop = Task.CompletedTask;
    private int _started;
    private int _disposed;

    /// <param name="profile">Port <c>pcsc:</c> and the beginning of the reader's name, deadline and poll pause.</param>
    /// <param name="time">Clock and timers.</param>
    /// <param name="log">Told of each change of condition once; never of what is exchanged.</param>
    public PcscChipTransport(SerialLineProfile profile, TimeProvider time, ILogger<PcscChipTransport> log)
        : this(profile, new PcscLibrary(), time, log) { }

    internal PcscChipTransport(SerialLineProfile profile, IPcscLibrary library, TimeProvider time, ILogger log)
    {
        _profile = profile;
        _reader = profile.Port.StartsWith(ProfileKeys.PcscPort, StringComparison.Ordinal)
            ? profile.Port[ProfileKeys.PcscPort.Length..].Trim()
            : profile.Port;
        _library = library;
        _time = time;
        _health = new PcscHealth(Name, profile, time, log);
        _worker = new PcscWorker(time);
    }

    /// <inheritdoc/>
    public event Action<DeviceStatus>? StatusChanged
    {
        add => _health.Changed += value;
        remove => _health.Changed -= value;
    }

    /// <inheritdoc/>
    public string Name => "chip";

    /// <inheritdoc/>
    public DeviceStatus Status => _health.Status;

    /// <inheritdoc/>
    public void Start()
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            _loop = Task.Run(ServeAsync);
        }
    }

    /// <inheritdoc/>
    public Task<bool> ConnectAsync(CancellationToken cancellation) =>
        InTurnAsync(session => session.Connect(), _profile.AnswerMax, cancellation);

    /// <inheritdoc/>
    public Task<byte[]> TransceiveAsync(ReadOnlyMemory<byte> command, CancellationToken cancellation)
    {
        if (command.Length is < CommandMin or > CommandMax)
        {
            throw new ChipException(
                ChipFault.Protocol,
                $"A command APDU has {CommandMin} to {CommandMax} bytes, not {command.Length}."
            );
        }

        // A copy of our own: a call that misses its deadline goes on reading it after the caller has zeroed his.
        var copy = command.ToArray();
        return InTurnAsync(session => session.Transmit(copy), PatienceFor(copy), cancellation);
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync()
    {
        try
        {
            await InTurnAsync(LetGo, _profile.AnswerMax, _stop.Token);
        }
        catch (Exception e) when (e is ChipException or OperationCanceledException or ObjectDisposedException)
        {
            // A chip that cannot be let go of is gone already, or the reader is.
        }
    }

    /// <inheritdoc/>
    public async Task<Examination> ExamineAsync(CancellationToken cancellation)
    {
        var tested =
            $"Asked the PC/SC service for the reader {_reader}, waiting {_profile.AnswerMax.TotalMilliseconds:F0} ms at most.";
        var asked = _time.GetTimestamp();
        try
        {
            await InTurnAsync(session => session.IsCardPresent(), _profile.AnswerMax, cancellation);
            var took = _time.GetElapsedTime(asked).TotalMilliseconds;
            return new Examination(
                Name,
                tested,
                true,
                $"Answered in {took:F0} ms: {Status.Detail}; {Status.Errors} errors since start.",
                ""
            );
        }
        catch (ChipException)
        {
            CatalogueEntry entry = Catalogue.All.GetValueOrDefault(Status.FaultId ?? "") ?? Catalogue.ChipReaderLost;
            return new Examination(Name, tested, false, $"{entry.Sentence} Last: {_health.Why}", entry.Remedy);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stop.CancelAsync();
        await _loop;
        _worker.Dispose();
        _stop.Dispose();
    }

    private static bool LetGo(PcscSession session)
    {
        session.Disconnect();
        return true;
    }

    /// <summary>What an extended command carries and asks for takes its time on the air; short ones fit the deadline.</summary>
    private TimeSpan PatienceFor(byte[] command)
    {
        const int extendedHeader = 7;
        var asksExtended = command.Length >= extendedHeader && command[4] == 0;
        var asked = asksExtended ? (command[^2] << 8) | command[^1] : 0;
        var bytes = command.Length + (asksExtended && asked == 0 ? 65_536 : asked);
        return _profile.AnswerMax + TimeSpan.FromSeconds(bytes / BytesPerSecondMin);
    }

    private async Task ServeAsync()
    {
        TimeSpan pause = RetryMin;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ServeOnceAsync(() => pause = RetryMin);
            }
            catch (PcscFaultException e)
            {
                _health.Lost(e.FaultId, e.Message);
            }
            catch (OperationCanceledException)
            {
                // Stopped by the owner: no fault.
            }

            await Task.Delay(pause, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < RetryMax ? pause * 2 : RetryMax;
        }
    }

    private async Task ServeOnceAsync(Action found)
    {
        PcscSession session = await _worker.RunAsync(
            () => PcscSession.Open(_library, _reader),
            _profile.AnswerMax,
            _stop.Token
        );
        try
        {
            _session = session;
            _health.Found(session.Reader);
            found();
            while (true)
            {
                await Task.Delay(_profile.PollEvery, _time, _stop.Token);
                await LookAsync(session);
            }
        }
        finally
        {
            _session = null;
            await CloseAsync(session);
        }
    }

    /// <summary>Asks the reader how it is, unless somebody uses it: then its answers say so.</summary>
    private async Task LookAsync(PcscSession session)
    {
        if (!await _turn.WaitAsync(TimeSpan.Zero, _stop.Token))
        {
            return;
        }

        try
        {
            if (_session != session)
            {
                // A turn has found the session gone and said so.
                throw new PcscFaultException(Status.FaultId ?? Catalogue.ChipReaderLost.Id, "the session ended");
            }

            var asked = _time.GetTimestamp();
            await _worker.RunAsync(session.IsCardPresent, _profile.AnswerMax, _stop.Token);
            _health.Good(_time.GetElapsedTime(asked));
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task CloseAsync(PcscSession session)
    {
        try
        {
            await _worker.RunAsync(
                () =>
                {
                    session.Close();
                    return true;
                },
                _profile.AnswerMax,
                CancellationToken.None
            );
        }
        catch (PcscFaultException)
        {
            // A service that hangs or is gone keeps no context of ours: it notices when the process's socket closes.
        }
    }

    /// <summary>One command at a time, and one place where a fault of the reader becomes the end of the session.</summary>
    private async Task<T> InTurnAsync<T>(Func<PcscSession, T> action, TimeSpan atMost, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_session is not { } session)
            {
                throw new ChipException(ChipFault.LinkLost, $"The PC/SC reader {_reader} is not in service.");
            }

            var asked = _time.GetTimestamp();
            T result = await _worker.RunAsync(() => action(session), atMost, cancellation);
            // Data takes its time; only short answers say that the reader is slow.
            _health.Good(result is byte[] ? TimeSpan.Zero : _time.GetElapsedTime(asked));
            return result;
        }
        catch (PcscFaultException e)
        {
            _health.Lost(e.FaultId, e.Message);
            _session = null;
            throw new ChipException(ChipFault.LinkLost, e.Message, e);
        }
        catch (ChipException)
        {
            _health.CountError();
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }
}
