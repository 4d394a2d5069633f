using EGate.Contract;
using Grpc.Core;

namespace EGate.Cli.Tests;

/// <summary>The databases of a <see cref="FakeLane"/>.</summary>
internal sealed class FakeDatabases(FakeAnswers answers) : Databases.DatabasesBase
{
    public override Task<DatabaseQueryResult> Query(DatabaseQuery request, ServerCallContext context)
    {
        answers.Questions.Add(request);
        return answers.Refusal.Length > 0
            ? throw new RpcException(new Grpc.Core.Status(StatusCode.InvalidArgument, answers.Refusal))
            : Task.FromResult(answers.Databases);
    }
}

/// <summary>The outbox of a <see cref="FakeLane"/>.</summary>
internal sealed class FakeSharing(FakeAnswers answers) : Sharing.SharingBase
{
    public override Task<OutboxList> ListOutbox(OutboxRequest request, ServerCallContext context) =>
        Task.FromResult(answers.Outbox);

    public override Task<OutboxRetried> Retry(OutboxRetry request, ServerCallContext context) =>
        request.Id is "" or "known"
            ? Task.FromResult(new OutboxRetried { Count = 1 })
            : throw new RpcException(new Grpc.Core.Status(StatusCode.NotFound, $"no notification {request.Id} waits"));
}
