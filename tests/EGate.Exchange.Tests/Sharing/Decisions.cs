namespace EGate.Exchange.Tests.Sharing;

/// <summary>Notifications of specimens.</summary>
internal static class Decisions
{
    internal static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    internal static readonly Dictionary<string, string> Known = new()
    {
        [SharedFields.Lane] = "lane-01",
        [SharedFields.List] = "un",
        [SharedFields.Entry] = "QDi.001",
        [SharedFields.DocumentNumber] = "L898902C3",
        [SharedFields.Surname] = "ERIKSSON",
        [SharedFields.Reason] = "same scar, same voice",
    };

    internal static ReceiverProfile Receiver(string name, params string[] fields) =>
        new(name, "specimen act, section 1", HitEvents.All, [], fields.Length > 0 ? fields : SharedFields.All);

    internal static HitNotification Of(string receiver, int number) =>
        HitNotification.For(
            number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture),
            Receiver(receiver),
            HitEvents.TrueMatch,
            Noon,
            Known
        );
}
