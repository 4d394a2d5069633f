using System.Security.Cryptography;
using EGate.Contract;
using EGate.Daemon.Hosting;
using EGate.Daemon.Lane;
using EGate.Daemon.Simulation;
using EGate.Faces;
using Google.Protobuf;
using Grpc.Core;

namespace EGate.Daemon.Socket;

/// <summary>The contract as the daemon answers it. Each call says which role it needs.</summary>
internal sealed class LaneService(
    LaneBoard board,
    StatusMessages messages,
    OfficerDesk officers,
    TravellerShelf shelf,
    LaneDevices devices,
    ScenarioDesk scenarios,
    LineDesk lines,
    DocumentDesk documents,
    IHostApplicationLifetime lifetime
) : Contract.Lane.LaneBase
{
    /// <summary>A status is sent at least this often, so that silence means that egated is gone.</summary>
    private static readonly TimeSpan SendEvery = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public override Task<LaneStatus> GetStatus(StatusRequest request, ServerCallContext context) =>
        Task.FromResult(messages.Of(board.Current));

    /// <inheritdoc/>
    public override async Task Watch(
        StatusRequest request,
        IServerStreamWriter<LaneStatus> responseStream,
        ServerCallContext context
    )
    {
        var view = board.Current;
        await ServedStream.RunAsync(
            context,
            lifetime,
            async ends =>
            {
                while (!ends.IsCancellationRequested)
                {
                    await responseStream.WriteAsync(messages.Of(view), ends);
                    view = await board.NextAsync(view.Version, SendEvery, ends);
                }
            }
        );
    }

    /// <inheritdoc/>
    public override Task<CommandResult> Submit(SignedCommand request, ServerCallContext context)
    {
        PeerRoles.Demand(context, PeerRole.Gateway);
        return officers.SubmitAsync(request, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<Traveller> GetTraveller(TravellerRequest request, ServerCallContext context)
    {
        PeerRoles.Demand(context, PeerRole.Gateway);
        var message = new Traveller();
        if (shelf.Read() is not { } view)
        {
            return Task.FromResult(message);
        }

        message.Crossing = view.Crossing;
        message.PortraitJpeg = ByteString.CopyFrom(OfficerPicture.Jpeg(view.PortraitJpeg));
        message.LiveJpeg = ByteString.CopyFrom(view.LiveJpeg);
        CryptographicOperations.ZeroMemory(view.PortraitJpeg);
        CryptographicOperations.ZeroMemory(view.LiveJpeg);
        if (view.Identity is { } holder)
        {
            message.Surname = holder.Surname;
            message.GivenNames = holder.GivenNames;
            message.DocumentNumber = holder.DocumentNumber;
            message.Issuer = holder.Issuer;
            message.Nationality = holder.Nationality;
            message.BirthDate = holder.BirthDate;
            message.Sex = holder.Sex;
            message.ExpiryDate = holder.ExpiryDate;
        }

        message.Announced = view.Expected?.Message();
        message.Hits.AddRange(
            view.Hits.Select(h => new Hit
            {
                List = h.List,
                Entry = h.Entry,
                Strength = h.Strength.ToString(),
                Score = h.Score,
                Explanation = h.Explanation,
                Action = h.Action.ToString(),
            })
        );
        return Task.FromResult(message);
    }

    /// <inheritdoc/>
    public override Task<CrossingList> ListCrossings(CrossingsRequest request, ServerCallContext context)
    {
        var message = new CrossingList();
        message.Crossings.AddRange(
            board.Current.Finished.Take(Math.Clamp(request.Most, 1, 100)).Select(c => c.Clone())
        );
        return Task.FromResult(message);
    }

    /// <inheritdoc/>
    public override async Task<ExamineReport> Examine(ExamineRequest request, ServerCallContext context)
    {
        PeerRoles.Demand(context, PeerRole.Technician);
        var message = new ExamineReport();
        foreach (var examination in await devices.ExamineAsync(context.CancellationToken))
        {
            message.Examinations.Add(
                new DeviceExamination
                {
                    Device = examination.Device,
                    Tested = examination.Tested,
                    Passed = examination.Passed,
                    Result = examination.Result,
                    Remedy = examination.Remedy,
                }
            );
        }

        return message;
    }

    /// <inheritdoc/>
    public override async Task RecordLine(
        RecordRequest request,
        IServerStreamWriter<TraceLine> responseStream,
        ServerCallContext context
    )
    {
        PeerRoles.Demand(context, PeerRole.Technician);
        await ServedStream.RunAsync(
            context,
            lifetime,
            ends => lines.RecordAsync(request, responseStream.WriteAsync, ends)
        );
    }

    /// <inheritdoc/>
    public override Task<DocumentReading> ReadDocument(DocumentRequest request, ServerCallContext context)
    {
        PeerRoles.Demand(context, PeerRole.Technician);
        return documents.ReadAsync(request.Files, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<SimulateResult> Simulate(SimulateRequest request, ServerCallContext context)
    {
        PeerRoles.Demand(context, PeerRole.Gateway | PeerRole.Technician);
        return await scenarios.RunAsync(request.Scenario, request.OfficerWaits, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<ScenarioList> ListScenarios(ScenariosRequest request, ServerCallContext context)
    {
        var message = new ScenarioList();
        message.Scenarios.AddRange(
            scenarios.All.Select(s => new Contract.Scenario
            {
                Name = s.Name,
                Sentence = s.Sentence,
                Expected = s.Expected,
            })
        );
        return Task.FromResult(message);
    }
}
