using System.Text;

namespace EGate.Passengers.Tests;

/// <summary>
/// Goal: no bytes make a parser throw, hang or outgrow its bounds. Generated files are damaged with a seed: flips, cuts, doubled pieces,
/// foreign separators. Rules and decisions are damaged the same way.
/// </summary>
public sealed class MutationFuzzTests
{
    private const int Inputs = 20_000;
    private const string Signs = "'+:?*\r\n\0\u00B4\u2019|~\" 0AU";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Damaged_message_files_are_read_within_their_bounds(int seed)
    {
        var random = new Random(seed);
        var files = GeneratedCorpus
            .Files(seed, 40)
            .Select(f => f.Bytes.AsSpan(0, Math.Min(f.Bytes.Length, 3_000)).ToArray())
            .ToList();
        var persons = 0;
        for (var i = 0; i < Inputs / 2; i++)
        {
            var bytes = Damage(files[random.Next(files.Count)], random);
            using var stream = new MemoryStream(bytes);
            var reader = new PassengerMessageReader(stream);
            foreach (var message in reader.ReadAll())
            {
                Assert.True(message.Persons.Count <= bytes.Length / 4);
                Assert.True(message.Problems.Count <= 200);
                Assert.All(message.Problems, p => Assert.InRange(p.Position.Offset, 0, bytes.Length));
                persons += message.Persons.Count;
            }
        }

        // The damage is light enough that most is still read: a fuzz that reads nothing tests nothing.
        Assert.True(persons > Inputs);
    }

    [Fact]
    public void Damaged_messages_are_applied_and_matched_without_a_fault()
    {
        var random = new Random(3);
        var files = GeneratedCorpus.Files(3, 20).ToList();
        using var store = ArrivalStore.InMemory();
        var now = new DateTime(2026, 11, 24, 12, 0, 0);
        for (var i = 0; i < 400; i++)
        {
            using var stream = new MemoryStream(Damage(files[random.Next(files.Count)].Bytes, random));
            foreach (var message in new PassengerMessageReader(stream).ReadAll())
            {
                store.Apply(message, now);
                foreach (var person in message.Persons.Take(3))
                {
                    var traveller = new Core.TravellerIdentity(
                        person.Surname,
                        person.GivenNames,
                        false,
                        person.BirthDate?.Mrz ?? "<<<<<<",
                        "<",
                        "UTO",
                        person.MainDocument?.Number ?? "",
                        "UTO",
                        "300101"
                    );
                    var match = new ArrivalMatcher(store).Match(traveller, now);
                    Assert.True(match.Kind is MatchKind.NotExpected or MatchKind.NoData == (match.Arrival is null));
                }
            }
        }
    }

    [Fact]
    public void Damaged_rules_and_decisions_are_refused_with_problems_or_read()
    {
        var random = new Random(4);
        var rules = Encoding.UTF8.GetBytes(Specimens.Rules);
        var decisions = Encoding.UTF8.GetBytes(Specimens.Decisions);
        var refused = 0;
        for (var i = 0; i < Inputs / 2; i++)
        {
            var book = RuleBookReader.Read(Encoding.UTF8.GetString(Damage(rules, random)));
            Assert.True(book.Rules is null == (book.Problems.Count > 0));
            refused += book.Rules is null ? 1 : 0;
            var decided = OfficersDecisions.Read(Encoding.UTF8.GetString(Damage(decisions, random)));
            Assert.True(decided.Decisions is null == (decided.Problems.Count > 0));
        }

        Assert.InRange(refused, Inputs / 20, Inputs / 2);
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var n = random.Next(1, 5); n > 0 && bytes.Count > 0; n--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 60), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                    break;
                case 3:
                    bytes[at] = (byte)(Signs[random.Next(Signs.Length)] & 0xFF);
                    break;
                case 4:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Signs[random.Next(Signs.Length)].ToString()));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(20) == 0 ? bytes.Count - at : 1);
                    break;
            }
        }

        return [.. bytes];
    }
}
