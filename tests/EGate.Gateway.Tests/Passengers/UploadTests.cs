using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using EGate.Gateway.Passengers;
using EGate.Gateway.Tests.Support;
using EGate.Passengers;

namespace EGate.Gateway.Tests.Passengers;

/// <summary>Uploads over HTTPS to the real gateway: who may, how much, and what the answer says.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private const string Token = "a-token-that-is-made-of-chance-0123456789";

    private RunningGateway gateway = null!;
    private HttpClient client = null!;
    private Uri address = null!;

    public async ValueTask InitializeAsync()
    {
        gateway = await RunningGateway.StartAsync(folder => new IntakeOptions(Path.Combine(folder, "passengers.db"))
        {
            Upload = new UploadOptions(new IPEndPoint(IPAddress.Loopback, 0), Certificate(folder), Senders(folder)),
        });
        client = new HttpClient(
            new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback =
                    HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            }
        );
        address = new Uri(gateway.Upload!, "/passengers");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task Upload_of_a_known_sender_is_stored_and_the_answer_says_how_much()
    {
        Assert.Equal("https", address.Scheme);

        var (status, answer) = await SendAsync(
            IntakeFixture.List.Replace("BGM+745'", "BGM+745'QQQ+1'", StringComparison.Ordinal),
            Token
        );

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            (1, 2, 2, 2, 1),
            (
                answer.GetProperty("messages").GetInt32(),
                answer.GetProperty("persons").GetInt32(),
                answer.GetProperty("documents").GetInt32(),
                answer.GetProperty("stored").GetInt32(),
                answer.GetProperty("skipped").GetInt32()
            )
        );
        Assert.Equal("segment-unknown", answer.GetProperty("problems")[0].GetProperty("reason").GetString());
        Assert.DoesNotContain("ERIKSSON", answer.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Store().OfFlight("UT324").Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    [InlineData("another-token-that-is-made-of-chance-0123456789")]
    public async Task Upload_of_a_stranger_is_refused_and_nothing_is_stored(string? token)
    {
        var (status, answer) = await SendAsync(IntakeFixture.List, token);

        Assert.Equal(
            (HttpStatusCode.Unauthorized, "SENDER_UNKNOWN"),
            (status, answer.GetProperty("fault").GetString())
        );
        Assert.Empty(Store().OfFlight("UT324"));
    }

    [Fact]
    public async Task Body_without_a_message_is_told_so()
    {
        var (status, answer) = await SendAsync("hello", Token);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 0), (status, answer.GetProperty("messages").GetInt32()));
    }

    [Fact]
    public async Task Body_that_says_it_is_too_long_is_refused_before_it_is_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        request.Headers.ExpectContinue = true;
        request.Content = new ByteArrayContent([]);
        request.Content.Headers.ContentLength = 0;
        using var content = new StreamContent(new EndlessStream(IntakeOptions.FileBytesMax + 1));
        content.Headers.ContentLength = IntakeOptions.FileBytesMax + 1;
        request.Content = content;

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_know_nothing_of_uploads_and_the_upload_listener_nothing_of_pages()
    {
        using var page = await client.PostAsync(new Uri(gateway.Officers, "/passengers"), new StringContent("x"));
        using var traveller = await client.PostAsync(new Uri(gateway.Traveller, "/passengers"), new StringContent("x"));
        using var other = await client.GetAsync(new Uri(gateway.Upload!, "/"));

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            new[] { page.StatusCode, traveller.StatusCode, other.StatusCode }
        );
    }

    [Fact]
    public async Task Store_that_cannot_be_opened_leaves_the_pages_and_takes_nothing()
    {
        await using var broken = await RunningGateway.StartAsync(folder =>
        {
            File.WriteAllText(Path.Combine(folder, "passengers.db"), new string('x', 5_000));
            return new IntakeOptions(Path.Combine(folder, "passengers.db"))
            {
                Upload = new UploadOptions(new IPEndPoint(IPAddress.Loopback, 0), null, Senders(folder)),
            };
        });

        Assert.Null(broken.Upload);
        using var page = await client.GetAsync(broken.Traveller);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private ArrivalStore Store() => gateway.Service<ArrivalStore>();

    private async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(string body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body) };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone());
    }

    private static string Senders(string folder)
    {
        var path = Path.Combine(folder, "senders");
        File.WriteAllText(
            path,
            $"# who may send\nuto-air:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Token)))}\n"
        );
        return path;
    }

    private static string Certificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=gate.example", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var path = Path.Combine(folder, "upload.pem");
        File.WriteAllText(path, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return path;
    }

    /// <summary>Zeros.</summary>
    private sealed class EndlessStream(long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            Position += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
