using EGate.Gateway.OfficersPage;
using EGate.Passengers;
using Microsoft.AspNetCore.Http.Features;

namespace EGate.Gateway.Passengers;

/// <summary>
/// <c>POST /passengers</c> on the upload listener. The body is spooled to a file without a name before it is read, so that a slow sender
/// holds nobody up, and nothing is applied of a body that breaks off.
/// </summary>
internal static partial class UploadEndpoints
{
    private const int AtOnceMax = 4;
    private const int BufferBytes = 64 * 1024;
    private const int RetryAfterSeconds = 10;

    private static readonly TimeSpan BodyMax = TimeSpan.FromMinutes(10);
    private static readonly SemaphoreSlim Room = new(AtOnceMax, AtOnceMax);

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/passengers", Take);

    private static async Task<IResult> Take(
        HttpContext context,
        SenderTokens senders,
        PassengerIntake intake,
        IntakeOptions options,
        TimeProvider clock,
        ILogger<PassengerIntake> log
    )
    {
        if (senders.SenderOf(context.Request.Headers.Authorization.ToString()) is not { } sender)
        {
            return OfficerGate.Refuse(
                StatusCodes.Status401Unauthorized,
                "SENDER_UNKNOWN",
                "The request has no token of a known sender.",
                "Send Authorization: Bearer and the token whose SHA-256 stands in the gateway's file of senders."
            );
        }

        if (context.Request.ContentLength > IntakeOptions.FileBytesMax)
        {
            return TooLong();
        }

        if (!await Room.WaitAsync(TimeSpan.Zero, context.RequestAborted))
        {
            return Later(context, "UPLOADS_TOO_MANY", "Too many uploads are under way.");
        }

        try
        {
            context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize =
                IntakeOptions.FileBytesMax;
            return await Import(context, sender, intake, options, clock);
        }
        catch (ArrivalStoreException e)
        {
            LogStore(log, e.Message);
            return Later(
                context,
                "ARRIVAL_STORE_UNUSABLE",
                "The expected arrivals cannot be written; nothing was stored."
            );
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLong();
        }
        finally
        {
            Room.Release();
        }
    }

    private static async Task<IResult> Import(
        HttpContext context,
        string sender,
        PassengerIntake intake,
        IntakeOptions options,
        TimeProvider clock
    )
    {
        using var late = new CancellationTokenSource(BodyMax, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, late.Token);
        await using var spool = Spool(options.Store);
        try
        {
            await context.Request.Body.CopyToAsync(spool, BufferBytes, either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return OfficerGate.Refuse(
                StatusCodes.Status408RequestTimeout,
                "UPLOAD_TOO_SLOW",
                $"The body did not come within {BodyMax.TotalMinutes:0} minutes; nothing was stored.",
                "Send it again, in parts if the line is slow."
            );
        }

        spool.Position = 0;
        var report = await intake.ImportAsync(spool, $"upload of {sender}", context.RequestAborted);
        return TypedResults.Json(
            report,
            statusCode: report.Messages > 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }

    /// <summary>A file that has lost its name already: it goes with its handle, also when the gateway dies.</summary>
    private static FileStream Spool(string store)
    {
        var path = $"{store}.upload-{Guid.NewGuid():N}";
        var file = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Delete,
                Options = FileOptions.Asynchronous,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }
        );
        File.Delete(path);
        return file;
    }

    private static IResult TooLong() =>
        OfficerGate.Refuse(
            StatusCodes.Status413PayloadTooLarge,
            "UPLOAD_TOO_LONG",
            $"The body is longer than {IntakeOptions.FileBytesMax} bytes; nothing was stored.",
            "Send fewer messages at once."
        );

    private static IResult Later(HttpContext context, string fault, string sentence)
    {
        context.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
        return OfficerGate.Refuse(
            StatusCodes.Status503ServiceUnavailable,
            fault,
            sentence,
            $"Send it again after {RetryAfterSeconds} seconds; sending twice changes nothing."
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "ARRIVAL_STORE_UNUSABLE: {Why}")]
    private static partial void LogStore(ILogger log, string why);
}
