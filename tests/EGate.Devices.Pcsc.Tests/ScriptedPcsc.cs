using EGate.Devices.Simulated;

namespace EGate.Devices.Pcsc.Tests;

/// <summary>
/// libpcsclite's functions over a reader and a chip in memory, with the eight misbehaviours: what a real service cannot be made to do on
/// demand. Its codes are those of pcsclite.h.
/// </summary>
internal sealed class ScriptedPcsc : IPcscLibrary
{
    public const string Name = "Specimen Contactless Reader 00 00";
    private const nint Handle = 7;

    private byte[] _last = [0x6F, 0x00];
    private int _answers;

    public Misbehaviour Misbehaviour { get; set; }

    public bool ServiceRuns { get; set; } = true;

    public bool ReaderIsPlugged { get; set; } = true;

    public bool IsHeldByAnother { get; set; }

    public bool HasLibrary { get; set; } = true;

    /// <summary>Time a slow answer takes; real, because the driver's worker thread blocks in it.</summary>
    public TimeSpan SlowBy { get; init; } = TimeSpan.FromMilliseconds(600);

    public Func<byte[], byte[]?>? Chip { get; set; }

    public int Connects { get; private set; }

    public uint Establish(out nint context)
    {
        if (!HasLibrary)
        {
            throw new DllNotFoundException("libpcsclite.so.1");
        }

        context = ServiceRuns ? Handle : 0;
        return ServiceRuns ? PcscCode.Success : PcscCode.NoService;
    }

    public uint Release(nint context) => PcscCode.Success;

    public uint ListReaders(nint context, out IReadOnlyList<string> readers)
    {
        readers = ReaderIsPlugged ? ["Another Reader 01 00", Name] : [];
        return ReaderIsPlugged ? PcscCode.Success : PcscCode.NoReaders;
    }

    public uint Status(nint context, string reader, out uint state)
    {
        Misbehave();
        state = Chip is null ? 0x10u : 0x20u;
        return !ServiceRuns ? PcscCode.ServiceStopped
            : !ReaderIsPlugged ? PcscCode.UnknownReader
            : PcscCode.Success;
    }

    public uint Connect(nint context, string reader, out nint card, out uint protocol)
    {
        Misbehave();
        (card, protocol) = (Handle, 2);
        Connects++;
        return !ServiceRuns ? PcscCode.NoService
            : !ReaderIsPlugged ? PcscCode.ReaderUnavailable
            : IsHeldByAnother ? PcscCode.SharingViolation
            : Chip is null ? PcscCode.NoSmartcard
            : Misbehaviour == Misbehaviour.Garbage ? PcscCode.UnresponsiveCard
            : PcscCode.Success;
    }

    public uint Transmit(nint card, uint protocol, ReadOnlySpan<byte> command, Span<byte> response, out int length)
    {
        Misbehave();
        length = 0;
        if (!ServiceRuns || !ReaderIsPlugged)
        {
            return ServiceRuns ? PcscCode.ReaderUnavailable : PcscCode.NoService;
        }

        if (Chip is not { } chip)
        {
            return PcscCode.RemovedCard;
        }

        var answer = Misbehaviour == Misbehaviour.Stuck ? _last : chip(command.ToArray());
        if (answer is null || (Misbehaviour == Misbehaviour.Intermittent && ++_answers % 3 == 0))
        {
            return PcscCode.Timeout;
        }

        _last = answer;
        answer.CopyTo(response);
        response[0] ^= (byte)(Misbehaviour == Misbehaviour.Wrong ? 1 : 0);
        length = answer.Length;
        return PcscCode.Success;
    }

    public uint Disconnect(nint card) => PcscCode.Success;

    private void Misbehave()
    {
        if (Misbehaviour is Misbehaviour.Off or Misbehaviour.Delayed)
        {
            // Longer than the driver's deadline; ends at once when the test is over.
            SpinWait.SpinUntil(() => Misbehaviour is not (Misbehaviour.Off or Misbehaviour.Delayed), 5000);
        }

        if (Misbehaviour == Misbehaviour.Slow)
        {
            SpinWait.SpinUntil(() => Misbehaviour != Misbehaviour.Slow, SlowBy);
        }
    }
}
