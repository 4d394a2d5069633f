using EGate.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Devices.Serial.Tests.Line;

public sealed class LinkHealthTests
{
    private static readonly SerialLineProfile Profile = new(
        "elyctis",
        "/dev/reader",
        9600,
        TimeSpan.FromMilliseconds(500),
        TimeSpan.FromMilliseconds(100)
    );

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly LinkHealth _health;
    private readonly List<DeviceStatus> _told = [];

    public LinkHealthTests()
    {
        _health = new LinkHealth("reader", Profile, _time, NullLogger.Instance);
        _health.Changed += _told.Add;
    }

    [Fact]
    public void Health_device_missing_at_the_start_is_news_only_after_its_deadline()
    {
        _health.Lost(Catalogue.SerialUnplugged.Id, "not there");
        Assert.Equal(DeviceCondition.Starting, _health.Status.Condition);

        _time.Advance(Profile.AnswerMax);
        _health.Lost(Catalogue.SerialUnplugged.Id, "not there");

        Assert.Equal(DeviceCondition.Lost, Assert.Single(_told).Condition);
    }

    [Fact]
    public void Health_each_change_is_told_once()
    {
        _health.InService();
        _health.Good(TimeSpan.Zero, retried: false);
        for (var i = 0; i < 5; i++)
        {
            _health.Lost(Catalogue.ReaderLost.Id, "silent");
        }

        _health.InService();
        _health.Good(TimeSpan.Zero, retried: false);

        Assert.Equal(
            [DeviceCondition.Ready, DeviceCondition.Lost, DeviceCondition.Ready],
            _told.Select(status => status.Condition)
        );
        Assert.Equal(5, _health.Status.Errors);
    }

    [Fact]
    public void Health_good_exchange_before_the_set_up_is_done_is_not_ready()
    {
        _health.Good(TimeSpan.Zero, retried: false);

        Assert.Equal(DeviceCondition.Starting, _health.Status.Condition);
        Assert.NotNull(_health.Status.LastExchange);
    }

    [Fact]
    public void Health_another_fault_while_lost_is_kept_without_a_second_telling()
    {
        _health.InService();
        _health.Lost(Catalogue.ReaderLost.Id, "silent");
        _health.Lost(Catalogue.SerialUnplugged.Id, "gone");

        Assert.Equal(2, _told.Count);
        Assert.Equal(Catalogue.SerialUnplugged.Id, _health.Status.FaultId);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 251)]
    public void Health_fourth_troubled_exchange_degrades_and_quiet_ones_recover(bool retried, int tookMilliseconds)
    {
        _health.InService();
        for (var i = 0; i < LinkHealth.TroubledAt; i++)
        {
            Assert.Equal(DeviceCondition.Ready, _health.Status.Condition);
            _health.Good(TimeSpan.FromMilliseconds(tookMilliseconds), retried);
        }

        Assert.Equal(DeviceCondition.Degraded, _health.Status.Condition);
        Assert.Equal(Catalogue.SerialUnstable.Id, _health.Status.FaultId);
        for (var i = 0; i < LinkHealth.Window; i++)
        {
            _health.Good(TimeSpan.FromMilliseconds(1), retried: false);
        }

        Assert.Equal(DeviceCondition.Ready, _health.Status.Condition);
        Assert.Null(_health.Status.FaultId);
    }

    [Fact]
    public void Health_times_are_those_of_the_change_and_of_the_last_answer()
    {
        _health.InService();
        DateTimeOffset ready = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromMinutes(1));
        _health.Good(TimeSpan.Zero, retried: false);

        Assert.Equal(ready, _health.Status.Since);
        Assert.Equal(_time.GetUtcNow(), _health.Status.LastExchange);
    }
}
