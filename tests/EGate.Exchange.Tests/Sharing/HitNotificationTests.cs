using System.Text;

namespace EGate.Exchange.Tests.Sharing;

public sealed class HitNotificationTests
{
    [Fact]
    public void Receiver_is_told_only_what_its_profile_allows()
    {
        var receiver = Decisions.Receiver("bureau", SharedFields.List, SharedFields.Entry);
        var notification = HitNotification.For(
            DatabaseQuestion.NewId(),
            receiver,
            HitEvents.TrueMatch,
            Decisions.Noon,
            Decisions.Known
        );
        var text = Encoding.UTF8.GetString(notification.ToBytes());

        Assert.Equal([SharedFields.Entry, SharedFields.List], notification.Fields.Keys.Order());
        Assert.DoesNotContain("ERIKSSON", text, StringComparison.Ordinal);
        Assert.DoesNotContain("L898902C3", text, StringComparison.Ordinal);
        Assert.Contains("\"purpose\":\"specimen act, section 1\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Notification_that_was_written_reads_the_same()
    {
        var written = Decisions.Of("bureau", 7);
        var read = HitNotification.Read(written.ToBytes());
        Assert.Equal(written.ToBytes(), read.ToBytes());
        Assert.Equal("ERIKSSON", read.Fields[SharedFields.Surname]);
        Assert.DoesNotContain("ERIKSSON", read.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"schema\":\"egate-hit-notification\"", "\"schema\":\"other\"")]
    [InlineData("\"event\":\"true-match\"", "\"event\":\"hunch\"")]
    [InlineData("\"lane\":", "\"camera\":")]
    [InlineData("\"lane\":\"lane-01\"", "\"lane\":1")]
    [InlineData("\"lane\":\"lane-01\"", "\"lane\":\"a\\u0000b\"")]
    [InlineData("\"lane\":\"lane-01\"", "\"lane\":\"\\ud800\"")]
    [InlineData("\"lane\":\"lane-01\"", "\"lane\":\"x\",\"lane\":\"y\"")]
    [InlineData("\"occurred\":\"2026-11-24T12:00:00Z\"", "\"occurred\":\"yesterday\"")]
    [InlineData("}", "")]
    public void Notification_that_breaks_the_schema_is_refused(string what, string instead)
    {
        var text = Encoding.UTF8.GetString(Decisions.Of("bureau", 7).ToBytes());
        var broken = text.Replace(what, instead, StringComparison.Ordinal);
        Assert.NotEqual(text, broken);
        Assert.Throws<NotificationFormatException>(() => HitNotification.Read(Encoding.UTF8.GetBytes(broken)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"x\"}")]
    [InlineData("{\"id\":\"00000000000000000000000000000007\",\"more\":\"\"}")]
    public void Acknowledgement_that_is_none_is_refused(string payload) =>
        Assert.Throws<NotificationFormatException>(() => Acknowledgement.Read(Encoding.UTF8.GetBytes(payload)));

    [Fact]
    public void Acknowledgement_names_the_notification()
    {
        var id = Decisions.Of("bureau", 7).Id;
        Assert.Equal(id, Acknowledgement.Read(Acknowledgement.Write(id)));
    }

    [Fact]
    public void File_of_receivers_is_read_and_each_mistake_is_named()
    {
        const string Good =
            """{"receivers":[{"name":"bureau","purpose":"act 1","events":["true-match"],"lists":["un"],"fields":["list","entry"]}]}""";
        var receiver = Assert.Single(ReceiverProfiles.Parse(Encoding.UTF8.GetBytes(Good)));
        Assert.True(receiver.Wants("true-match", "un"));
        Assert.False(receiver.Wants("true-match", "eu"));
        Assert.False(receiver.Wants("not-this-person", "un"));
        (string What, string Instead, string Said)[] mistakes =
        [
            ("bureau", "The Bureau", "name"),
            ("act 1", "a", "purpose"),
            ("true-match", "hunch", "events"),
            ("\"entry\"", "\"portrait\"", "fields"),
            ("\"lists\"", "\"list\"", "line 1"),
            ("]}]}", "]}", "line 1"),
        ];
        Assert.All(
            mistakes,
            m =>
            {
                var text = Good.Replace(m.What, m.Instead, StringComparison.Ordinal);
                var problem = Assert.Throws<InvalidDataException>(() =>
                    ReceiverProfiles.Parse(Encoding.UTF8.GetBytes(text))
                );
                Assert.Contains(m.Said, problem.Message, StringComparison.Ordinal);
            }
        );
    }
}
