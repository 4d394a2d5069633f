using System.Text.Json;

namespace EGate.Passengers.Tests;

/// <summary>PNRGOV: whom reservations name, wherever they name them.</summary>
public sealed class PnrgovTests
{
    private const string Anna = "/P/UTO/U1/UTO/12JUL64/F/23AUG29/BERG/ANNA/MARIA";
    private const string Bo = "/P/UTO/U2/UTO/01JAN01/M/01JAN30/BERG/BO";

    [Fact]
    public void Flight_sold_by_one_airline_and_flown_by_another_is_the_one_the_message_is_about() =>
        Assert.True(
            Assert
                .Single(
                    Reading
                        .Pnrgov(
                            "SRC",
                            "RCI+UT:ABC123",
                            "TIF+BERG+BO:A:1",
                            "TVL+241126:0830:241126:1115+AAA+BBB+XX:UT+324"
                        )
                        .Persons[0]
                        .Legs
                )
                .CrossesBorder
        );

    [Fact]
    public void Reservation_is_read_with_its_travellers_documents_and_flights()
    {
        var message = Reading.Pnrgov(
            "SRC",
            "RCI+UT:ABC123::201126:1010",
            "TIF+BERG+ANNAMRS:A:1",
            $"SSR+DOCS:HK::UT:::::{Anna}",
            "SSR+DOCO:HK::UT:::::/UTOPOLIS/V/V9/UTOPOLIS/01JAN26/XXA",
            "TIF+BERG+BO MR:A:2",
            $"SSR+DOCS:HK::UT:::::{Bo}",
            "TVL+241126:0830:241126:1115+AAA+BBB+UT+324:B",
            "SSR+SEAT:HK:2:UT:::AAA:BBB+15A::1+15B::2",
            "TVL+241126:2200::2330+BBB+CCC+UT+330:B"
        );

        Assert.Empty(message.Problems);
        Assert.Equal(1, message.Records);
        Assert.Equal(
            ["BERG ANNA MARIA 640712 F U1,V9 15A", "BERG BO 010101 M U2 15B"],
            message.Persons.Select(p =>
                $"{p.Surname} {p.GivenNames} {p.BirthDate?.Mrz} {p.Sex} {string.Join(',', p.Documents.Select(d => d.Number))} {p.Seat}"
            )
        );
        Assert.All(
            message.Persons,
            p => Assert.Equal(("ABC123", 2, "AAA", "CCC"), (p.Locator, p.PersonsInRecord, p.Embarks, p.Disembarks))
        );
        Assert.Equal(new DateTime(2026, 11, 20, 10, 10, 0), message.Persons[0].BookedAt);
        Assert.Equal("XXA", message.Persons[0].Documents[1].Issuer);
        Assert.Equal(
            ["UT324 True", "UT330 False"],
            message.Persons[0].Legs.Select(l => $"{l.Flight} {l.CrossesBorder}")
        );
    }

    [Theory]
    [InlineData("before the travellers", $"SSR+DOCS:HK:1:UT:::::{Bo}+::2", null, null)]
    [InlineData("before the travellers without reference", $"SSR+DOCS:HK:1:UT:::::{Bo}", null, null)]
    [InlineData("with the other traveller", null, $"SSR+DOCS:HK::UT:::::{Bo}", null)]
    [InlineData("with a flight", null, null, $"SSR+DOCS:HK:1:UT:::AAA:BBB:{Bo}+::2")]
    [InlineData("with fewer empty components", null, null, $"SSR+DOCS:HK1:UT:{Bo}+::2")]
    public void Document_is_its_holders_wherever_it_stands(string where, string? header, string? other, string? flight)
    {
        string?[] segments =
        [
            "SRC",
            "RCI+UT:ABC123",
            header,
            "TIF+BERG+ANNA:A:1",
            other,
            "TIF+BERG+BO:A:2",
            "TVL+241126:0830+AAA+BBB+UT+324",
            flight,
        ];

        var message = Reading.Pnrgov([.. segments.OfType<string>()]);

        Assert.Equal(["ANNA:", "BO:U2"], message.Persons.Select(p => $"{p.GivenNames}:{p.MainDocument?.Number}"));
        Assert.NotEmpty(where);
    }

    [Fact]
    public void Infants_document_stands_with_the_adult_and_is_the_infants()
    {
        var message = Reading.Pnrgov(
            "SRC",
            "RCI+UT:ABC123",
            "TIF+BERG+ANNA:A:1:1",
            $"SSR+DOCS:HK:1:UT:::::{Anna}",
            "SSR+DOCS:HK:1:UT:::::/P/UTO/U3/UTO/20SEP25/FI/25OCT30/BERG/IDA",
            "TIF+BERG+IDA:IN:2"
        );

        Assert.Equal(
            ["ANNA MARIA False U1", "IDA True U3"],
            message.Persons.Select(p => $"{p.GivenNames} {p.IsInfant} {p.MainDocument?.Number}")
        );
    }

    [Fact]
    public void Infant_whom_only_a_document_names_is_a_person_and_the_adult_keeps_his_own()
    {
        var message = Reading.Pnrgov(
            "SRC",
            "RCI+UT:ABC123",
            "TIF+BERG+ANNA:A:1",
            $"SSR+DOCS:HK:1:UT:::::{Anna}",
            "SSR+DOCS:HK:1:UT:::::/P/UTO/U3/UTO/20SEP25/MI/25OCT30/BERG/LEO"
        );

        Assert.Equal(["U1", "U3"], message.Persons.Select(p => Assert.Single(p.Documents).Number));
        Assert.True(message.Persons[1].IsInfant);
    }

    [Fact]
    public void History_hotels_and_split_reservations_name_nobody()
    {
        var message = Reading.Pnrgov(
            "SRC",
            "RCI+UT:ABC123",
            "TIF+BERG+ANNA:A:1",
            "TVL+241126:0830+AAA+BBB+UT+324",
            "EQN+1",
            "RCI+UT:OTHER1",
            "MSG+8",
            "TVL+251126:1500:271126+CCC:UTO ARMS++VN+67576:ROH",
            "ABI+1+:AAARR",
            "DAT+ZT:211126:1010",
            "SAC+++X",
            "TIF+FORMER+NAME:A:1",
            $"SSR+DOCS:HK::UT:::::{Bo}",
            "SAC+++A"
        );

        Assert.Equal("BERG", Assert.Single(message.Persons).Surname);
        Assert.Equal(("ABC123", 1), (message.Persons[0].Locator, message.Records));
    }

    [Fact]
    public void Reservation_that_is_broken_does_not_touch_the_next_one()
    {
        var message = Reading.Pnrgov(
            "SRC",
            "RCI",
            "TIF",
            "12;garbage",
            "TIF+++:",
            "SSR+DOCS",
            "SRC",
            "RCI+UT:ABC123",
            "TIF+BERG+BO:A:1",
            $"SSR+DOCS:HK::UT:::::{Bo}"
        );

        var person = Assert.Single(message.Persons);
        Assert.Equal(("U2", "ABC123"), (person.MainDocument?.Number, person.Locator));
        Assert.Equal(2, message.Records);
        Assert.Contains(MessageReasons.ValueMissing, Reading.Reasons(message));
    }

    [Fact]
    public void Reservation_without_src_begins_with_new_travellers_and_keeps_its_documents()
    {
        var message = Reading.Pnrgov(
            "SRC",
            "RCI+UT:FIRST1",
            "TIF+DAHL+EVA:A:1",
            "TVL+241126:0830+AAA+BBB+UT+324",
            "RCI+XX:PARTNR",
            "DAT+2:231126:0915",
            "TRI++108:::1",
            "TIF+DAHL+EVA:A:1",
            "RCI+UT:SECND2",
            $"SSR+DOCS:HK:1:UT:::::{Bo}+::1",
            "DAT+700:201126:1010",
            "TIF+BERG+BO:A:1"
        );

        Assert.Equal(
            ["EVA FIRST1 ", "BO SECND2 U2"],
            message.Persons.Select(p => $"{p.GivenNames} {p.Locator} {p.MainDocument?.Number}")
        );
        Assert.Contains(MessageReasons.RecordStartMissing, Reading.Reasons(message));
    }

    [Fact]
    public void Check_in_of_the_same_traveller_makes_no_second_person()
    {
        var message = Reading.Pnrgov(
            "SRC",
            "RCI+UT:ABC123",
            "TIF+BERG+ANNAMRS:A:1",
            "TVL+241126:0830+AAA+BBB+UT+324",
            "DAT+2:231126:0915",
            "TRI++108:::1",
            "TIF+BERG+ANNA",
            "SSD+15A++++Y"
        );

        Assert.Equal("15A", Assert.Single(message.Persons).Seat);
    }

    [Fact]
    public void Several_given_names_of_one_tif_are_several_persons_and_a_group_is_none() =>
        Assert.Equal(
            ["ANNA", "BO"],
            Reading
                .Pnrgov("SRC", "RCI+UT:A1", "TIF+UTO TOURS:G+GROUP", "TIF+BERG+ANNA:A:1+BO:A:2")
                .Persons.Select(p => p.GivenNames)
        );

    [Fact]
    public void Document_is_given_to_the_equal_name_before_one_that_begins_alike()
    {
        var message = Reading.Pnrgov(
            "SRC",
            "RCI+UT:A1",
            "SSR+DOCS:HK:1:UT:::::/P/UTO/U9/UTO/12JUL64/F/23AUG29/BERG/ANNALENA",
            "TIF+BERG+ANNA:A:1",
            "TIF+BERG+ANNALENA:A:2"
        );

        Assert.Equal(["ANNA ", "ANNALENA U9"], message.Persons.Select(p => $"{p.GivenNames} {p.MainDocument?.Number}"));
    }

    [Fact]
    public void Father_and_son_of_one_name_are_two_persons() =>
        Assert.Equal(2, Reading.Pnrgov("SRC", "RCI+UT:A1", "TIF+BERG+BO", "TIF+BERG+BO").Persons.Count);

    [Fact]
    public void Reservation_of_countless_travellers_and_documents_ends_at_its_bounds_in_time()
    {
        var segments = Enumerable
            .Range(0, 3_000)
            .SelectMany(i =>
                new[] { $"TIF+BERG+X{i}:A:{i}", $"SSR+DOCS:HK:1:UT:::::/P/UTO/U{i}/UTO/12JUL64/F/23AUG29/DAHL/Y{i}" }
            );

        var message = Reading.Pnrgov(["SRC", "RCI+UT:A1", .. segments]);

        Assert.Equal(999, message.Persons.Count);
        Assert.Contains(message.Problems, p => p is { Reason: MessageReasons.TooMany, Lost: true });
    }

    [Theory]
    [InlineData("JOHNMR", "JOHN")]
    [InlineData("JOHN MR", "JOHN")]
    [InlineData("ANNA MARIA MRS", "ANNA MARIA")]
    [InlineData("KIMMISS", "KIM")]
    [InlineData("AMR", "AMR")]
    [InlineData("MR", "MR")]
    [InlineData("DENNIS DR", "DENNIS")]
    [InlineData("ADAMS", "ADAMS")]
    public void Title_behind_a_given_name_is_taken_off_where_a_name_is_left(string written, string expected) =>
        Assert.Equal(expected, WrittenNames.WithoutTitle(written));

    [Fact]
    public void Cards_remarks_and_contacts_are_nowhere_in_what_was_read()
    {
        var random = new Random(1);
        var persons = new[] { InventedPerson.Make(random, 1, "ABC123") };
        var segments = PnrgovComposer.Interchange([PnrgovComposer.Message("1", [persons], random)]);

        var message = Assert.Single(Reading.Messages(string.Concat(segments.Select(s => s + "'"))));

        var all = JsonSerializer.Serialize(message);
        Assert.Contains(persons[0].Number, all, StringComparison.Ordinal);
        foreach (
            var secret in (string[])
                [
                    "1186",
                    "PAYER",
                    "5550100",
                    "HIGH STREET",
                    "0062120234533",
                    "0093789865",
                    "38739393",
                    "REMARK",
                    "FORMER",
                ]
        )
        {
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        }
    }
}
