using System.Threading.Channels;
using EGate.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Devices.Pcsc.Tests;

/// <summary>A driver over a library, started, with the changes of its condition.</summary>
internal sealed class TransportBench : IAsyncDisposable
{
    public static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(60);
    public static readonly byte[] Select = Convert.FromHexString("00A4040C07A0000002471001");
    public static readonly byte[] Good = [0x90, 0x00];

    private readonly Channel<DeviceStatus> _changes = Channel.CreateUnbounded<DeviceStatus>();

    public TransportBench(IPcscLibrary library, string name, TimeSpan answerMax)
    {
        Transport = new PcscChipTransport(
            new SerialLineProfile("pcsc", $"pcsc:{name}", 0, answerMax, TimeSpan.FromMilliseconds(20)),
            library,
            TimeProvider.System,
            NullLogger.Instance
        );
        Transport.StatusChanged += status => _changes.Writer.TryWrite(status);
        Transport.Start();
    }

    public PcscChipTransport Transport { get; }

    public static TransportBench Over(ScriptedPcsc library, int answerMilliseconds = 4000) =>
        new(library, "Specimen", TimeSpan.FromMilliseconds(answerMilliseconds));

    public async Task<DeviceStatus> UntilAsync(DeviceCondition condition, string? faultId = null)
    {
        using var giveUp = new CancellationTokenSource(GiveUp);
        while (true)
        {
            DeviceStatus status = await _changes.Reader.ReadAsync(giveUp.Token);
            if (status.Condition == condition && (faultId is null || status.FaultId == faultId))
            {
                return status;
            }
        }
    }

    public Task<bool> ConnectAsync() => Transport.ConnectAsync(CancellationToken.None);

    public Task<byte[]> SendAsync(byte[] command) => Transport.TransceiveAsync(command, CancellationToken.None);

    public ValueTask DisposeAsync() => Transport.DisposeAsync();
}
