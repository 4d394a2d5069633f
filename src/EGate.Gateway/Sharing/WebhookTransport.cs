using System.Net.Http.Headers;
using EGate.Exchange;
using EGate.Gateway.Hosting;

namespace EGate.Gateway.Sharing;

/// <summary>
/// Posts a notification. Any status of success means that the receiver has it; the id stands in the header <c>Idempotency-Key</c> too.
/// The body of the answer is not read.
/// </summary>
internal sealed class WebhookTransport(ReceiverSettings settings) : INotificationTransport, IDisposable
{
    private readonly HttpClient _http = TlsSettings.HttpClient(settings.Certificate, settings.Authorities);

    /// <inheritdoc/>
    public async Task DeliverAsync(OutgoingNotification notification, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url);
        request.Headers.Add("Idempotency-Key", notification.Id);
        request.Content = new ReadOnlyMemoryContent(notification.Body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                throw new DeliveryException($"HTTP status {(int)answer.StatusCode}");
            }
        }
        catch (HttpRequestException e)
        {
            throw new DeliveryException($"not reachable ({e.HttpRequestError})", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
