using EGate.Gateway.Passengers;
using EGate.Passengers;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Gateway.Tests.Passengers;

/// <summary>Erasing on a schedule: every hour by the clock, files that were moved aside among it, each with its record.</summary>
public sealed class RetentionScheduleTests : IDisposable
{
    private readonly IntakeFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Names_go_six_months_after_the_flight_and_files_after_a_day()
    {
        var folder = Path.Combine(fixture.Folder, "drop");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "list.edi"), IntakeFixture.List);
        var drop = new DropFolder(
            folder,
            fixture.Intake,
            fixture.Clock,
            new DropFolderLog(NullLogger<DropFolderLog>.Instance)
        );
        await drop.LookAsync(CancellationToken.None);
        fixture.Clock.Advance(DropFolder.QuietWhenEnded);
        await drop.LookAsync(CancellationToken.None);
        using var schedule = new RetentionSchedule(
            fixture.Store,
            new RetentionPolicy(),
            drop,
            fixture.Clock,
            NullLogger<RetentionSchedule>.Instance
        );

        schedule.Erase();
        Assert.Empty(fixture.Store.Pending(9));

        fixture.Clock.Advance(TimeSpan.FromHours(25));
        schedule.Erase();
        Assert.Equal(["message-file 1 kept-1d"], Told());
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, DropFolder.Done)));

        fixture.Clock.Advance(TimeSpan.FromDays(183));
        schedule.Erase();
        Assert.Contains("name 2 kept-183d", Told());
        Assert.All(fixture.Store.OfFlight("UT324"), a => Assert.Equal("", a.Surname));
    }

    [Fact]
    public async Task Schedule_erases_by_itself_when_an_hour_has_passed()
    {
        await fixture.Intake.ImportAsync(
            new MemoryStream(IntakeFixture.Bytes(IntakeFixture.List)),
            "test",
            CancellationToken.None
        );
        using var schedule = new RetentionSchedule(
            fixture.Store,
            new RetentionPolicy(),
            null,
            fixture.Clock,
            NullLogger<RetentionSchedule>.Instance
        );
        await schedule.StartAsync(CancellationToken.None);

        await fixture.Clock.WaitedForAsync();
        Assert.Empty(fixture.Store.Pending(1));
        fixture.Clock.Advance(TimeSpan.FromDays(200));
        await fixture.Clock.WaitedForAsync();

        Assert.NotEmpty(fixture.Store.Pending(1));
        await schedule.StopAsync(CancellationToken.None);
    }

    private List<string> Told() =>
        [.. fixture.Store.Pending(9).Select(p => $"{p.Erasure.What} {p.Erasure.Count} {p.Erasure.Because}")];
}
