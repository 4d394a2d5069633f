using System.Text;

namespace EGate.Passengers.Tests;

/// <summary>The expected arrivals: whole messages or nothing, one arrival per person and flight, and erasure that is told first.</summary>
public sealed class ArrivalStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("egate-passengers-").FullName;
    private readonly ArrivalStore store = ArrivalStore.InMemory();

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Announced_person_is_found_by_flight_and_by_document_in_any_spelling()
    {
        Assert.Equal(new Applied(1, 0), store.Apply(Specimens.Announcing(Specimens.AnnouncedAnna), Specimens.Now));

        var arrival = Assert.Single(store.OfFlight("ut 0324"));
        Assert.Equal(
            ("ERIKSSON", "ANNA MARIA", "740812", "L898902C3", "UTO"),
            (
                arrival.Surname,
                arrival.GivenNames,
                arrival.BirthDate?.Mrz,
                arrival.Document?.Number,
                arrival.Document?.Issuer
            )
        );
        Assert.Equal(
            (new DateTime(2026, 11, 24, 11, 15, 0), "AAA", "BBB"),
            (arrival.Arrives, arrival.From, arrival.To)
        );
        Assert.Equal(arrival.Surname, Assert.Single(store.OfDocument("l898 9O2-C3")).Surname);
        Assert.Empty(store.OfDocument("L898902C4"));
        Assert.Empty(store.OfFlight("UT325"));
    }

    [Fact]
    public void Announcement_that_comes_again_brings_the_same_arrival_up_to_date()
    {
        store.Apply(
            Specimens.Announcing(Specimens.AnnouncedAnna with { BirthDate = null, Nationality = "" }),
            Specimens.Now
        );
        store.Apply(Specimens.Announcing(Specimens.AnnouncedAnna), Specimens.Now);
        store.Apply(Specimens.Announcing(Specimens.AnnouncedAnna with { GivenNames = "", Sex = "<" }), Specimens.Now);

        var arrival = Assert.Single(store.OfFlight("UT324"));
        Assert.Equal(
            ("ANNA MARIA", "740812", "F", "UTO"),
            (arrival.GivenNames, arrival.BirthDate?.Mrz, arrival.Sex, arrival.Nationality)
        );
    }

    [Theory]
    [InlineData(MessageAction.CancelPersons, ArrivalState.Cancelled)]
    [InlineData(MessageAction.ClosedOnBoard, ArrivalState.OnBoard)]
    [InlineData(MessageAction.ClosedNotOnBoard, ArrivalState.NotOnBoard)]
    public void Later_message_changes_the_state_of_whom_it_names(MessageAction action, ArrivalState state)
    {
        var other = Specimens.AnnouncedAnna with { Documents = [new TravelDocument("P", "U2", "UTO", null)] };
        store.Apply(Specimens.Announcing(Specimens.AnnouncedAnna, other), Specimens.Now);

        store.Apply(Specimens.Announcing(Specimens.AnnouncedAnna) with { Action = action }, Specimens.Now);

        Assert.Equal([state, ArrivalState.Expected], store.OfFlight("UT324").Select(a => a.State));
    }

    [Fact]
    public void Flight_that_is_cancelled_cancels_everybody_on_it()
    {
        store.Apply(
            Specimens.Announcing(Specimens.AnnouncedAnna, Specimens.AnnouncedAnna with { Documents = [] }),
            Specimens.Now
        );

        store.Apply(Specimens.Announcing() with { Action = MessageAction.CancelFlight }, Specimens.Now);

        Assert.All(store.OfFlight("UT324"), a => Assert.Equal(ArrivalState.Cancelled, a.State));
    }

    [Fact]
    public void Persons_without_a_flight_are_counted_and_not_kept() =>
        Assert.Equal(
            new Applied(0, 1),
            store.Apply(Specimens.Announcing(Specimens.AnnouncedAnna) with { Legs = [] }, Specimens.Now)
        );

    [Fact]
    public void Message_that_fails_in_the_middle_leaves_nothing_behind()
    {
        var count = 0;

        Assert.Throws<InvalidOperationException>(() =>
            store.Apply(
                Specimens.Announcing(Specimens.AnnouncedAnna, Specimens.AnnouncedAnna with { Documents = [] }),
                Specimens.Now,
                _ => ++count == 2 ? throw new InvalidOperationException("a fault in the middle") : []
            )
        );

        Assert.Empty(store.OfFlight("UT324"));
    }

    [Fact]
    public void Fields_go_when_their_time_is_over_and_the_record_of_it_waits_for_a_journal()
    {
        store.Apply(Specimens.Announcing(Specimens.AnnouncedAnna), Specimens.Now, _ => ["look-closer"]);
        var policy = new RetentionPolicy();

        Assert.Empty(store.EraseDue(policy, Specimens.Now.AddDays(1)));
        store.EraseDue(policy, Specimens.Now.AddDays(3));
        Assert.Equal(["flags 1 kept-2d"], Pending());
        Assert.Equal("ERIKSSON", store.OfFlight("UT324")[0].Surname);

        store.EraseDue(policy, Specimens.Now.AddDays(184));
        Assert.Equal(
            ["flags 1 kept-2d", "name 1 kept-183d", "birth-date 1 kept-183d", "document 1 kept-183d"],
            Pending()
        );
        var arrival = Assert.Single(store.OfFlight("UT324"));
        Assert.Equal(
            ("", "", null, null, "UTO"),
            (arrival.Surname, arrival.GivenNames, arrival.BirthDate, arrival.Document, arrival.Nationality)
        );
        Assert.Empty(store.OfDocument("L898902C3"));
        Assert.Empty(store.EraseDue(policy, Specimens.Now.AddDays(184)));

        store.EraseDue(policy, Specimens.Now.AddDays(1830));
        Assert.Equal("record 1 kept-1826d", Pending()[^1]);
        Assert.Empty(store.OfFlight("UT324"));
    }

    [Fact]
    public void Record_of_an_erasure_goes_when_a_journal_has_it_and_keeps_its_name_until_then()
    {
        store.Apply(Specimens.Announcing(Specimens.AnnouncedAnna), Specimens.Now);
        store.EraseDue(new RetentionPolicy(), Specimens.Now.AddDays(184));
        var (first, again) = (store.Pending(2), store.Pending(2));

        Assert.Equal(first, again);
        store.Told(first[^1]);
        Assert.Equal(["document 1 kept-183d"], Pending());
        store.Record(
            new Erasure("message-file", 3, Specimens.Now, Erasure.Kept(TimeSpan.FromHours(25))),
            Specimens.Now
        );
        Assert.Equal(["document 1 kept-183d", "message-file 3 kept-25h"], Pending());
        Assert.Equal(4, store.Pending(9).Concat(first).Select(p => p.Id).Distinct().Count());
    }

    [Fact]
    public void Messages_that_are_given_together_are_applied_together_or_not_at_all()
    {
        IEnumerable<PassengerMessage> Broken()
        {
            yield return Specimens.Announcing(Specimens.AnnouncedAnna);
            throw new IOException("the file cannot be read any further");
        }

        Assert.Throws<IOException>(() => store.ApplyAll(Broken(), Specimens.Now));
        Assert.Empty(store.OfFlight("UT324"));

        var message = Specimens.Announcing(Specimens.AnnouncedAnna);
        Assert.Equal(new Applied(2, 0), store.ApplyAll([message, message], Specimens.Now));
        Assert.Single(store.OfFlight("UT324"));
    }

    [Fact]
    public void Revision_of_a_flight_changes_with_the_flight_and_only_with_it()
    {
        store.Apply(Specimens.Announcing(Specimens.AnnouncedAnna), Specimens.Now);
        var before = Flight();
        Assert.Equal(before, Flight());

        store.Apply(Specimens.Announcing(Specimens.AnnouncedAnna), Specimens.Now);
        var after = Flight();

        Assert.Equal((before.Id, before.Key), (after.Id, after.Key));
        Assert.NotEqual(before.Revision, after.Revision);
        Assert.Equal("ERIKSSON", Assert.Single(store.OfFlight(after)).Surname);
        Assert.Empty(store.Flights(Specimens.Now.AddDays(3), Specimens.Now.AddDays(4), Specimens.Now));
        using var other = ArrivalStore.InMemory();
        other.Apply(Specimens.Announcing(Specimens.AnnouncedAnna), Specimens.Now);
        Assert.NotEqual(
            before.Revision,
            Assert.Single(other.Flights(DateTime.MinValue, DateTime.MaxValue, Specimens.Now)).Revision
        );
    }

    [Fact]
    public void Field_with_a_time_of_its_own_goes_earlier_and_never_later_than_depersonalisation()
    {
        var policy = new RetentionPolicy
        {
            Depersonalise = TimeSpan.FromDays(30),
            Fields = new Dictionary<ArrivalField, TimeSpan>
            {
                [ArrivalField.Name] = TimeSpan.FromDays(1),
                [ArrivalField.Document] = TimeSpan.FromDays(900),
            },
        };

        Assert.Equal(TimeSpan.FromDays(1), policy.Of(ArrivalField.Name));
        Assert.Equal(TimeSpan.FromDays(30), policy.Of(ArrivalField.Document));
        Assert.Equal(TimeSpan.FromDays(30), policy.Of(ArrivalField.BirthDate));
    }

    [Fact]
    public void Message_for_a_flight_that_was_erased_is_erased_again()
    {
        store.Apply(Specimens.Announcing(Specimens.AnnouncedAnna), Specimens.Now);
        store.EraseDue(new RetentionPolicy(), Specimens.Now.AddDays(200));

        store.Apply(Specimens.Announcing(Specimens.AnnouncedAnna), Specimens.Now.AddDays(200));
        store.EraseDue(new RetentionPolicy(), Specimens.Now.AddDays(200));

        Assert.All(store.OfFlight("UT324"), a => Assert.Equal("", a.Surname));
        Assert.Equal(2, Pending().Count(t => t.StartsWith("name", StringComparison.Ordinal)));
    }

    [Fact]
    public void Erased_data_is_gone_from_the_bytes_of_the_file()
    {
        var path = Path.Combine(folder, "passengers.db");
        using (var file = ArrivalStore.Open(path))
        {
            file.Apply(Specimens.Announcing(Specimens.AnnouncedAnna), Specimens.Now);
            file.EraseDue(new RetentionPolicy(), Specimens.Now.AddDays(200));
            Assert.DoesNotContain("ERIKSSON", Bytes(), StringComparison.Ordinal);
            Assert.DoesNotContain("L898902C3", Bytes(), StringComparison.Ordinal);
            Assert.DoesNotContain("L8989", Bytes(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void File_is_for_its_user_alone_and_keeps_what_it_was_told()
    {
        var path = Path.Combine(folder, "passengers.db");
        using (var file = ArrivalStore.Open(path))
        {
            file.Apply(Specimens.Announcing(Specimens.AnnouncedAnna), Specimens.Now);
        }

        using var again = ArrivalStore.Open(path);
        Assert.Single(again.OfDocument("L898902C3"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Theory]
    [InlineData("this is no database, but long enough to look like a file of something else entirely")]
    [InlineData("SQLite format 3\0 and then rubbish that fills the rest of the first hundred bytes of a header..")]
    public void File_that_is_no_store_is_refused_and_left_as_it_is(string content)
    {
        var path = Path.Combine(folder, "other");
        File.WriteAllText(path, content);

        Assert.Throws<ArrivalStoreException>(() => ArrivalStore.Open(path));

        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public void Folder_that_is_not_there_is_refused_with_a_reason() =>
        Assert.Throws<ArrivalStoreException>(() => ArrivalStore.Open(Path.Combine(folder, "missing", "passengers.db")));

    private string Bytes() =>
        string.Concat(Directory.GetFiles(folder).Select(f => Encoding.Latin1.GetString(ReadShared(f))));

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private StoredFlight Flight() => Assert.Single(store.Flights(DateTime.MinValue, DateTime.MaxValue, Specimens.Now));

    private List<string> Pending() =>
        [.. store.Pending(100).Select(p => $"{p.Erasure.What} {p.Erasure.Count} {p.Erasure.Because}")];
}
