using System.Runtime.CompilerServices;
using EGate.Gateway.Hosting;
using EGate.Gateway.Link;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGate.Gateway.TravellerPage;

/// <summary>What the traveller's listener serves: the page, its stream, and the order of the steps.</summary>
internal static class TravellerEndpoints
{
    /// <summary>At least this often something is sent, so that the page can tell silence from calm.</summary>
    internal static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("Traveller");
        routes.MapGet("/stream", Stream);
        routes.MapGet("/lane", (LaneBoard board) => TypedResults.Ok(new LaneKind(board.Now.Status?.Topology ?? "")));
    }

    private static ServerSentEventsResult<TravellerScreen> Stream(
        LaneBoard board,
        IHostApplicationLifetime life,
        CancellationToken gone
    ) => TypedResults.ServerSentEvents(Screens(board, life.ApplicationStopping, gone));

    private static async IAsyncEnumerable<TravellerScreen> Screens(
        LaneBoard board,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken gone
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var view = board.Now;
        while (!either.IsCancellationRequested)
        {
            yield return TravellerScreen.For(view);
            try
            {
                view = await board.NextAsync(view, Beat, either.Token);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }

    /// <param name="Topology"><c>two-step</c>, <c>one-step</c>, or empty when not known.</param>
    private sealed record LaneKind(string Topology);
}
