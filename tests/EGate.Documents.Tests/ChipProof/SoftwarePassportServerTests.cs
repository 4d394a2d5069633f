using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using EGate.Core;
using EGate.Devices.Simulated;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Documents.Tests;

/// <summary>A terminal that is not ours, over a real loopback socket: frames byte by byte, and a whole document with its proofs.</summary>
public sealed class SoftwarePassportServerTests : IAsyncDisposable
{
    private readonly IssuingAuthority _authority = Specimens.Authority();
    private readonly CancellationTokenSource _stop = new();
    private readonly FakeTimeProvider _time = new();
    private readonly SoftwarePassportServer _server;
    private readonly Task _running;

    public SoftwarePassportServerTests()
    {
        Passport = _authority.Issue(
            new PassportOrder(Specimens.Holder, Specimens.Portrait(2000))
            {
                Proofs = PassportProofs.Usual,
                Access = PassportAccess.Today,
            }
        );
        _server = new SoftwarePassportServer(Passport, 1, _time);
        _running = _server.RunAsync(_stop.Token);
    }

    private IssuedPassport Passport { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _running);
        _server.Dispose();
        _authority.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public void Server_listens_on_the_loopback_address() => Assert.Equal(IPAddress.Loopback, _server.Endpoint.Address);

    [Fact]
    public async Task Reader_is_told_the_atr_and_reads_a_file()
    {
        using var client = await ConnectAsync();

        await SendAsync(client, 1);
        await SendAsync(client, 4);
        Assert.Equal("3B80800101", await ReceiveAsync(client));
        await SendAsync(client, Convert.FromHexString("00A4040C07A0000002471001"));
        Assert.Equal("9000", await ReceiveAsync(client));
        // A reset, and the application is not selected any more: its files are not found.
        await SendAsync(client, 2);
        await SendAsync(client, Convert.FromHexString("00A4020C02011E"));
        Assert.Equal("6A82", await ReceiveAsync(client));
    }

    [Fact]
    public async Task Whole_document_is_read_and_proved()
    {
        using var client = await ConnectAsync();
        using var session = await ProofBench.OpenAsync(
            async (command, _) =>
            {
                await SendAsync(client, command.ToArray());
                return Convert.FromHexString(await ReceiveAsync(client));
            },
            Passport.Lines
        );

        var dg14 = await session.ReadFileAsync(ProofBench.Dg14File, null, CancellationToken.None);
        var dg15 = await session.ReadFileAsync(ProofBench.Dg15File, null, CancellationToken.None);
        var results = await ChipProofs.RunAsync(session, dg14, dg15, new ChipProofOptions(), CancellationToken.None);

        Assert.Equal(2, results.Checks.Count());
        Assert.All(results.Checks, c => Assert.Equal(Outcome.Passed, c.Outcome));
        Assert.Equal(
            Passport.Files[LdsFile.Dg2],
            await session.ReadFileAsync(LdsFile.Dg2, null, CancellationToken.None)
        );
    }

    /// <summary>The second waits until the first has gone, and meets a chip of its own.</summary>
    [Fact]
    public async Task Connections_are_served_one_after_another()
    {
        var first = await ConnectAsync();
        await SendAsync(first, Convert.FromHexString("00A4040C07A0000002471001"));
        Assert.Equal("9000", await ReceiveAsync(first));
        using var second = await ConnectAsync();
        await SendAsync(second, 4);
        first.Dispose();

        Assert.Equal("3B80800101", await ReceiveAsync(second));
        await SendAsync(second, Convert.FromHexString("00A4020C02011E"));
        Assert.Equal("6A82", await ReceiveAsync(second));
    }

    /// <summary>Frames that are none, or stop in the middle, end their connection and no other.</summary>
    [Theory]
    [InlineData("0000")]
    [InlineData("0005 00A4")]
    [InlineData("00")]
    public async Task Broken_frame_ends_its_connection_only(string bytes)
    {
        using (var client = await ConnectAsync())
        {
            var stream = client.GetStream();
            await stream.WriteAsync(Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)));
            client.Client.Shutdown(SocketShutdown.Send);
            Assert.Equal(0, await stream.ReadAsync(new byte[1]));
        }

        using var next = await ConnectAsync();
        await SendAsync(next, 4);
        Assert.Equal("3B80800101", await ReceiveAsync(next));
    }

    [Fact]
    public async Task Unknown_commands_of_the_reader_are_passed_over()
    {
        using var client = await ConnectAsync();

        await SendAsync(client, 3);
        await SendAsync(client, 0xFF);
        await SendAsync(client, 0);
        await SendAsync(client, 4);

        Assert.Equal("3B80800101", await ReceiveAsync(client));
    }

    /// <summary>Mutated commands in whole frames: each is answered with at least a status word.</summary>
    [Fact]
    public async Task Any_command_is_answered()
    {
        var random = new Random(8);
        using var client = await ConnectAsync();
        byte[] select = Convert.FromHexString("00A4040C07A0000002471001");
        for (var run = 0; run < 300; run++)
        {
            var command = Mutations.Of(random, select);
            if (command.Length < 2)
            {
                continue;
            }

            await SendAsync(client, command);
            Assert.InRange((await ReceiveAsync(client)).Length, 4, 2 * ushort.MaxValue);
        }
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(_server.Endpoint);
        return client;
    }

    private static async Task SendAsync(TcpClient client, params byte[] message)
    {
        var frame = new byte[2 + message.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)message.Length);
        message.CopyTo(frame, 2);
        await client.GetStream().WriteAsync(frame);
    }

    private static async Task<string> ReceiveAsync(TcpClient client)
    {
        var header = new byte[2];
        await client.GetStream().ReadExactlyAsync(header);
        var answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(header)];
        await client.GetStream().ReadExactlyAsync(answer);
        return Convert.ToHexString(answer);
    }
}
