using System.Text;
using EGate.Exchange.Tests.Databases;
using EGate.Exchange.Tests.Sharing;

namespace EGate.Exchange.Tests;

/// <summary>
/// Goal: no bytes make a reader of other people's messages throw anything but what it documents, and no damaged answer counts. True
/// messages are damaged with a seed: flips, cuts, doubled pieces, foreign signs.
/// </summary>
public sealed class MutationFuzzTests
{
    private const int Inputs = 20_000;
    private const string Signs = "<>&;\"'{}[]:,\\\0\n /!%";

    [Theory]
    [InlineData("json")]
    [InlineData("soap")]
    public void Damaged_answer_is_refused_or_says_the_same(string format)
    {
        using var database = Specimen.Database(DatabaseConduct.Hit);
        using var keys = Specimen.KeysOf(database);
        var question = Specimen.AboutDocument();
        var answer = database.Answer(question);
        var seed = format == "json" ? JsonMessages.Write(answer) : SoapMessages.Write(answer);
        var random = new Random(11);
        var read = 0;
        for (var i = 0; i < Inputs / 2; i++)
        {
            try
            {
                var bytes = Damage(seed, random);
                var arrived = format == "json" ? JsonMessages.ReadAnswer(bytes) : SoapMessages.ReadAnswer(bytes);
                read++;
                if (keys.Refuse(question, arrived) is null)
                {
                    // White space or an unknown member was changed: what was signed is what is read.
                    Assert.Equal(answer.ToBytes(), arrived.ToBytes());
                }
            }
            catch (DatabaseException e)
            {
                Assert.True(e.Message.Length <= 200);
            }
        }

        Assert.InRange(read, Inputs / 100, Inputs / 2);
    }

    [Fact]
    public void Damaged_notification_or_acknowledgement_is_refused_or_read_whole()
    {
        var notification = Decisions.Of("bureau", 7).ToBytes();
        var acknowledgement = Acknowledgement.Write(Decisions.Of("bureau", 7).Id);
        var random = new Random(12);
        var read = 0;
        for (var i = 0; i < Inputs / 2; i++)
        {
            read += IsRead(() => HitNotification.Read(Damage(notification, random))) ? 1 : 0;
            read += IsRead(() => Acknowledgement.Read(Damage(acknowledgement, random))) ? 1 : 0;
        }

        Assert.InRange(read, Inputs / 100, Inputs);
    }

    private static bool IsRead(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (NotificationFormatException)
        {
            return false;
        }
    }

    private static byte[] Damage(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)Signs[random.Next(Signs.Length)];
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3 when bytes.Count > length + 1:
                    bytes.RemoveRange(at, length);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(random.Next(2) == 0 ? "\uFEFF" : "&#x41;"));
                    break;
            }
        }

        return [.. bytes];
    }
}
