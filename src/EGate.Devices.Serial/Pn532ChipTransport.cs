using EGate.Core;
using EGate.Devices.Serial.Pn532;
using Microsoft.Extensions.Logging;

namespace EGate.Devices.Serial;

/// <summary>
/// An NXP PN532 on a serial line in HSU mode (UM0701-02). Exchanges APDUs with a passport chip of type A or B; proves that the chip reader
/// lives whenever nothing else was exchanged for <see cref="SerialLineProfile.PollEvery"/>. It raises the rate of the line and on the air as
/// far as the profile allows and both ends follow. Narrow: chips of type B stay at 106 kbit/s on the air, because the PN532 fixes their rate
/// when it selects them.
/// </summary>
public sealed class Pn532ChipTransport : IChipTransport, IRecordableDevice
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
    private readonly Pn532Rates _rates;
    private Service? _service;
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
        _rates = new Pn532Rates(profile, time);
        Tap = new LineTap("pn532", () => new Pn532Mask(), time);
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
    public LineTap Tap { get; }

    /// <inheritdoc/>
    public void Start()
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            var link = new SerialLink(SerialLinkOptions.For(_profile), _time, _health, Tap, _log);
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
            : InTurnAsync((service, token) => ExchangeAsync(service, command, token), cancellation);

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
            $"Asked the chip reader on {_profile.Port} whether it lives, waiting {_profile.AnswerMax.TotalMilliseconds:F0} ms at most.";
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
        var service = new Service(line, device, new ChipSelection(device, _profile, _health), _time);
        await SetUpAsync(service, stop);
        _service = service;
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
        }
    }

    /// <summary>Finds the chip reader, brings it to the wanted rate and configures it.</summary>
    private async Task SetUpAsync(Service service, CancellationToken stop)
    {
        await _rates.FindAsync(service.Line, service.Device, stop);
        await _rates.ChangeAsync(service.Line, service.Device, stop);
        _health.Rate = service.Line.Baud;
        await service.Device.ConfigureAsync(stop);
        _health.Lasting = service.Device.Identity!.ReadsBothTypes
            ? null
            : (Catalogue.ChipReaderOneType.Id, "says that it does not read both types of chips");
        Describe(service);
    }

    private void Describe(Service service) =>
        _health.Identity = $"{service.Device.Identity}{_rates.Remark}{service.Selection.Remark}";

    private async Task ProveLifeWhenIdleAsync(CancellationToken stop)
    {
        if (_service is { } service && service.IdleFor >= _profile.PollEvery)
        {
            try
            {
                await InTurnAsync(ProveLifeOrBeginAsync, stop);
            }
            catch (ChipException)
            {
                // InTurnAsync has ended the line with the reason; the service loop finds it there.
            }
        }
    }

    /// <summary>A recording begins between documents: the chip reader is set up anew, which would cost a selected chip its session.</summary>
    private async Task<TimeSpan> ProveLifeOrBeginAsync(Service service, CancellationToken cancellation)
    {
        if (!Tap.IsWanted || service.Selection.IsSelected)
        {
            return await ProveLifeAsync(service, cancellation);
        }

        Tap.Begin();
        await service.Device.WakeAsync(cancellation);
        await service.Device.ConfigureAsync(cancellation);
        return TimeSpan.Zero;
    }

    /// <summary>One command at a time, and one place where a fault of the line becomes the end of the session and the caller's ChipException.</summary>
    private async Task<T> InTurnAsync<T>(
        Func<Service, CancellationToken, Task<T>> action,
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

            return await action(service, cancellation);
        }
        catch (SerialFaultException e)
        {
            // The status first: whoever catches the exception finds the device lost. The service loop then finds the line ended.
            _health.Lost(e.FaultId, e.Message);
            service!.Line.Fail(e);
            throw new ChipException(ChipFault.LinkLost, e.Message, e);
        }
        catch (Pn532RejectedException e)
        {
            service!.Selection.Forget();
            throw new ChipException(ChipFault.Protocol, e.Message, e);
        }
        catch (OperationCanceledException)
        {
            // The aborted command may have reached the chip; its state is not known any more.
            service?.Selection.Forget();
            throw;
        }
        finally
        {
            service?.Used();
            _turn.Release();
        }
    }

    private async Task<bool> SelectAsync(Service service, CancellationToken cancellation)
    {
        try
        {
            return await service.Selection.SelectAsync(cancellation);
        }
        catch (Pn532SilentException e)
        {
            await ProveLifeAsync(service, cancellation);
            throw new ChipException(ChipFault.Timeout, e.Message, e);
        }
        finally
        {
            Describe(service);
        }
    }

    private async Task<byte[]> ExchangeAsync(
        Service service,
        ReadOnlyMemory<byte> command,
        CancellationToken cancellation
    )
    {
        if (!service.Selection.IsSelected)
        {
            throw new ChipException(ChipFault.NoChip, "No chip is connected.");
        }

        try
        {
            (byte[] response, var error) = await service.Device.ExchangeAsync(command, cancellation);
            if (error != 0)
            {
                throw await ExplainAsync(service, error, cancellation);
            }

            service.Selection.Succeeded();
            return response.Length is >= 2 and <= Pn532Device.ResponseMax
                ? response
                : throw new ChipException(ChipFault.Protocol, $"The chip's response has {response.Length} bytes.");
        }
        catch (Pn532SilentException e)
        {
            // Chip or chip reader? If the chip reader answers something else, it was the chip.
            service.Selection.Failed();
            await ProveLifeAsync(service, cancellation);
            throw new ChipException(ChipFault.Timeout, e.Message, e);
        }
    }

    /// <summary>A chip counts as removed only when it cannot be selected again. Either way its session is over.</summary>
    private static async Task<ChipException> ExplainAsync(Service service, int error, CancellationToken cancellation)
    {
        (ChipFault fault, ChipSuspicion suspicion, string meaning) = Pn532Status.Explain(error);
        var gone = suspicion == ChipSuspicion.MayBeGone && !await service.Selection.IsStillThereAsync(cancellation);
        if (gone)
        {
            service.Selection.Forget();
        }
        else
        {
            service.Selection.Failed();
        }

        return new ChipException(
            gone ? ChipFault.Removed : fault,
            $"The exchange with the chip failed: {meaning} (code {error:X2})."
        );
    }

    private static async Task<bool> LetGoAsync(Service service, CancellationToken cancellation)
    {
        service.Selection.Forget();
        try
        {
            await service.Device.ReleaseAsync(cancellation);
        }
        catch (Pn532SilentException)
        {
            await service.Device.ProveLifeAsync(cancellation);
        }

        return true;
    }

    private async Task<TimeSpan> ProveLifeAsync(Service service, CancellationToken cancellation)
    {
        var watch = new Deadline(_time, _profile.AnswerMax);
        await service.Device.ProveLifeAsync(cancellation);
        return watch.Elapsed;
    }

    /// <summary>An initialised chip reader on an open line.</summary>
    private sealed class Service(SerialLine line, Pn532Device device, ChipSelection selection, TimeProvider time)
    {
        private long _used = time.GetTimestamp();

        public SerialLine Line => line;

        public Pn532Device Device => device;

        public ChipSelection Selection => selection;

        public TimeSpan IdleFor => time.GetElapsedTime(Interlocked.Read(ref _used));

        public void Used() => Interlocked.Exchange(ref _used, time.GetTimestamp());
    }
}
