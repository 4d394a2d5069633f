using System.Text;
using EGate.Fuzz.Mutation;
using EGate.Watchlists;
using EGate.Watchlists.Tests;

namespace EGate.Fuzz.Targets;

/// <summary>List files of every format, what packages are made of, and names that are compared and searched.</summary>
internal static class WatchlistTargets
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(FuzzMaterial.Now.DateTime);

    private static readonly string Hash = new('0', 64);

    private static readonly string[] Names =
    [
        "NAZAROV<<KHURSHED<RUSTAMOVICH|Хуршед Назаров",
        "ABD AL RAHMAN MOHAMMED|عبدالرحمن محمد",
        "MUXXLLER|Müller von der Straße",
        "LUO JINGYONG|羅京勇 LUO JING YONG",
        "\u202EANNA\u200F ERIKSSON|A. B. ERIKSSON-BERG",
    ];

    public static IEnumerable<FuzzTarget> All()
    {
        foreach (var (format, text) in Lists.All)
        {
            var name = string.Concat(format.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{c}" : $"{c}"));
            yield return FuzzTarget.Of(
                $"lists-{name.ToLowerInvariant()}",
                InputShape.Bytes,
                [Encoding.UTF8.GetBytes(text)],
                input => Read(format, input)
            );
        }

        yield return FuzzTarget.Of(
            "lists-sniff",
            InputShape.Bytes,
            [.. Lists.All.Values.Select(Encoding.UTF8.GetBytes)],
            Sniff
        );
        yield return FuzzTarget.Of("lists-manifest", InputShape.Bytes, [Manifest()], ReadManifest);
        yield return FuzzTarget.Of("lists-cleared", InputShape.Bytes, [Cleared()], ReadCleared);
        yield return FuzzTarget.Of("lists-index", InputShape.Bytes, [Index()], i => Search(() => ListIndex.Of(i)));
        yield return FuzzTarget.Of(
            "lists-large-index",
            InputShape.Bytes,
            [Index()],
            i => Search(() => ListIndex.OfUnverified(i))
        );
        yield return new FuzzTarget(
            "lists-names",
            InputShape.Bytes,
            [.. Names.Select(Encoding.UTF8.GetBytes)],
            SearchNames
        );
    }

    // What is read must be what an index and an officer can use, whatever the bytes.
    private static string Read(ListFormat format, byte[] input)
    {
        var found = new ListCollection();
        try
        {
            ListReader.Read(new MemoryStream(input), format, new ListSettings("specimen", ListAction.Refer), found);
        }
        catch (ListRefusedException e)
        {
            return Word(e.Reason);
        }

        if (found.Identities.Any(i => i.Entry.Length is 0 or > 64 || i.Names.Count == 0))
        {
            throw new InvalidOperationException("a person without a reference or a name was read");
        }

        if (found.Documents.Any(d => d.Number.Length is 0 or > 24 || !d.Number.All(char.IsAsciiLetterOrDigit)))
        {
            throw new InvalidOperationException("a document number that no document has was read");
        }

        return "ok";
    }

    private static string Sniff(byte[] input) =>
        ListReader.Sniff(input.AsSpan(0, Math.Min(input.Length, ListReader.HeadBytes)))?.ToString() ?? "none";

    private static string ReadManifest(byte[] input)
    {
        try
        {
            return SignedManifest.Parse(input).IsSigned ? "signed" : "unsigned";
        }
        catch (PackageException e)
        {
            return Word(e.Fault.ToString());
        }
    }

    private static string ReadCleared(byte[] input)
    {
        try
        {
            return ClearedLookalikes.Read(new MemoryStream(input)).Rows.Count > 0 ? "ok" : "empty";
        }
        catch (Exception e) when (e is PackageException or ListRefusedException)
        {
            return "refused";
        }
    }

    private static string Search(Func<ListIndex> open)
    {
        try
        {
            using var index = open();
            var query = new PersonQuery
            {
                Name = "KHURSHED NAZAROV",
                Born = "1980-05-17",
                DocumentNumber = "L898902C3",
            };
            return index.Search(query, MatchSettings.Default, 5, Today).Count > 0 ? "found" : "none";
        }
        catch (ListRefusedException e)
        {
            return Word(e.Reason);
        }
    }

    private static Func<byte[], string> SearchNames()
    {
        var index = IndexBuilder.InMemory(Persons());
        return input =>
        {
            var parts = Encoding.UTF8.GetString(input).Split('|');
            var score = NamePair.Compare(parts[0], parts[^1]).Score;
            if (score is < 0 or >= 1 or double.NaN)
            {
                throw new InvalidOperationException("a pair of names is certain, or less than nothing");
            }

            var query = new PersonQuery
            {
                Name = parts[0],
                Born = parts[^1],
                NameTruncated = input.Length % 2 == 0,
            };
            return index.Search(query, MatchSettings.Default, 5, Today).Count > 0 ? "hit"
                : score > 0.5 ? "pair"
                : "none";
        };
    }

    private static byte[] Manifest()
    {
        using var key = PackageKey.Create();
        return SignedManifest.Sign(SpecimenManifest(), key).ToBytes();
    }

    private static byte[] Cleared() =>
        Encoding.ASCII.GetBytes(
            $"{ClearedLookalikes.Header}\nL898902C3,UTO,un,QDi.001,duty-officer,2027-01-01T00:00:00Z\n"
        );

    private static byte[] Index()
    {
        var folder = Directory.CreateTempSubdirectory("egate-fuzz-");
        try
        {
            using var builder = IndexBuilder.Create(folder.FullName);
            foreach (var person in Persons())
            {
                builder.Add(person);
            }

            builder.Complete();
            return File.ReadAllBytes(Path.Combine(folder.FullName, ListIndex.FileName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PackageManifest SpecimenManifest() =>
        new()
        {
            Format = PackageManifest.FormatNumber,
            Sequence = 7,
            Made = FuzzMaterial.Now,
            ValidUntil = FuzzMaterial.Now.AddDays(3),
            Key = "",
            Base = 6,
            Sources =
            [
                new PackageSource(
                    "un",
                    ListAction.Stop,
                    ListFormat.UnXml,
                    "un.xml",
                    Hash,
                    FuzzMaterial.Now,
                    1,
                    0,
                    0,
                    0
                ),
            ],
            Settings = MatchSettings.Default,
            Layers = [new PackageLayer("index-0", null), new PackageLayer("index-1", "removed-1")],
            Files =
            [
                new PackageFile("index-0", 100, Hash),
                new PackageFile("index-1", 100, Hash),
                new PackageFile("removed-1", 100, Hash),
            ],
        };

    private static IEnumerable<ListedIdentity> Persons() =>
        Names.Select(
            (text, i) =>
                new ListedIdentity
                {
                    Entry = $"N-{i}",
                    List = "national",
                    Names = [.. text.Split('|').Select(n => new ListedName(n, NameQuality.Primary))],
                    Births = [ListedBirth.In(1980 - i)],
                }
        );

    private static string Word(string reason) => string.Concat(reason.Where(c => char.IsAsciiLetter(c) || c == ' '));
}
