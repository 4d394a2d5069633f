using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EGate.Gateway.Link;
using EGate.Gateway.TravellerPage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGate.Gateway.OfficersPage;

/// <summary>
/// The officers' stream: event <c>lane</c> at every change and at least every 500 ms, and <c>signed-out</c> once when the session ends.
/// </summary>
internal static class OfficerStream
{
    internal static ServerSentEventsResult<string> Open(
        HttpContext context,
        LaneBoard board,
        Sessions sessions,
        IHostApplicationLifetime life,
        CancellationToken gone
    ) =>
        TypedResults.ServerSentEvents(
            Events(context.Request.Cookies[OfficerGate.Cookie], board, sessions, life.ApplicationStopping, gone)
        );

    private static async IAsyncEnumerable<SseItem<string>> Events(
        string? cookie,
        LaneBoard board,
        Sessions sessions,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken gone
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var view = board.Now;
        while (sessions.Find(cookie) is { } session)
        {
            yield return new(Lane(view, session), "lane");
            try
            {
                view = await board.NextAsync(view, TravellerEndpoints.Beat, either.Token);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }

        yield return new("{}", "signed-out");
    }

    private static string Lane(LaneView view, Session session)
    {
        var status = view.Status is null ? "null" : LaneCalls.Json(view.Status);
        var lost = JsonSerializer.Serialize(view.LostSince);
        var ends = JsonSerializer.Serialize(session.Ends);
        return $$"""{"contact":{{(view.Contact ? "true" : "false")}},"ageMs":{{(int)view.Age.TotalMilliseconds}},"lostSince":{{lost}},"sessionEnds":{{ends}},"status":{{status}}}""";
    }
}
