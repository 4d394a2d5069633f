namespace EGate.Passengers.Tests;

/// <summary>One generated file and whom it names, message by message.</summary>
internal sealed record GeneratedFile(byte[] Bytes, IReadOnlyList<IReadOnlyList<InventedPerson>> Messages);

/// <summary>Files of PAXLST and PNRGOV messages with carriers' mistakes, the same for the same seed.</summary>
internal static class GeneratedCorpus
{
    /// <param name="seed">The same files for the same seed.</param>
    /// <param name="count">How many.</param>
    /// <param name="hard">With the mistakes of <see cref="HardMistakes"/>.</param>
    internal static IEnumerable<GeneratedFile> Files(int seed, int count, bool hard = false)
    {
        var random = new Random(seed);
        var serial = 0;
        for (var i = 0; i < count; i++)
        {
            yield return random.Next(2) == 0 ? Lists(random, ref serial, hard) : Reservations(random, ref serial, hard);
        }
    }

    private static GeneratedFile Lists(Random random, ref int serial, bool hard)
    {
        var (messages, texts) = (new List<IReadOnlyList<InventedPerson>>(), new List<List<string>>());
        for (var m = random.Next(1, 4); m > 0; m--)
        {
            var persons = Group(random, random.Next(1, 12), ref serial);
            messages.Add(persons);
            texts.Add(
                PaxlstComposer.Message(
                    $"PAX{m:000}",
                    random.Next(6) == 0 ? "250+C" : "745",
                    $"UT{random.Next(10, 9999)}",
                    persons
                )
            );
        }

        return Written(PaxlstComposer.Interchange(texts), messages, random, hard);
    }

    private static GeneratedFile Reservations(Random random, ref int serial, bool hard)
    {
        var (messages, texts) = (new List<IReadOnlyList<InventedPerson>>(), new List<List<string>>());
        for (var m = random.Next(1, 3); m > 0; m--)
        {
            var records = new List<IReadOnlyList<InventedPerson>>();
            for (var r = random.Next(1, 6); r > 0; r--)
            {
                records.Add(Group(random, random.Next(1, 5), ref serial));
            }

            messages.Add([.. records.SelectMany(r => r)]);
            texts.Add(
                PnrgovComposer.Message(m.ToString(System.Globalization.CultureInfo.InvariantCulture), records, random)
            );
        }

        if (hard)
        {
            return Written(PnrgovComposer.Interchange(texts), messages, random, hard);
        }

        var segments = CarrierMistakes.InSegments(PnrgovComposer.Interchange(texts), random);
        if (
            random.Next(8) == 0
            && segments.FindLastIndex(s => s == "SRC") is var last
            && segments.Count(s => s == "SRC") > 1
        )
        {
            segments.RemoveAt(last);
        }

        return new GeneratedFile(CarrierMistakes.InText(segments, random), messages);
    }

    private static GeneratedFile Written(
        List<string> segments,
        List<IReadOnlyList<InventedPerson>> messages,
        Random random,
        bool hard
    ) =>
        hard
            ? new GeneratedFile(HardMistakes.InText(HardMistakes.InSegments(segments, random), random), messages)
            : new GeneratedFile(CarrierMistakes.InText(CarrierMistakes.InSegments(segments, random), random), messages);

    private static List<InventedPerson> Group(Random random, int count, ref int serial)
    {
        var locator = string.Concat(
            Enumerable.Range(0, 6).Select(_ => "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"[random.Next(32)])
        );
        var persons = new List<InventedPerson>();
        for (var i = 0; i < count; i++)
        {
            persons.Add(InventedPerson.Make(random, ++serial, locator));
        }

        return persons;
    }
}
