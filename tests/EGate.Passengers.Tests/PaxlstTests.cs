namespace EGate.Passengers.Tests;

/// <summary>PAXLST of the WCO/IATA/ICAO guide.</summary>
public sealed class PaxlstTests
{
    private static readonly string[] Person =
    [
        "NAD+FL+++ERIKSSON:ANNA:MARIA+1 HIGH STREET+UTOPOLIS",
        "ATT+2++F",
        "DTM+329:740812",
        "LOC+178+AAA",
        "LOC+179+BBB",
        "LOC+174+UTO",
        "COM+0015550100:TE",
        "NAT+2+UTO",
        "RFF+AVF:ABC123",
        "RFF+ABO:R1",
        "RFF+SEA:12A",
        "DOC+P:110:111+L898902C3",
        "DTM+36:320415",
        "LOC+91+UTO",
    ];

    [Fact]
    public void Older_united_states_message_names_person_document_and_flight()
    {
        var message = Assert.Single(
            Reading.Messages(
                "UNA:+.? 'UNB+UNOA:1+UTOAIR:NZ+UTOBORDER:US+260131:2359+1++CEDIPAX'UNH+1+PAXLST:001:000:NZ+UT812/260131/2300'CTA+IC+:HELP DESK'TDT++UT812+40+UT'"
                    + "LOC+005+UTAAA:50'DTM+136+260131+1030+M05'LOC+008+UTBBB:50'DTM+132+260131+2200+M05'UNS+D'"
                    + "PDT+P/L898902C3:320415:UTO+ERIKSSON:ANNA:M:740812:F+PAX+UTAAA:UTBBB'PDT+P/U1::UTO+O?'BERG:BO::800229:U+CRW'UNT+11+1'UNZ+1+1'"
            )
        );

        Assert.Equal(
            new Leg(
                "UT812",
                "AAA",
                "BBB",
                new DateTime(2026, 1, 31, 10, 30, 0),
                new DateTime(2026, 1, 31, 22, 0, 0),
                true
            ),
            Assert.Single(message.Legs)
        );
        var anna = message.Persons[0];
        Assert.Equal(
            (
                "ERIKSSON",
                "ANNA M",
                "740812",
                "F",
                new TravelDocument("P", "L898902C3", "UTO", new TravelDate(32, 4, 15))
            ),
            (anna.Surname, anna.GivenNames, anna.BirthDate?.Mrz, anna.Sex, anna.MainDocument)
        );
        Assert.Equal(("O'BERG", PersonRole.Crew), (message.Persons[1].Surname, message.Persons[1].Role));
        Assert.Equal(0, message.Skipped);
    }

    [Fact]
    public void Flight_and_person_are_read_whole()
    {
        var message = Reading.Paxlst([
            "BGM+745",
            "RFF+TN:T1",
            "TDT+20+UT0324+++UT",
            "LOC+125+AAA",
            "DTM+189:2611240830:201",
            "LOC+87+BBB",
            "DTM+232:2611241115:201",
            .. Person,
            "CNT+42:1",
        ]);

        Assert.Empty(message.Problems);
        Assert.Equal(
            (MessageKind.PassengerList, MessageAction.Announce, "T1"),
            (message.Kind, message.Action, message.Transaction)
        );
        Assert.Equal(
            new Leg(
                "UT324",
                "AAA",
                "BBB",
                new DateTime(2026, 11, 24, 8, 30, 0),
                new DateTime(2026, 11, 24, 11, 15, 0),
                true
            ),
            Assert.Single(message.Legs)
        );
        var person = Assert.Single(message.Persons);
        Assert.Equal(
            ("ERIKSSON", "ANNA MARIA", "740812", "F"),
            (person.Surname, person.GivenNames, person.BirthDate?.Mrz, person.Sex)
        );
        Assert.Equal(
            ("UTO", "UTO", "AAA", "BBB"),
            (person.Nationality, person.Residence, person.Embarks, person.Disembarks)
        );
        Assert.Equal(("ABC123", "R1", "12A"), (person.Locator, person.Reference, person.Seat));
        Assert.Equal(
            new TravelDocument("P", "L898902C3", "UTO", new TravelDate(32, 4, 15)),
            Assert.Single(person.Documents)
        );
    }

    [Fact]
    public void Address_and_telephone_are_kept_only_when_asked_for()
    {
        var text =
            $"UNB+UNOA:4+A+B'UNH+1+PAXLST:D:05B:UN:IATA'TDT+20+UT1'{string.Concat(Person.Select(s => s + "'"))}UNT+17+1'UNZ+1+'";

        Assert.Empty(Reading.Messages(text)[0].Persons[0].Contact);
        Assert.Equal(
            ["1 HIGH STREET", "UTOPOLIS", "0015550100"],
            Reading.Messages(text, new PassengerReadingOptions(KeepContact: true))[0].Persons[0].Contact
        );
    }

    [Theory]
    [InlineData("745", MessageKind.PassengerList, MessageAction.Announce)]
    [InlineData("745+CP", MessageKind.PassengerList, MessageAction.ChangePersons)]
    [InlineData("745+XR", MessageKind.PassengerList, MessageAction.CancelPersons)]
    [InlineData("745+RP", MessageKind.PassengerList, MessageAction.CancelPersons)]
    [InlineData("250+C", MessageKind.CrewList, MessageAction.Announce)]
    [InlineData("336", MessageKind.CrewList, MessageAction.Announce)]
    [InlineData("266+CLOB", MessageKind.FlightStatus, MessageAction.ClosedOnBoard)]
    [InlineData("266+CLNB", MessageKind.FlightStatus, MessageAction.ClosedNotOnBoard)]
    [InlineData("266+XF", MessageKind.FlightStatus, MessageAction.CancelFlight)]
    [InlineData("266+CF", MessageKind.FlightStatus, MessageAction.ChangeFlight)]
    public void Beginning_says_what_the_message_wants(string bgm, MessageKind kind, MessageAction action)
    {
        var message = Reading.Paxlst($"BGM+{bgm}");

        Assert.Equal((kind, action), (message.Kind, message.Action));
    }

    [Theory]
    [InlineData("FL", PersonRole.Passenger)]
    [InlineData("FM", PersonRole.Crew)]
    [InlineData("DDT", PersonRole.TransitPassenger)]
    [InlineData("DDU", PersonRole.TransitCrew)]
    public void Person_has_the_role_that_nad_says(string code, PersonRole role) =>
        Assert.Equal(role, Assert.Single(Reading.Paxlst("TDT+20+UT1", $"NAD+{code}+++BERG:BO").Persons).Role);

    [Fact]
    public void Legs_of_several_flights_are_told_with_their_times()
    {
        var message = Reading.Paxlst(
            "TDT+20+UT123+++UT",
            "LOC+92+AAA",
            "DTM+189:2611241540:201",
            "LOC+92+BBB",
            "DTM+232:2611241740:201",
            "TDT+20+UT124+++UT",
            "LOC+92+BBB",
            "DTM+189:2611241840:201",
            "LOC+92+CCC",
            "DTM+232:2611241955:201"
        );

        Assert.Equal(
            ["UT123 AAA-BBB 15:40-17:40", "UT124 BBB-CCC 18:40-19:55"],
            message.Legs.Select(l => $"{l.Flight} {l.From}-{l.To} {l.Departs:HH':'mm}-{l.Arrives:HH':'mm}")
        );
        Assert.Equal("UT124", message.BorderLeg?.Flight);
    }

    [Fact]
    public void Legs_of_one_flight_with_stops_run_from_place_to_place_and_the_border_is_marked()
    {
        var message = Reading.Paxlst(
            "TDT+20+UT9",
            "LOC+92+AAA",
            "DTM+189:2611240600:201",
            "LOC+125+BBB",
            "DTM+232:2611240700:201",
            "DTM+189:2611240800:201",
            "LOC+87+CCC",
            "DTM+232:2611241000:201",
            "DTM+189:2611241100:201",
            "LOC+130+DDD",
            "DTM+232:2611241200:201"
        );

        Assert.Equal(["AAA-BBB", "BBB-CCC", "CCC-DDD"], message.Legs.Select(l => $"{l.From}-{l.To}"));
        Assert.Equal("BBB", message.BorderLeg?.From);
    }

    [Theory]
    [InlineData(new[] { "LOC+125+AAA", "LOC+87+BBB" }, "AAA-BBB")]
    [InlineData(new[] { "LOC+87+BBB" }, "-BBB")]
    [InlineData(new[] { "LOC+125+AAA" }, "AAA-")]
    [InlineData(new string[0], "-")]
    public void Flight_with_missing_places_or_times_is_still_a_flight(string[] places, string expected)
    {
        var leg = Assert.Single(Reading.Paxlst(["TDT+20+UT9", .. places]).Legs);

        Assert.Equal($"UT9 {expected}", $"{leg.Flight} {leg.From}-{leg.To}");
    }

    [Fact]
    public void Expiry_and_issuer_in_front_of_their_document_are_given_to_it_and_told()
    {
        var message = Reading.Paxlst("TDT+20+UT1", "NAD+FL+++BERG:BO", "DTM+36:320415", "LOC+91+UTO", "DOC+P+U1");

        Assert.Equal(
            new TravelDocument("P", "U1", "UTO", new TravelDate(32, 4, 15)),
            Assert.Single(message.Persons[0].Documents)
        );
        Assert.Equal([MessageReasons.OutOfOrder, MessageReasons.OutOfOrder], Reading.Reasons(message));
    }

    [Fact]
    public void Several_documents_keep_their_own_expiry_and_issuer()
    {
        var message = Reading.Paxlst(
            "TDT+20+UT1",
            "NAD+FL+++BERG:BO",
            "DOC+V+V9",
            "DTM+36:270101",
            "LOC+91+XXA",
            "DOC+P+U1",
            "DTM+36:320415",
            "LOC+91+UTO"
        );

        Assert.Equal(
            ["V9 XXA 270101", "U1 UTO 320415"],
            message.Persons[0].Documents.Select(d => $"{d.Number} {d.Issuer} {d.Expiry?.Mrz}")
        );
        Assert.Equal("U1", message.Persons[0].MainDocument?.Number);
    }

    [Theory]
    [InlineData("DTM+329:741332")]
    [InlineData("DTM+329:7408")]
    [InlineData("DTM+329:74O812")]
    [InlineData("DTM+329:750229")]
    public void Date_that_is_none_is_left_out_and_told_by_its_place(string segment)
    {
        var message = Reading.Paxlst("TDT+20+UT1", "NAD+FL+++BERG:BO", segment, "DOC+P+U1");

        Assert.Null(message.Persons[0].BirthDate);
        Assert.Equal("U1", message.Persons[0].Documents[0].Number);
        var problem = Assert.Single(message.Problems);
        Assert.Equal(
            (MessageReasons.DateInvalid, "DTM", 1, 4),
            (problem.Reason, problem.Tag, problem.Position.Message, problem.Position.Segment)
        );
    }

    [Theory]
    [InlineData("NAD+FL++BERG:BO", "BERG", "BO")]
    [InlineData("NAD+FL+++BERG/BO MARIA", "BERG", "BO MARIA")]
    public void Name_in_the_wrong_place_is_used_and_told(string segment, string surname, string given)
    {
        var message = Reading.Paxlst("TDT+20+UT1", segment);

        Assert.Equal((surname, given), (message.Persons[0].Surname, message.Persons[0].GivenNames));
        Assert.Contains(MessageReasons.NameMisplaced, Reading.Reasons(message));
    }

    [Fact]
    public void Count_of_segments_or_persons_that_is_wrong_is_told_and_not_fatal()
    {
        var message = Assert.Single(
            Reading.Messages(
                "UNB+UNOA:4+A+B+261124:0600+1'UNH+M1+PAXLST:D:05B'TDT+20+UT1'NAD+FL+++BERG:BO'CNT+42:5'UNT+99+M2'UNZ+7+2'",
                out var reader
            )
        );

        Assert.Single(message.Persons);
        Assert.Equal(
            [MessageReasons.CountWrong, MessageReasons.ReferenceWrong, MessageReasons.PersonCountWrong],
            Reading.Reasons(message)
        );
        Assert.All(message.Problems, p => Assert.False(p.Lost));
        Assert.Equal([MessageReasons.CountWrong, MessageReasons.ReferenceWrong], reader.Problems.Select(p => p.Reason));
        Assert.All(reader.Problems, p => Assert.Equal((1, 0), (p.Position.Message, p.Position.Segment)));
    }

    [Fact]
    public void Message_without_its_end_is_used_and_the_next_one_too()
    {
        var messages = Reading.Messages(
            "UNB+UNOA:4+A+B+261124:0600+1'UNH+1+PAXLST:D:05B'TDT+20+UT1'NAD+FL+++BERG:BO'UNH+2+PAXLST:D:05B'TDT+20+UT2'NAD+FL+++DAHL:EVA'",
            out var reader
        );

        Assert.Equal(["BERG", "DAHL"], messages.Select(m => m.Persons[0].Surname));
        Assert.All(messages, m => Assert.Contains(MessageReasons.TrailerMissing, Reading.Reasons(m)));
        Assert.Equal(MessageReasons.InterchangeNotEnded, Assert.Single(reader.Problems).Reason);
    }

    [Fact]
    public void Message_without_its_header_is_known_by_its_first_segment()
    {
        var message = Assert.Single(
            Reading.Messages("UNB+UNOA:4+A+B+261124:0600+1'BGM+745'TDT+20+UT1'NAD+FL+++BERG:BO'UNT+4+1'UNZ+1+1'")
        );

        Assert.Equal("BERG", message.Persons[0].Surname);
        Assert.Contains(MessageReasons.HeaderMissing, Reading.Reasons(message));
    }

    [Fact]
    public void Several_interchanges_with_different_separators_stand_in_one_file()
    {
        const string First =
            "UNB+UNOA:4+A+B+261124:0600+1'UNH+1+PAXLST:D:05B'NAD+MS+++X'TDT+20+UT1'NAD+FL+++BERG:BO'UNT+5+1'UNZ+1+1'";
        var second = First.Replace('+', '|').Replace('\'', '~').Replace("BERG", "DAHL", StringComparison.Ordinal);

        var messages = Reading.Messages($"{First}\r\n\r\nsecond file\r\n{second}", out var reader);

        Assert.Equal(["BERG", "DAHL"], messages.Select(m => Assert.Single(m.Persons).Surname));
        Assert.Equal(2, reader.Interchanges);
        Assert.Empty(reader.Problems);
    }

    [Fact]
    public void Message_of_another_type_is_skipped_and_told_once()
    {
        var messages = Reading.Messages(
            "UNB+UNOA:4+A+B+261124:0600+1'UNH+1+INVOIC:D:96A'BGM+380'NAD+FL+++BERG:BO'UNT+4+1'UNZ+1+1'"
        );

        Assert.Equal(MessageKind.Unknown, Assert.Single(messages).Kind);
        Assert.Equal(MessageReasons.MessageTypeUnknown, Assert.Single(messages[0].Problems).Reason);
    }

    [Fact]
    public void Segment_that_is_unknown_is_skipped_with_its_place()
    {
        var message = Reading.Paxlst("TDT+20+UT1", "NAD+FL+++BERG:BO", "XQQ+1", "DOC+P+U1");

        Assert.Equal(1, message.Skipped);
        Assert.Equal(
            (MessageReasons.SegmentUnknown, "XQQ", 4),
            (message.Problems[0].Reason, message.Problems[0].Tag, message.Problems[0].Position.Segment)
        );
        Assert.Equal("U1", message.Persons[0].Documents[0].Number);
    }

    [Fact]
    public void Message_of_more_persons_than_anything_carries_ends_at_its_bound_and_says_so()
    {
        var persons = string.Concat(
            Enumerable.Range(0, PassengerMessageReader.PersonsMax + 10).Select(i => $"NAD+FL+++BERG:BO'DOC+P+U{i}'")
        );

        var message = Assert.Single(
            Reading.Messages($"UNB+UNOA:4+A+B+261124:0600+1'UNH+1+PAXLST:D:05B'TDT+20+UT1'{persons}UNT+3+1'UNZ+1+1'")
        );

        Assert.Equal(PassengerMessageReader.PersonsMax, message.Persons.Count);
        Assert.Contains(message.Problems, p => p.Reason == MessageReasons.TooMany && p.Lost);
    }
}
