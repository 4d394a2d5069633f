using EGate.Core;
using EGate.Devices.Serial.Pn532;
using Microsoft.Extensions.Logging;

namespace EGate.Devices.Serial;

/// <summary>
/// An NXP PN532 on a serial line in HSU mode (UM0701-02). Exchanges APDUs with a passport chip of type A or B at 106 kbit/s; proves that the
/// chip reader lives whenever nothing else was exchanged for <see cref="SerialLineProfile.PollEvery"/>. Narrow: it does not raise the rate on
/// the air (InPSL) nor on the line (SetSerialBaudRate) yet.
/// </summary>
public sealed class Pn532ChipTransport : IChipTransport
{
    /// <summary>Shortest command APDU (ISO/IEC 7816-4, 5.1): CLA INS P1 P2.</summary>
    public const int CommandMin = 4;

    /// <summary>Longest command APDU: header, extended Lc, 65,535 bytes, extended Le.</summary>
    public const int CommandMax = 65_544;

    private readonly SerialLineProfile _profile;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly LinkHealth _health;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private Service? _service;
    private bool _selected;
    private bool _selectedTypeB;
    private int _started;
    private int _disposed;

    /// <param name="profile">The line: port, rate, deadline and poll pause.</param>
    /// <param name="time">Clock and timers.</param>
    /// <param name="log">Told of each change of condition once; never of what is exchanged.</param>
    public Pn532ChipTransport(SerialLineProfile profile, TimeProvider time, ILogger<Pn532ChipTransport> log)
    {
        _profile = profile;
        _time = time;
        _log = log;
        _health = new LinkHealth(Name, profile, time, log);
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
            var link = new SerialLink(SerialLinkOptions.For(_profile), _time, _health, _log);
            _loop = Task.Run(() => link.RunAsync(ServeAsync, Catalogue.ChipReaderLost.Id, _stop.Token));
        }
    }

    /// <inheritdoc/>
    public Task<bool> ConnectAsync(CancellationToken cancellation) => InTurnAsync(SelectAsync, cancellation);

    /// <inheritdoc/>
    public Task<byte[]> TransceiveAsync(ReadOnlyMemory<byte> command, CancellationToken cancellation) =>
        command.Length is < CommandMin or > CommandMax
            ? throw new ChipException(
                ChipFault.Protocol,
                $"A command APDU has {CommandMin} to {CommandMax} bytes, not {command.Length}."
            )
            : InTurnAsync((device, token) => ExchangeAsync(device, command, token), cancellation);

    /// <inheritdoc/>
    public async Task ReleaseAsync()
    {
        try
        {
            await InTurnAsync(LetGoAsync, _stop.Token);
        }
        catch (Exception e) when (e is ChipException or OperationCanceledException or ObjectDisposedException)
        {
            // A chip that cannot be let go of is gone already, or the chip reader is.
        }
    }

    /// <inheritdoc/>
    public async Task<Examination> ExamineAsync(CancellationToken cancellation)
    {
        var tested =
            $"Asked the chip reader on {_profile.Port} at {_profile.Baud} bit/s whether it lives, waiting {_profile.AnswerMax.TotalMilliseconds:F0} ms at most.";
        try
        {
            TimeSpan took = await InTurnAsync(ProveLifeAsync, cancellation)
                .WaitAsync(_profile.AnswerMax * 3, _time, cancellation);
            var result =
                $"Answered in {took.TotalMilliseconds:F0} ms: {Status.Detail}; {Status.Errors} errors since start.";
            return new Examination(Name, tested, true, result, "");
        }
        catch (Exception e) when (e is ChipException or TimeoutException)
        {
            return ExaminationDesk.Failed(Status, tested);
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
        _stop.Dispose();
    }

    private async Task ServeAsync(SerialLine line, CancellationToken stop)
    {
        var session = new Pn532Session(line, _profile, _time, _health);
        var device = new Pn532Device(session, _health);
        _health.Identity = await device.InitialiseAsync(stop);
        _service = new Service(line, device, _time);
        _health.InService();
        try
        {
            while (true)
            {
                await line
                    .Over.WaitAsync(_profile.PollEvery, _time, stop)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                stop.ThrowIfCancellationRequested();
                if (line.Fault is { } fault)
                {
                    throw new SerialFaultException(fault.FaultId, fault.Message, fault);
                }

                await ProveLifeWhenIdleAsync(stop);
            }
        }
        finally
        {
            _service = null;
            _selected = false;
        }
    }

    private async Task ProveLifeWhenIdleAsync(CancellationToken stop)
    {
        if (_service is { } service && service.IdleFor >= _profile.PollEvery)
        {
            try
            {
                await InTurnAsync(ProveLifeAsync, stop);
            }
            catch (ChipException)
            {
                // InTurnAsync has ended the line with the reason; the service loop finds it there.
            }
        }
    }

    /// <summary>One command at a time, and one place where a fault of the line becomes the end of the session and the caller's ChipException.</summary>
    private async Task<T> InTurnAsync<T>(
        Func<Pn532Device, CancellationToken, Task<T>> action,
        CancellationToken cancellation
    )
    {
        await _turn.WaitAsync(cancellation);
        Service? service = _service;
        try
        {
            if (service is null || service.Line.Fault is not null)
            {
                throw new ChipException(ChipFault.LinkLost, $"The chip reader on {_profile.Port} is not in service.");
            }

            return await action(service.Device, cancellation);
        }
        catch (SerialFaultException e)
        {
            // The status first: whoever catches the exception finds the device lost. The service loop then finds the line ended.
            _health.Lost(e.FaultId, e.Message);
            service!.Line.Fail(e);
            _selected = false;
            throw new ChipException(ChipFault.LinkLost, e.Message, e);
        }
        catch (Pn532RejectedException e)
        {
            _selected = false;
            throw new ChipException(ChipFault.Protocol, e.Message, e);
        }
        catch (OperationCanceledException)
        {
            // The aborted command may have reached the chip; its state is not known any more.
            _selected = false;
            throw;
        }
        finally
        {
            service?.Used();
            _turn.Release();
        }
    }

    private async Task<bool> SelectAsync(Pn532Device device, CancellationToken cancellation)
    {
        _selected = false;
        try
        {
            // A passport may be of either type.
            _selected =
                await FindAsync(device, typeB: false, cancellation)
                || await FindAsync(device, typeB: true, cancellation);
            return _selected;
        }
        catch (Pn532SilentException e)
        {
            await ProveLifeAsync(device, cancellation);
            throw new ChipException(ChipFault.Timeout, e.Message, e);
        }
    }

    private async Task<bool> FindAsync(Pn532Device device, bool typeB, CancellationToken cancellation)
    {
        _selectedTypeB = typeB;
        ChipSearch found = await device.SearchAsync(typeB, cancellation);
        if (found is ChipSearch.Malformed)
        {
            _health.CountError();
            throw new ChipException(
                ChipFault.Protocol,
                $"The search for a chip of type {(typeB ? 'B' : 'A')} was answered wrongly."
            );
        }

        if (found is ChipSearch.Unsuitable)
        {
            await device.ReleaseAsync(cancellation);
        }

        return found is ChipSearch.Found;
    }

    private async Task<byte[]> ExchangeAsync(
        Pn532Device device,
        ReadOnlyMemory<byte> command,
        CancellationToken cancellation
    )
    {
        if (!_selected)
        {
            throw new ChipException(ChipFault.NoChip, "No chip is connected.");
        }

        try
        {
            (byte[] response, var error) = await device.ExchangeAsync(command, cancellation);
            if (error != 0)
            {
                throw await ExplainAsync(device, error, cancellation);
            }

            return response.Length is >= 2 and <= Pn532Device.ResponseMax
                ? response
                : throw new ChipException(ChipFault.Protocol, $"The chip's response has {response.Length} bytes.");
        }
        catch (Pn532SilentException e)
        {
            // Chip or chip reader? If the chip reader answers something else, it was the chip.
            _selected = false;
            await ProveLifeAsync(device, cancellation);
            throw new ChipException(ChipFault.Timeout, e.Message, e);
        }
    }

    /// <summary>A chip counts as removed only when it cannot be selected again. Either way its session is over.</summary>
    private async Task<ChipException> ExplainAsync(Pn532Device device, int error, CancellationToken cancellation)
    {
        _selected = false;
        (ChipFault fault, ChipSuspicion suspicion, string meaning) = Pn532Status.Explain(error);
        if (suspicion == ChipSuspicion.MayBeGone)
        {
            await device.ReleaseAsync(cancellation);
            ChipSearch again = await device.SearchAsync(_selectedTypeB, cancellation);
            fault = again == ChipSearch.Found ? fault : ChipFault.Removed;
        }

        return new ChipException(fault, $"The exchange with the chip failed: {meaning} (code {error:X2}).");
    }

    private async Task<bool> LetGoAsync(Pn532Device device, CancellationToken cancellation)
    {
        _selected = false;
        try
        {
            await device.ReleaseAsync(cancellation);
        }
        catch (Pn532SilentException)
        {
            await ProveLifeAsync(device, cancellation);
        }

        return true;
    }

    private async Task<TimeSpan> ProveLifeAsync(Pn532Device device, CancellationToken cancellation)
    {
        var watch = new Deadline(_time, _profile.AnswerMax);
        await device.ProveLifeAsync(cancellation);
        return watch.Elapsed;
    }

    /// <summary>An initialised chip reader on an open line.</summary>
    private sealed class Service(SerialLine line, Pn532Device device, TimeProvider time)
    {
        private long _used = time.GetTimestamp();

        public SerialLine Line => line;

        public Pn532Device Device => device;

        public TimeSpan IdleFor => time.GetElapsedTime(Interlocked.Read(ref _used));

        public void Used() => Interlocked.Exchange(ref _used, time.GetTimestamp());
    }
}
