namespace EGate.Watchlists.Tests.Index;

public sealed class IndexTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 2, 27);
    private readonly string _folder = Directory.CreateTempSubdirectory("egate-index-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("LUO JINGYONG", "LUO JING YONG")]
    [InlineData("YAO FUZHE", "YAO FU ZHE")]
    [InlineData("LUO JING YONG", "LUO JINGYONG")]
    [InlineData("NUR AL DIN SAID", "NOUREDDINE SAID")]
    [InlineData("SALAHUDDIN AYUBI", "SALAH AD DIN AYUBI")]
    [InlineData("RAMAZAN RIZA", "RAMADAN RIDA")]
    [InlineData("MUCHAMMADSODA NIGORA", "MUHAMMADZODA NIGORA")]
    public void Name_in_another_writing_is_found_with_its_date_of_birth(string traveller, string listed)
    {
        using var index = Of(Person("A", listed, ListedBirth.On(new DateOnly(1980, 5, 17))));

        var hit = Assert.Single(Search(index, traveller, "1980-05-17"));

        Assert.Equal("A", hit.Entry);
    }

    // Many rows share the common word; the date alone leads to the right one.
    [Fact]
    public void Row_of_the_same_date_is_looked_at_however_common_the_word_that_agrees()
    {
        var crowd = Enumerable
            .Range(0, 30_000)
            .Select(i => Person($"C{i}", "MOHAMMED ALI", ListedBirth.On(new DateOnly(1979, 1, 2).AddDays(i % 700))));
        using var index = Of([
            .. crowd,
            Person("A", "MOHAMMED SHERAVAZOV", ListedBirth.On(new DateOnly(1980, 12, 30))),
        ]);

        var hits = Search(index, "MOHAMMED SHEBAVAZOY", "1980-12-30");

        Assert.Equal("A", hits[0].Entry);
    }

    [Theory]
    [InlineData("1980-05-17")]
    [InlineData("1981-05-17")]
    [InlineData("1979-05-17")]
    [InlineData("1980-05-18")]
    [InlineData("1980-05-16")]
    [InlineData("1980-01-01")]
    [InlineData("1980")]
    [InlineData("800517")]
    public void Rare_name_with_a_date_as_offices_mistake_it_is_found(string born)
    {
        using var index = Of(Person("A", "GHULOMZODA PARVINA", ListedBirth.On(new DateOnly(1980, 5, 17))));

        Assert.Single(Search(index, "GULOMZODA PARVINA", born));
    }

    [Fact]
    public void Answer_does_not_depend_on_the_order_of_adding_or_on_searches_before()
    {
        var persons = Enumerable
            .Range(0, 500)
            .Select(i => Person($"P{i:D3}", $"KARIMOV {(char)('A' + (i % 26))}USTAM", ListedBirth.In(1950 + (i % 40))))
            .ToArray();
        using var one = Of(persons);
        using var other = Of([.. persons.Reverse()]);
        Search(other, "SOMEBODY ELSE", "1970-01-01");

        Assert.Equal(
            Search(one, "KARIMOV RUSTAM", "1970-03-04").Select(h => (h.Entry, h.Score)),
            Search(other, "KARIMOV RUSTAM", "1970-03-04").Select(h => (h.Entry, h.Score))
        );
    }

    [Fact]
    public void Searches_of_several_threads_give_the_answers_of_one()
    {
        var persons = Enumerable
            .Range(0, 2_000)
            .Select(i =>
                Person($"P{i}", $"NAZAROV {i % 40:X}URSHED", ListedBirth.On(new DateOnly(1970, 1, 1).AddDays(i)))
            )
            .ToArray();
        using var index = Of(persons);
        var expected = Enumerable.Range(0, 40).Select(i => Text(index, i)).ToArray();

        var answers = new string[400];
        Parallel.For(0, answers.Length, i => answers[i] = Text(index, i % 40));

        Assert.All(answers.Select((text, i) => (text, i)), a => Assert.Equal(expected[a.i % 40], a.text));
    }

    [Fact]
    public void File_is_opened_by_its_folder_and_refused_when_it_is_cut_or_damaged()
    {
        using (var builder = IndexBuilder.Create(_folder))
        {
            builder.Add(Person("A", "NAZAROV KHURSHED", ListedBirth.In(1980)));
            builder.Complete();
        }

        using (var index = ListIndex.Open(_folder))
        {
            Assert.Single(Search(index, "NAZAROV KHURSHED", "1980"));
        }

        var path = Path.Combine(_folder, ListIndex.FileName);
        var bytes = File.ReadAllBytes(path);
        var random = new Random(20261124);
        for (var i = 0; i < 300; i++)
        {
            var damaged = Mutation.Of(bytes, random);
            if (!damaged.AsSpan().SequenceEqual(bytes))
            {
                File.WriteAllBytes(path, damaged);
                RefusedOrUnharmed(path);
            }
        }
    }

    [Fact]
    public void Edits_are_counted_as_the_full_table_counts_them()
    {
        var random = new Random(7);
        var counter = new EditCounter();
        for (var i = 0; i < 5_000; i++)
        {
            var (a, b) = (Letters(random), Letters(random));
            counter.Set(a);

            Assert.Equal(Edits(a, b), counter.To(System.Text.Encoding.ASCII.GetBytes(b)));
        }
    }

    // Bytes between the sections are covered by no check value; everything else is.
    private static void RefusedOrUnharmed(string path)
    {
        try
        {
            using var index = ListIndex.Open(path);
            Assert.Single(Search(index, "NAZAROV KHURSHED", "1980"));
        }
        catch (ListRefusedException) { }
    }

    private static string Text(ListIndex index, int i) =>
        string.Join(
            '\n',
            Search(index, $"NAZAROV {i:X}URSHED", new DateOnly(1970, 1, 1).AddDays(i).ToString("yyyy-MM-dd", null))
                .Select(h => $"{h.Entry} {h.Score} {h.Explanation}")
        );

    private static string Letters(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => "ABCD"[random.Next(4)]));

    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var before = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = before + (a[i - 1] == b[j - 1] ? 0 : 1);
                before = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    private static IReadOnlyList<IndexHit> Search(ListIndex index, string name, string born) =>
        index.Search(new PersonQuery { Name = name, Born = born }, MatchSettings.Default, 50, Today);

    private static ListIndex Of(params ListedIdentity[] persons) => IndexBuilder.InMemory(persons);

    private static ListedIdentity Person(string entry, string name, params ListedBirth[] births) =>
        new()
        {
            Entry = entry,
            List = "national",
            Names = [new ListedName(name, NameQuality.Primary)],
            Births = births,
        };
}
