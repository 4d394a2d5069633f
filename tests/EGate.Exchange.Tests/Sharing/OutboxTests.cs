using Microsoft.Extensions.Time.Testing;

namespace EGate.Exchange.Tests.Sharing;

public sealed class OutboxTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Decisions.Noon);
    private readonly string _folder = Directory.CreateTempSubdirectory("egate-outbox-").FullName;

    private string File => Path.Combine(_folder, "outbox.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Notification_waits_through_a_restart_and_goes_when_it_is_delivered()
    {
        var one = Decisions.Of("bureau", 1);
        using (var outbox = Outbox.Open(File, _time))
        {
            outbox.Add([one]);
            outbox.Add([one]); // a repeat stays one
        }

        using var again = Outbox.Open(File, _time);
        var due = Assert.Single(again.Due(["bureau"], 10));
        Assert.Equal(one.ToBytes(), due.Body.ToArray());
        Assert.Empty(again.Due(["another"], 10));
        again.Report([new DeliveryOutcome(one.Id, "bureau", null)]);
        Assert.Equal((0, 0), again.Counts());
    }

    [Fact]
    public void Delivered_notification_leaves_nothing_behind_in_the_file()
    {
        using (var outbox = Outbox.Open(File, _time))
        {
            outbox.Add([Decisions.Of("bureau", 1)]);
            outbox.Report([new DeliveryOutcome(Decisions.Of("bureau", 1).Id, "bureau", null)]);
        }

        Assert.All(
            Directory.GetFiles(_folder),
            path => Assert.Equal(-1, System.IO.File.ReadAllBytes(path).AsSpan().IndexOf("ERIKSSON"u8))
        );
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void Notification_that_fails_waits_longer_each_time_up_to_five_minutes()
    {
        using var outbox = Outbox.Open(File, _time);
        var one = Decisions.Of("bureau", 1);
        outbox.Add([one]);
        TimeSpan[] pauses = [.. Enumerable.Range(0, 12).Select(_ => Fail(outbox, one.Id))];
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300], pauses.Select(p => (int)p.TotalSeconds));
        Assert.Equal(12, Assert.Single(outbox.List(10)).Attempts);
        Assert.Empty(outbox.Due(["bureau"], 10));
        Assert.Equal(1, outbox.Retry(one.Id));
        Assert.Single(outbox.Due(["bureau"], 10));
        Assert.Equal(0, outbox.Retry("unknown"));
    }

    [Fact]
    public void What_waits_too_long_loses_what_it_said_and_stays_to_be_seen()
    {
        using var outbox = Outbox.Open(File, _time);
        outbox.Add([Decisions.Of("bureau", 1)]);
        _time.Advance(TimeSpan.FromDays(14) - TimeSpan.FromSeconds(1));
        Assert.Empty(outbox.GiveUp(TimeSpan.FromDays(14)));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Single(outbox.GiveUp(TimeSpan.FromDays(14)));
        Assert.Empty(outbox.GiveUp(TimeSpan.FromDays(14)));
        Assert.Equal((0, 1), outbox.Counts());
        Assert.True(Assert.Single(outbox.List(10)).GivenUp);
        Assert.Empty(outbox.Due(["bureau"], 10));
    }

    [Fact]
    public void Full_outbox_takes_nothing_of_what_is_too_much()
    {
        using var outbox = Outbox.Open(File, _time);
        outbox.Add([.. Enumerable.Range(0, Outbox.PendingMax).Select(i => Decisions.Of("bureau", i))]);
        Assert.Throws<OutboxException>(() => outbox.Add([Decisions.Of("bureau", Outbox.PendingMax)]));
        Assert.Equal(Outbox.PendingMax, outbox.Counts().Pending);
    }

    [Fact]
    public void File_that_is_no_outbox_is_refused()
    {
        System.IO.File.WriteAllText(File, "this is not a database, and it is long enough to be looked at as one");
        Assert.Throws<OutboxException>(() => Outbox.Open(File, _time));
    }

    [Fact]
    public async Task Receiver_that_fails_is_left_alone_while_the_others_go_on()
    {
        using var outbox = Outbox.Open(File, _time);
        outbox.Add([Decisions.Of("bad", 1), Decisions.Of("bad", 2), Decisions.Of("good", 3)]);
        var feed = new OutboxFeed(outbox, _time);
        using var ends = new CancellationTokenSource();
        await using var stream = feed.TakeAsync(["bad", "good"], ends.Token).GetAsyncEnumerator();
        List<OutgoingNotification> taken = [await NextAsync(stream), await NextAsync(stream), await NextAsync(stream)];
        await feed.ReportAsync(
            [.. taken.Select(t => new DeliveryOutcome(t.Id, t.Receiver, t.Receiver == "bad" ? "away" : null))],
            ends.Token
        );
        outbox.Add([Decisions.Of("bad", 4), Decisions.Of("good", 5)]);
        Assert.Equal("good", (await NextAsync(stream)).Receiver);
        var next = stream.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        while (!next.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        Assert.Equal("bad", stream.Current.Receiver);
        await ends.CancelAsync();
    }

    [Fact]
    public async Task What_was_not_reported_on_comes_again_with_the_next_stream()
    {
        using var outbox = Outbox.Open(File, _time);
        outbox.Add([Decisions.Of("bureau", 1)]);
        var feed = new OutboxFeed(outbox, _time);
        var first = feed.TakeAsync(["bureau"], CancellationToken.None).GetAsyncEnumerator();
        var id = (await NextAsync(first)).Id;
        await first.DisposeAsync();
        await using var second = feed.TakeAsync(["bureau"], CancellationToken.None).GetAsyncEnumerator();
        Assert.Equal(id, (await NextAsync(second)).Id);
    }

    private static async Task<OutgoingNotification> NextAsync(IAsyncEnumerator<OutgoingNotification> stream)
    {
        Assert.True(await stream.MoveNextAsync());
        return stream.Current;
    }

    private TimeSpan Fail(Outbox outbox, string id)
    {
        outbox.Report([new DeliveryOutcome(id, "bureau", "away")]);
        return outbox.NextDue(["bureau"])!.Value - _time.GetUtcNow();
    }
}
