using System.Text;
using EGate.Contract;
using EGate.Core;
using EGate.Daemon.Hosting;
using EGate.Daemon.Socket;
using EGate.Exchange;
using EGate.Journal;
using Grpc.Core;

namespace EGate.Daemon.Online;

/// <summary>The part of the contract that the gateway's databases attach to, and by which a technician asks them.</summary>
internal sealed class DatabaseService(LaneHost lane, IHostApplicationLifetime lifetime)
    : Contract.Databases.DatabasesBase
{
    private const int ReasonMin = 3;
    private const int ReasonMax = 200;

    /// <inheritdoc/>
    public override async Task Attach(
        DatabaseAttachment request,
        IServerStreamWriter<DatabaseQuestionMessage> responseStream,
        ServerCallContext context
    )
    {
        PeerRoles.Demand(context, PeerRole.Gateway);
        using var attached = lane.Databases.Attach();
        await ServedStream.RunAsync(
            context,
            lifetime,
            async ends =>
            {
                await context.WriteResponseHeadersAsync([]);
                await foreach (var call in attached.Calls(ends))
                {
                    await responseStream.WriteAsync(DatabaseMessages.Of(call), ends);
                }
            }
        );
    }

    /// <inheritdoc/>
    public override Task<DatabaseReceipt> Answer(DatabaseReply request, ServerCallContext context)
    {
        PeerRoles.Demand(context, PeerRole.Gateway);
        if (request.Answer is { } message && DatabaseMessages.AnswerOf(message) is { } answer)
        {
            lane.Databases.Answer(request.Question, request.Database, answer);
        }
        else
        {
            var fault = DatabaseException.OfWord(request.Fault) ?? DatabaseFault.NotUnderstood;
            lane.Databases.Fail(request.Question, request.Database, fault);
        }

        return Task.FromResult(new DatabaseReceipt());
    }

    /// <inheritdoc/>
    public override async Task<DatabaseQueryResult> Query(DatabaseQuery request, ServerCallContext context)
    {
        PeerRoles.Demand(context, PeerRole.Technician);
        if (lane.Databases.Databases.Count == 0)
        {
            throw Refused(StatusCode.FailedPrecondition, Catalogue.DatabasesNotConfigured, "no databases");
        }

        var question = QuestionOf(request);
        var outcomes = await lane.Databases.AskAsync(
            [question],
            lane.Profile.Online.Deadline,
            context.CancellationToken
        );
        Record(question, request.Reason.Trim(), outcomes, PeerRoles.UserOf(context));
        var result = new DatabaseQueryResult { Question = question.Id };
        result.Outcomes.AddRange(outcomes.Select(DatabaseMessages.Of));
        return result;
    }

    private static DatabaseQuestion QuestionOf(DatabaseQuery request)
    {
        var reason = request.Reason.Trim();
        if (
            reason.Length is < ReasonMin or > ReasonMax
            || !reason.EnumerateRunes().All(r => !Rune.IsControl(r) && r != Rune.ReplacementChar)
        )
        {
            throw Refused(
                StatusCode.InvalidArgument,
                Catalogue.DatabaseQuestionRefused,
                "the reason has 3 to 200 characters"
            );
        }

        try
        {
            return DatabaseMessages.QuestionOf(request);
        }
        catch (DatabaseException e)
        {
            throw Refused(StatusCode.InvalidArgument, Catalogue.DatabaseQuestionRefused, e.Message);
        }
    }

    private void Record(DatabaseQuestion question, string reason, IReadOnlyList<DatabaseOutcome> outcomes, long user)
    {
        var arguments = new JournalArguments
        {
            { "about", question.Document is null ? "person" : "document" },
            { "question", question.Id },
            { "reason", reason },
            { "user", user },
            { "hits", outcomes.Sum(o => o.Answer?.Hits.Count ?? 0) },
        };
        if (question.Document is { } document)
        {
            arguments.Add("document", lane.Key.Pseudonym(document.Country, document.Number));
        }

        lane.Journal.Write(JournalKinds.DatabaseQueried, "", arguments);
    }

    private static RpcException Refused(StatusCode code, CatalogueEntry why, string detail) =>
        new(new Status(code, $"{why.Id}: {detail}"));
}
