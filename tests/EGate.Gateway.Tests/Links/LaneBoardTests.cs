using EGate.Gateway.Link;
using EGate.Gateway.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Gateway.Tests.Links;

/// <summary>When a status may be shown: never after a second and a half.</summary>
public sealed class LaneBoardTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly LaneBoard _board;

    public LaneBoardTests() => _board = new LaneBoard(_clock);

    public void Dispose() => _board.Dispose();

    [Fact]
    public void Nothing_heard_yet_is_no_contact() => Assert.False(_board.Now.Contact);

    [Fact]
    public async Task Silence_of_a_second_and_a_half_wakes_who_waits_with_no_contact()
    {
        _board.Put(Specimens.Status(100));
        var seen = _board.Now;
        Assert.Equal(100, seen.Status!.Phase);
        var next = _board.NextAsync(seen, TimeSpan.FromHours(1), CancellationToken.None);
        _clock.Advance(LaneBoard.MaxAge - TimeSpan.FromMilliseconds(1));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var view = await next;
        Assert.Null(view.Status);
        Assert.Equal(_clock.GetUtcNow(), view.LostSince);
    }

    [Fact]
    public async Task Each_message_begins_the_time_anew()
    {
        for (var i = 0; i < 10; i++)
        {
            _board.Put(Specimens.Status(10));
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True(_board.Now.Contact);
            Assert.Equal(TimeSpan.FromSeconds(1), _board.Now.Age);
        }

        var next = _board.NextAsync(_board.Now, TimeSpan.FromHours(1), CancellationToken.None);
        _board.Lose();
        Assert.False((await next).Contact);
        _board.Put(Specimens.Status(20));
        Assert.Equal(20, _board.Now.Status!.Phase);
        Assert.Null(_board.Now.LostSince);
    }

    [Fact]
    public async Task Nothing_new_is_the_same_again_after_the_beat()
    {
        _board.Put(Specimens.Status(10));
        var seen = _board.Now;
        var next = _board.NextAsync(seen, TimeSpan.FromMilliseconds(500), CancellationToken.None);
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        var view = await next;
        Assert.Same(seen.Status, view.Status);
        Assert.Equal(seen.Version, view.Version);
    }

    [Fact]
    public async Task Change_between_two_looks_is_not_missed()
    {
        _board.Put(Specimens.Status(10));
        var seen = _board.Now;
        _board.Put(Specimens.Status(20));
        var view = await _board.NextAsync(seen, TimeSpan.FromHours(1), CancellationToken.None);
        Assert.Equal(20, view.Status!.Phase);
    }
}
