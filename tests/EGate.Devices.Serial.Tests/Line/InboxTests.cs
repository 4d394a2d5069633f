using EGate.Core;

namespace EGate.Devices.Serial.Tests.Line;

public sealed class InboxTests
{
    [Fact]
    public void Inbox_full_drops_and_counts_what_comes_on_top()
    {
        var inbox = new Inbox(4);
        inbox.Put([1, 2, 3]);
        inbox.Put([4, 5, 6]);
        var taken = new byte[8];

        var count = inbox.Take(taken);

        Assert.Equal(4, count);
        Assert.Equal([1, 2, 3, 4], taken[..4]);
        Assert.Equal(2, inbox.Dropped);
    }

    [Fact]
    public void Inbox_bytes_leave_in_order_in_any_portions()
    {
        var inbox = new Inbox(100);
        var random = new Random(3);
        var left = new List<byte>();
        byte next = 0;
        for (var i = 0; i < 2000; i++)
        {
            var portion = Enumerable.Range(0, random.Next(0, 10)).Select(_ => unchecked(next++)).ToArray();
            inbox.Put(portion);
            var target = new byte[random.Next(0, 12)];
            left.AddRange(target[..inbox.Take(target)]);
            if (inbox.Dropped > 0)
            {
                break;
            }
        }

        Assert.True(left.Count > 200);
        Assert.All(left.Index(), e => Assert.Equal((byte)(e.Index % 256), e.Item));
    }

    [Fact]
    public async Task Inbox_waiter_is_released_by_bytes_and_by_the_end()
    {
        var inbox = new Inbox(4);
        Task bytes = inbox.WaitAsync();
        Assert.False(bytes.IsCompleted);
        inbox.Put([1]);
        await bytes.WaitAsync(Times.GiveUp);
        inbox.Discard();

        Task end = inbox.WaitAsync();
        Assert.False(end.IsCompleted);
        inbox.Fail(new SerialFaultException(Catalogue.SerialUnplugged.Id, "pulled"));
        inbox.Fail(new SerialFaultException(Catalogue.ReaderLost.Id, "later"));
        await end.WaitAsync(Times.GiveUp);

        Assert.Equal(Catalogue.SerialUnplugged.Id, inbox.Fault?.FaultId);
        Assert.Equal(0, inbox.Take(new byte[4]));
    }
}
