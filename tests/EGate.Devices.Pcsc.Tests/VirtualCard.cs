using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace EGate.Devices.Pcsc.Tests;

/// <summary>
/// A chip for vsmartcard's virtual reader (vpcd): connects to its port on loopback and answers. Messages are a length of two bytes, high byte
/// first, and as many bytes; one byte is a control (0 power off, 1 power on, 2 reset, 4 asks for the answer to reset), more are a command.
/// </summary>
internal sealed class VirtualCard : IAsyncDisposable
{
    /// <summary>What PC/SC Part 3 gives a contactless chip: T=0 and T=1, no historical bytes.</summary>
    private static readonly byte[] AnswerToReset = [0x3B, 0x80, 0x80, 0x01, 0x01];

    private readonly TcpClient _client = new();
    private readonly Func<byte[], byte[]?> _chip;
    private Task _talk = Task.CompletedTask;

    private VirtualCard(Func<byte[], byte[]?> chip) => _chip = chip;

    public static async Task<VirtualCard> LayDownAsync(int port, Func<byte[], byte[]?> chip)
    {
        var card = new VirtualCard(chip);
        await card._client.ConnectAsync(IPAddress.Loopback, port);
        card._talk = card.TalkAsync();
        return card;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _talk;
    }

    private async Task TalkAsync()
    {
        try
        {
            NetworkStream stream = _client.GetStream();
            var length = new byte[2];
            while (true)
            {
                await stream.ReadExactlyAsync(length);
                var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(message);
                var answer =
                    message is [0x04] ? AnswerToReset
                    : message.Length > 1 ? _chip(message)
                    : null;
                if (answer is not null)
                {
                    BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
                    await stream.WriteAsync((byte[])[.. length, .. answer]);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
        {
            // Taken away, or the reader is gone.
        }
    }
}
