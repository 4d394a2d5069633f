using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace EGate.Exchange.Simulated;

/// <summary>
/// A test server of online databases on the loopback address: <c>/json</c> and <c>/soap</c> take questions in the two formats and answer
/// by one <see cref="SimulatedDatabase"/>, with all its misconduct. With an authority it speaks TLS and wants a client's certificate.
/// </summary>
public sealed class DatabaseServer : IAsyncDisposable
{
    private const int ChunkBytes = 1024;
    private readonly WebApplication _app;
    private readonly SimulatedDatabase _database;
    private readonly TimeProvider _time;
    private readonly X509Certificate2? _certificate;
    private int _asked;

    private DatabaseServer(SimulatedDatabase database, TestAuthority? authority, int port, TimeProvider time)
    {
        (_database, _time) = (database, time);
        _certificate = authority?.ForServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, listen => Secure(listen, authority))
        );
        _app = builder.Build();
        _app.MapPost("/json", context => AnswerAsync(context, Json));
        _app.MapPost("/soap", context => AnswerAsync(context, Soap));
    }

    private sealed record Format(
        string MediaType,
        Func<ReadOnlyMemory<byte>, DatabaseQuestion> Read,
        Func<DatabaseAnswer, byte[]> Write,
        Func<string, byte[]> Fault
    );

    private static Format Json { get; } =
        new(JsonMessages.MediaType, JsonMessages.ReadQuestion, JsonMessages.Write, _ => "{}"u8.ToArray());

    private static Format Soap { get; } =
        new(SoapMessages.MediaType, SoapMessages.ReadQuestion, SoapMessages.Write, SoapMessages.WriteFault);

    /// <summary>Where it listens, without a path.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Questions that have come.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Starts one.</summary>
    /// <param name="database">Answers; stays the caller's.</param>
    /// <param name="authority">Issues the server's certificate, and the clients' that are let in; null for plain HTTP.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="time">Clock.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<DatabaseServer> StartAsync(
        SimulatedDatabase database,
        TestAuthority? authority,
        int port,
        TimeProvider time
    )
    {
        var server = new DatabaseServer(database, authority, port, time);
        try
        {
            await server._app.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero, _time);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _certificate?.Dispose();
    }

    private void Secure(ListenOptions listen, TestAuthority? authority)
    {
        if (authority is not null)
        {
            listen.UseHttps(https =>
            {
                https.ServerCertificate = _certificate;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (client, _, _) => IsIssuedBy(authority, client);
            });
        }
    }

    private static bool IsIssuedBy(TestAuthority authority, X509Certificate2 client)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority.Root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(client);
    }

    private async Task AnswerAsync(HttpContext context, Format format)
    {
        Interlocked.Increment(ref _asked);
        var gone = context.RequestAborted;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, gone);
        context.Response.ContentType = format.MediaType;
        switch (_database.Conduct)
        {
            case DatabaseConduct.Slow:
                await Task.Delay(Timeout.InfiniteTimeSpan, _time, gone);
                break;
            case DatabaseConduct.Endless:
                await EndlessAsync(context, gone);
                break;
            case DatabaseConduct.Garbage:
                await context.Response.Body.WriteAsync("<a><b>{\"\0"u8.ToArray(), gone);
                break;
            case DatabaseConduct.Off:
                context.Abort();
                break;
            case DatabaseConduct.Fault:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                await context.Response.Body.WriteAsync(format.Fault("the database is being maintained"), gone);
                break;
            default:
                var answer = _database.Answer(format.Read(body.ToArray()));
                await context.Response.Body.WriteAsync(format.Write(answer), gone);
                break;
        }
    }

    // Spaces before what never comes: well formed so far in either format, and without an end.
    private static async Task EndlessAsync(HttpContext context, CancellationToken gone)
    {
        var spaces = new byte[ChunkBytes];
        Array.Fill(spaces, (byte)' ');
        while (!gone.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(spaces, gone);
            await context.Response.Body.FlushAsync(gone);
        }
    }
}
