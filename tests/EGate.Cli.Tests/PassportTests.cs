using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace EGate.Cli.Tests;

/// <summary><c>egatectl passport serve</c> as a process: another program connects, reads, and stops it.</summary>
public sealed class PassportTests
{
    [Fact]
    public async Task Passport_is_served_until_it_is_stopped()
    {
        using var folder = new TemporaryFolder();
        var anchor = folder.PathOf("csca.cer");
        using var process = Egatectl.Start("passport", "serve", "--port", "0", "--anchor", anchor, "--json");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var line = await process.StandardOutput.ReadLineAsync(limit.Token);
        var told = JsonDocument.Parse(line!).RootElement;

        Assert.Equal("127.0.0.1", told.GetProperty("address").GetString());
        Assert.StartsWith("P<UTOERIKSSON<<ANNA", told.GetProperty("lines")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(0x30, (await File.ReadAllBytesAsync(anchor, limit.Token))[0]);
        Assert.Equal("9000", await SelectAsync(told.GetProperty("port").GetInt32(), limit.Token));

        using var stop = Process.Start(
            "kill",
            ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
        );
        await process.WaitForExitAsync(limit.Token);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Port_that_is_taken_is_told()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var run = await Egatectl.RunAsync(
            "passport",
            "serve",
            "--port",
            port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "--json"
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("PORT_NOT_FREE", run.Json.GetProperty("error").GetProperty("id").GetString());
    }

    /// <summary>A virtual reader that listens, as vsmartcard's does: it asks for the ATR and lets the card go.</summary>
    [Fact]
    public async Task Passport_is_laid_on_a_virtual_reader()
    {
        using var reader = new TcpListener(IPAddress.Loopback, 0);
        reader.Start();
        var port = ((IPEndPoint)reader.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var run = Egatectl.RunAsync("passport", "serve", "--reader", port, "--json");
        using (var card = await reader.AcceptTcpClientAsync())
        {
            await card.GetStream().WriteAsync(Convert.FromHexString("000101000104"));
            var atr = new byte[7];
            await card.GetStream().ReadExactlyAsync(atr);
            Assert.Equal("00053B80800101", Convert.ToHexString(atr));
        }

        Assert.Equal(0, (await run).ExitCode);
    }

    [Fact]
    public async Task Reader_that_is_not_there_is_told()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        free.Stop();

        var run = await Egatectl.RunAsync("passport", "serve", "--reader", port);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("VIRTUAL_READER_ABSENT", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--defect", "no-such-defect")]
    [InlineData("--access", "open")]
    public async Task Wrong_option_is_a_usage_error(string option, string value) =>
        Assert.Equal(2, (await Egatectl.RunAsync("passport", "serve", option, value)).ExitCode);

    [Fact]
    public async Task Portrait_that_is_not_there_is_told()
    {
        var run = await Egatectl.RunAsync("passport", "serve", "--port", "0", "--portrait", "/nowhere/portrait.jpg");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("portrait.jpg is not there", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>One frame: SELECT of the eMRTD application.</summary>
    private static async Task<string> SelectAsync(int port, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(Convert.FromHexString("000C00A4040C07A0000002471001"), cancellation);
        var answer = new byte[4];
        await stream.ReadExactlyAsync(answer, cancellation);
        return Convert.ToHexString(answer.AsSpan(2));
    }
}
