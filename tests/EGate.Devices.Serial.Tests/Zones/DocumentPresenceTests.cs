using EGate.Devices.Serial.Zones;

namespace EGate.Devices.Serial.Tests.Zones;

public sealed class DocumentPresenceTests
{
    private readonly DocumentPresence _presence = new();

    [Fact]
    public void Presence_one_empty_reading_is_no_removal()
    {
        Read("A");

        Assert.Empty(Nothing());
        Assert.Empty(Read("A"));
        Assert.Empty(Nothing());
        Assert.IsType<ReaderEvent.DocumentRemoved>(Assert.Single(Nothing()));
        Assert.Empty(Nothing());
    }

    [Fact]
    public void Presence_same_zone_after_removal_is_a_new_document()
    {
        Read("A");
        Nothing();
        Nothing();

        Assert.IsType<ReaderEvent.DocumentPresented>(Assert.Single(Read("A")));
    }

    [Fact]
    public void Presence_readable_document_moved_is_not_told_of_as_unreadable()
    {
        Read("A");

        Assert.Empty(Unreadable());
        Assert.Empty(Read("A"));
    }

    [Fact]
    public void Presence_unreadable_document_taken_away_is_removed()
    {
        Assert.IsType<ReaderEvent.DocumentUnreadable>(Assert.Single(Unreadable()));
        Assert.Empty(Unreadable());
        Assert.Empty(Nothing());
        Assert.IsType<ReaderEvent.DocumentRemoved>(Assert.Single(Nothing()));
        Assert.False(_presence.Occupied);
    }

    private IReadOnlyList<ReaderEvent> Read(string line) =>
        _presence.Observe(MrzReading.Lines, System.Text.Encoding.ASCII.GetBytes(line), [line]);

    private IReadOnlyList<ReaderEvent> Nothing() => _presence.Observe(MrzReading.Nothing, [], []);

    private IReadOnlyList<ReaderEvent> Unreadable() => _presence.Observe(MrzReading.Unreadable, [1], []);
}
