using EGate.Contract;
using EGate.Core;
using EGate.Daemon.Socket;
using EGate.Devices.Simulated;
using EGate.Documents;
using Grpc.Core;

namespace EGate.System.Tests;

/// <summary>What a technician has the lane do beside travellers: read a document, record a line.</summary>
public sealed class TechnicianTests(TwoStepLane lane) : IClassFixture<TwoStepLane>
{
    public static TheoryData<LanePhase> Phases =>
        [.. Enum.GetValues<LanePhase>().Where(p => p is not (LanePhase.OutOfService or LanePhase.Ready))];

    [Theory]
    [MemberData(nameof(Phases))]
    public void Document_in_any_other_phase_is_not_read(LanePhase phase)
    {
        Assert.NotNull(DocumentDesk.WhyNot(new LaneState { Phase = phase }, withFiles: false));
        Assert.NotNull(DocumentDesk.WhyNot(new LaneState { Phase = phase }, withFiles: true));
    }

    [Fact]
    public void Raw_files_while_the_lane_serves_are_not_given()
    {
        var ready = new LaneState { Phase = LanePhase.Ready };

        Assert.Null(DocumentDesk.WhyNot(ready, withFiles: false));
        Assert.NotNull(DocumentDesk.WhyNot(ready, withFiles: true));
        Assert.NotNull(DocumentDesk.WhyNot(ready with { Crossing = true }, withFiles: false));
        Assert.Null(DocumentDesk.WhyNot(new LaneState { Phase = LanePhase.OutOfService }, withFiles: true));
    }

    [Fact]
    public async Task Document_of_a_lane_out_of_service_is_read_with_its_files_and_the_lane_serves_again()
    {
        lane.Host.Loop.Post(LaneEvent.OfficerOutOfService);
        await lane.UntilAsync(v => v.State.Phase == LanePhase.OutOfService);
        byte[] portrait = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[500], 0xFF, 0xD9];
        var passport = lane.Lane.Authority.Issue(
            new PassportOrder(new MrzFields("ERIKSSON", "ANNA MARIA", "L898902C3", "740812", "F", "350415"), portrait)
        );
        using var chip = passport.CreateChip(1);
        lane.Lane.Chip.Present(command => chip.Answer(command.Span));
        lane.Lane.Reader.Present(passport.Lines);
        await lane.UntilAsync(v => v.State.Document);

        var reading = await lane.Host.Documents.ReadAsync(withFiles: true, CancellationToken.None);

        Assert.Contains(reading.Checks, c => c is { Name: CheckNames.DgHashes, Outcome: "Passed" });
        Assert.Equal(passport.Files[LdsFile.Dg1], reading.Files.Single(f => f.Name == "DG1.bin").Content.ToByteArray());
        Assert.Equal(
            passport.Files[LdsFile.Sod],
            reading.Files.Single(f => f.Name == "EF_SOD.bin").Content.ToByteArray()
        );
        lane.Lane.Reader.Remove();
        lane.Lane.Chip.Remove();
        lane.Host.Loop.Post(LaneEvent.OfficerInService);
        await lane.UntilAsync(v => v.State.Phase == LanePhase.Ready);
    }

    [Fact]
    public async Task Document_that_is_not_there_is_refused_with_the_reason()
    {
        await lane.UntilAsync(v => v.State.Phase == LanePhase.Ready);

        var e = await Assert.ThrowsAsync<RpcException>(() =>
            lane.Host.Documents.ReadAsync(withFiles: false, CancellationToken.None)
        );

        Assert.Equal(StatusCode.FailedPrecondition, e.StatusCode);
        Assert.StartsWith(Catalogue.DocumentReadRefused.Id, e.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_of_the_reader_is_recorded_from_its_beginning_and_ends_in_time()
    {
        List<TraceLine> trace = [];

        await lane.Host.Lines.RecordAsync(
            new RecordRequest { Device = "reader", Seconds = 1 },
            line =>
            {
                trace.Add(line);
                return Task.CompletedTask;
            },
            CancellationToken.None
        );

        Assert.Equal("elyctis", trace[0].Header.Driver);
        Assert.Equal([0x56, 0x00, 0x00], trace[1].Bytes.Bytes.ToByteArray());
        Assert.Equal("time-over", trace[^1].End.Cause);
    }

    [Fact]
    public async Task Line_of_a_device_without_one_is_refused()
    {
        var e = await Assert.ThrowsAsync<RpcException>(() =>
            lane.Host.Lines.RecordAsync(
                new RecordRequest { Device = "camera", Seconds = 1 },
                _ => Task.CompletedTask,
                CancellationToken.None
            )
        );

        Assert.StartsWith(Catalogue.LineNotRecordable.Id, e.Status.Detail, StringComparison.Ordinal);
    }
}
