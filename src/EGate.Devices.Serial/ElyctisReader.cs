using System.Threading.Channels;
using EGate.Core;
using EGate.Devices.Serial.Elyctis;
using EGate.Devices.Serial.Zones;
using Microsoft.Extensions.Logging;

namespace EGate.Devices.Serial;

/// <summary>
/// An Elyctis ID BOX on a serial line ("Scanner Command Set" v1.7): reads machine-readable zones of one to three lines by continuous read, and
/// finds presence and life by inquiring every <see cref="SerialLineProfile.PollEvery"/>. A reader that is silent at the profile's rate is
/// looked for at the other of its two. Narrow: it does not use the presence detection command, whose byte is not public, so a document whose
/// zone the reader does not see at all looks like no document.
/// </summary>
public sealed class ElyctisReader : SerialZoneReader
{
    /// <summary>Every so many polls the version is asked as well: a reader that repeats its last answer would otherwise look alive.</summary>
    public const int VersionEvery = 8;

    /// <summary>The two rates of the reader's UART; over USB both are as good.</summary>
    private static readonly int[] Rates = [115_200, 9_600];

    private readonly Channel<TaskCompletionSource<Examination>> _examinations = Channel.CreateBounded<
        TaskCompletionSource<Examination>
    >(4);

    private int _rate;
    private bool _readsOneLine;
    private bool _looksEmpty;

    /// <param name="profile">The line: port, rate, deadline and poll pause.</param>
    /// <param name="time">Clock and timers.</param>
    /// <param name="log">Told of each change of condition once; never of what is read.</param>
    public ElyctisReader(SerialLineProfile profile, TimeProvider time, ILogger<ElyctisReader> log)
        : base(profile, new LineTap("elyctis", () => new ElyctisMask(), time), time, log) => _rate = profile.Baud;

    /// <inheritdoc/>
    public override Task<Examination> ExamineAsync(CancellationToken cancellation) =>
        ExaminationDesk.AskAsync(_examinations.Writer, Health, Profile, Tested, Time, cancellation);

    private string Tested =>
        $"Asked the reader on {Profile.Port} for its version, waiting {Profile.AnswerMax.TotalMilliseconds:F0} ms at most.";

    private protected override async Task ServeAsync(SerialLine line, CancellationToken stop)
    {
        var session = new ElyctisSession(line, Profile, Time, Health, Observe);
        var version = await FindRateAsync(line, session, stop);
        await BeginAsync(session, version, stop);
        Health.InService();
        for (var turn = 1; ; turn++)
        {
            if (Tap.IsWanted)
            {
                // As after an opening, so that a trace begins as a driver does that it is replayed to.
                Tap.Begin();
                version = await AskFirstAsync(session, stop);
                await BeginAsync(session, version, stop);
                turn = 1;
            }

            await ArmAsync(session, stop);
            await session.ListenAsync(Profile.PollEvery, stop);
            await ExamineWhenAskedAsync(session, stop);
            if (turn % VersionEvery == 0)
            {
                await VerifyVersionAsync(session, version, stop);
            }

            await InquireAsync(session, stop);
        }
    }

    /// <summary>Asks at the rate of the last good conversation first, then at the others; stays where the reader answers.</summary>
    private async Task<byte[]> FindRateAsync(SerialLine line, ElyctisSession session, CancellationToken stop)
    {
        int[] rates = Profile.SearchesRate ? [_rate, .. Rates.Where(r => r != _rate)] : [Profile.Baud];
        foreach (var rate in rates)
        {
            if (line.Baud != rate)
            {
                line.SetRate(rate);
            }

            try
            {
                var version = await AskFirstAsync(session, stop);
                _rate = rate;
                Health.Rate = rate;
                return version;
            }
            catch (SerialFaultException) when (line.Fault is null && rate != rates[^1])
            {
                // Silence or garbage at this rate says nothing about the next.
            }
        }

        throw new SerialFaultException(Catalogue.ReaderLost.Id, "The reader answers at none of its rates.");
    }

    private static async Task<byte[]> AskFirstAsync(ElyctisSession session, CancellationToken stop)
    {
        await session.ResynchroniseAsync(stop);
        return await session.AskAsync(ElyctisCommand.Version, [], stop);
    }

    private async Task BeginAsync(ElyctisSession session, byte[] version, CancellationToken stop)
    {
        await IdentifyAsync(session, version, stop);
        await ArmAsync(session, stop);
    }

    /// <summary>One look at the glass: a zone of two or three lines, and where there is none, the one-line zone of a driving licence.</summary>
    private async Task InquireAsync(ElyctisSession session, CancellationToken stop)
    {
        await session.AskAsync(ElyctisCommand.Inquire, [], stop);
        if (_looksEmpty)
        {
            _looksEmpty = false;
            await session.AskAsync(ElyctisCommand.InquireOneLine, [], stop);
        }
    }

    private async Task IdentifyAsync(ElyctisSession session, byte[] version, CancellationToken stop)
    {
        var serial = await session.AskAsync(ElyctisCommand.SerialNumber, [], stop);
        var product = await session.AskAsync(ElyctisCommand.ProductInfo, [], stop);
        var ocr = await session.TryAskAsync(ElyctisCommand.OcrVersion, stop);
        _readsOneLine = await session.TryAskAsync(ElyctisCommand.InquireOneLine, stop) is not null;
        Health.Identity =
            $"{DeviceText.Clean(product)} version {DeviceText.Clean(version)} OCR {(ocr is null ? "not told" : DeviceText.Clean(ocr))} serial {DeviceText.Clean(serial)}{(_readsOneLine ? "" : ", no one-line zones")}";
    }

    private static async Task VerifyVersionAsync(ElyctisSession session, byte[] version, CancellationToken stop)
    {
        var now = await session.AskAsync(ElyctisCommand.Version, [], stop);
        if (!now.AsSpan().SequenceEqual(version))
        {
            throw new SerialFaultException(
                Catalogue.ReaderGarbage.Id,
                "The reader changed its version while it was open."
            );
        }
    }

    /// <summary>
    /// Continuous read switches itself off after each good read, so it is switched on when the glass is empty again, and after a disturbance.
    /// </summary>
    private async Task ArmAsync(ElyctisSession session, CancellationToken stop)
    {
        if (session.NeedsArming && !Presence.Occupied)
        {
            await session.AskAsync(ElyctisCommand.ContinuousRead, [0x01], stop);
            session.NeedsArming = false;
        }

        // While something lies on the glass the reader is not armed; the next empty glass needs it.
        session.NeedsArming |= Presence.Occupied;
    }

    private async Task ExamineWhenAskedAsync(ElyctisSession session, CancellationToken stop)
    {
        while (_examinations.Reader.TryRead(out TaskCompletionSource<Examination>? request))
        {
            var asked = new Deadline(Time, Profile.AnswerMax);
            await session.AskAsync(ElyctisCommand.Version, [], stop);
            var result =
                $"Answered in {asked.Elapsed.TotalMilliseconds:F0} ms: {Status.Detail}; {Status.Errors} errors since start.";
            request.TrySetResult(new Examination(Name, Tested, true, result, ""));
        }
    }

    private void Observe(ElyctisCommand command, ReadOnlySpan<byte> data)
    {
        MrzReading reading = MrzText.Read(data, out string[] lines);
        if (command == ElyctisCommand.Inquire && reading == MrzReading.Nothing && _readsOneLine)
        {
            // No zone of several lines is not yet an empty glass.
            _looksEmpty = true;
            return;
        }

        _looksEmpty = false;
        Tell(Presence.Observe(reading, data, lines));
    }
}
