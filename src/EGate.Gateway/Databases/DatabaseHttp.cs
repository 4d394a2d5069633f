using System.Net;
using System.Net.Http.Headers;
using EGate.Exchange;
using EGate.Gateway.Hosting;

namespace EGate.Gateway.Databases;

/// <summary>Posts questions to one address and reads answers in their bounds. Waits as long as its caller lets it.</summary>
internal sealed class DatabaseHttp(DatabaseSettings settings) : IDisposable
{
    private readonly HttpClient _http = TlsSettings.HttpClient(settings.Certificate, settings.Authorities);

    /// <summary>The status and the body of the answer.</summary>
    /// <exception cref="DatabaseException">Not reachable, or the body is too long.</exception>
    internal async Task<(HttpStatusCode Status, byte[] Body)> PostAsync(
        byte[] question,
        string mediaType,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url);
        request.Content = new ByteArrayContent(question);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType, "utf-8");
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return (answer.StatusCode, await BodyAsync(answer, cancellation));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The handler's message may name addresses; the kind of error is enough.
            var kind = e is HttpRequestException http ? http.HttpRequestError.ToString() : e.GetType().Name;
            throw new DatabaseException(DatabaseFault.NotReachable, kind, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static async Task<byte[]> BodyAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        var bytes = new byte[AnswerBounds.BytesMax + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return length <= AnswerBounds.BytesMax
            ? bytes[..length]
            : throw new DatabaseException(
                DatabaseFault.NotUnderstood,
                $"the answer is longer than {AnswerBounds.BytesMax} bytes"
            );
    }
}
