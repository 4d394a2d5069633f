using Google.Protobuf;
using Grpc.Core;

namespace EGate.Gateway.OfficersPage;

/// <summary>Calls to egated whose answer goes to the page as the contract's own JSON, and whose failure goes there in words.</summary>
internal static class LaneCalls
{
    private const int MaxDetail = 300;

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    /// <summary>The contract's JSON: names in camelCase, 64-bit numbers as strings, times as RFC 3339.</summary>
    internal static string Json(IMessage message) => Formatter.Format(message);

    /// <summary>Makes the call and turns whatever comes of it into an answer.</summary>
    internal static async Task<IResult> Answer<T>(Func<AsyncUnaryCall<T>> call)
        where T : IMessage
    {
        try
        {
            using var running = call();
            return TypedResults.Text(Json(await running.ResponseAsync), "application/json");
        }
        catch (RpcException problem)
        {
            return Refusal(problem.Status);
        }
    }

    private static IResult Refusal(Status status) =>
        status.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled
            ? OfficerGate.Refuse(
                StatusCodes.Status503ServiceUnavailable,
                "NO_CONTACT",
                "The lane's controller did not answer, so it is not known whether this was done.",
                "Look at the lane; when contact is back, look at its state before you try again."
            )
            : OfficerGate.Refuse(
                StatusCodes.Status502BadGateway,
                $"GRPC_{status.StatusCode}".ToUpperInvariant(),
                status.Detail.Length > MaxDetail ? status.Detail[..MaxDetail] : status.Detail,
                "Read the controller's log (journalctl -u egated)."
            );
}
