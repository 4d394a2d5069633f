using System.Net;
using EGate.Exchange;

namespace EGate.Gateway.Databases;

/// <summary>A database that is asked by SOAP 1.2 over HTTPS, in the shape of INTERPOL's FIND (<see cref="SoapMessages"/>).</summary>
internal sealed class SoapDatabase(DatabaseSettings settings) : IDatabaseQuery, IDisposable
{
    private readonly DatabaseHttp _http = new(settings);

    /// <inheritdoc/>
    public string Name => settings.Name;

    /// <inheritdoc/>
    public async Task<DatabaseAnswer> AskAsync(DatabaseQuestion question, CancellationToken cancellation)
    {
        var (status, body) = await _http.PostAsync(SoapMessages.Write(question), SoapMessages.MediaType, cancellation);

        // A fault comes with status 500 or 400 (SOAP 1.2 part 2, section 7.5.2.2); what it says is told, if it is one.
        return
            status is HttpStatusCode.OK or HttpStatusCode.InternalServerError or HttpStatusCode.BadRequest
            && body.Length > 0
            ? SoapMessages.ReadAnswer(body)
            : throw new DatabaseException(DatabaseFault.Refused, $"HTTP status {(int)status}");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
