using System.Net;
using EGate.Exchange;

namespace EGate.Gateway.Databases;

/// <summary>A database that is asked by JSON over HTTPS (<see cref="JsonMessages"/>).</summary>
internal sealed class JsonDatabase(DatabaseSettings settings) : IDatabaseQuery, IDisposable
{
    private readonly DatabaseHttp _http = new(settings);

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public async Task<DatabaseAnswer> AskAsync(DatabaseQuestion question, CancellationToken cancellation)
    {
        var (status, body) = await _http.PostAsync(JsonMessages.Write(question), JsonMessages.MediaType, cancellation);
        return status == HttpStatusCode.OK
            ? JsonMessages.ReadAnswer(body)
            : throw new DatabaseException(DatabaseFault.Refused, $"HTTP status {(int)status}");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
