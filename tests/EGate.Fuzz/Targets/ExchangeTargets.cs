using System.Text;
using EGate.Exchange;
using EGate.Fuzz.Mutation;

namespace EGate.Fuzz.Targets;

/// <summary>What comes from other systems: answers of databases in both formats, notifications, and acknowledgements over MQTT.</summary>
internal static class ExchangeTargets
{
    private const string Id = "00112233445566778899aabbccddeeff";

    private static readonly DatabaseAnswer Answer = new(
        "find",
        Id,
        Id + Id,
        new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero),
        [
            new DatabaseHit("SIM-1", "document", "stolen", "UTO", "Confirm with the owner."),
            new DatabaseHit("SIM-2", "person", "red-notice", "UTO", ""),
        ],
        new byte[DatabaseAnswer.SignatureBytes]
    );

    private static readonly string[] Bombs =
    [
        "<!DOCTYPE a [<!ENTITY b \"bomb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><a>&c;</a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///dev/zero\">]><a>&x;</a>",
    ];

    public static IEnumerable<FuzzTarget> All()
    {
        yield return FuzzTarget.Of(
            "database-json",
            InputShape.Bytes,
            [JsonMessages.Write(Answer), JsonMessages.Write(Answer with { Hits = [] })],
            input => Answered(() => JsonMessages.ReadAnswer(input))
        );
        yield return FuzzTarget.Of(
            "database-soap",
            InputShape.Bytes,
            [
                SoapMessages.Write(Answer),
                SoapMessages.Write(Answer with { Hits = [] }),
                SoapMessages.WriteFault("closed"),
                .. Bombs.Select(Encoding.UTF8.GetBytes),
            ],
            input => Answered(() => SoapMessages.ReadAnswer(input))
        );
        yield return FuzzTarget.Of(
            "notification",
            InputShape.Bytes,
            [Notification(SharedFields.All), Notification([SharedFields.List])],
            input => Told(() => HitNotification.Read(input).ToBytes())
        );
        yield return FuzzTarget.Of(
            "acknowledgement",
            InputShape.Bytes,
            [Acknowledgement.Write(Id)],
            input => Told(() => Acknowledgement.Read(input))
        );
    }

    private static byte[] Notification(IReadOnlyList<string> fields) =>
        HitNotification
            .For(
                Id,
                new ReceiverProfile("bureau", "specimen act", HitEvents.All, [], fields),
                HitEvents.TrueMatch,
                Answer.Answered,
                SharedFields.All.ToDictionary(f => f, _ => "ERIKSSON")
            )
            .ToBytes();

    private static string Answered(Func<DatabaseAnswer> read)
    {
        try
        {
            read().ToBytes();
            return "ok";
        }
        catch (DatabaseException e)
        {
            return DatabaseException.WordOf(e.Fault);
        }
    }

    private static string Told(Func<object> read)
    {
        try
        {
            read();
            return "ok";
        }
        catch (NotificationFormatException)
        {
            return "refused";
        }
    }
}
