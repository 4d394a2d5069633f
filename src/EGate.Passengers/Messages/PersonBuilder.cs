namespace EGate.Passengers;

/// <summary>Takes the segments that follow a person's NAD.</summary>
internal sealed class PersonBuilder(PersonRole role, SegmentNotes notes, PassengerReadingOptions options)
{
    private const int DocumentsMax = 10;
    private const int ContactMax = 20;

    private readonly List<TravelDocument> documents = new(1);
    private List<string>? contact;
    private string surname = "";
    private string given = "";
    private TravelDate? birth;
    private string sex = "<";
    private string nationality = "";
    private string residence = "";
    private string embarks = "";
    private string disembarks = "";
    private string locator = "";
    private string reference = "";
    private string seat = "";

    // Of a document that is still to come, when a sender has them in front of it.
    private TravelDate? earlyExpiry;
    private string earlyIssuer = "";

    /// <summary>NAD: the name in element 4, or before it where a sender lost a plus sign or two.</summary>
    internal void Name(Segment segment)
    {
        var element = 4;
        while (element > 2 && segment.Part(element, 0).IsEmpty)
        {
            element--;
        }

        if (segment.Part(element, 0).IsEmpty)
        {
            element = 4;
        }
        else if (element != 4)
        {
            notes.Note(segment, MessageReasons.NameMisplaced);
        }

        var whole = segment.Part(element, 0);
        var slash = segment.Components(element) == 1 ? whole.IndexOf('/') : -1;
        if (slash > 0)
        {
            notes.Note(segment, MessageReasons.NameMisplaced);
            (surname, given) = (whole[..slash].Trim().ToString(), whole[(slash + 1)..].Trim().ToString());
        }
        else
        {
            (surname, given) = (whole.ToString(), GivenNames(segment, element));
        }

        if (whole.IsEmpty)
        {
            notes.Note(segment, MessageReasons.ValueMissing, lost: true);
        }

        for (var i = element + 1; i < segment.Elements; i++)
        {
            Keep(segment, i);
        }
    }

    internal void Take(Segment segment)
    {
        switch (segment.Tag)
        {
            case "ATT":
                sex = SexOf(segment, sex);
                break;
            case "DTM":
                Date(segment);
                break;
            case "LOC":
                Place(segment);
                break;
            case "NAT":
                nationality = segment.Part(2, 0).IsEmpty && segment.Elements == 2 ? segment.Code(1) : segment.Code(2);
                break;
            case "RFF":
                Refer(segment);
                break;
            case "DOC":
                Document(segment);
                break;
            default:
                Keep(segment, 1);
                break;
        }
    }

    /// <summary>
    /// PDT of the older United States message (CEDIPAX): <c>type/number:expiry:issuer+surname:given:middle:birth:sex+kind+from:to</c>.
    /// </summary>
    internal void Declare(Segment segment)
    {
        var document = segment.Part(1, 0);
        var slash = document.IndexOf('/');
        if (!document[(slash + 1)..].IsEmpty)
        {
            documents.Add(
                new TravelDocument(
                    slash > 0 ? segment.Shared(document[..slash].Trim()) : "",
                    document[(slash + 1)..].Trim().ToString(),
                    segment.Code(1, 2),
                    DateOf(segment, 1, 1)
                )
            );
        }

        (surname, given) = (segment.Text(2), Joined(segment.Text(2, 1), segment.Part(2, 2)));
        birth = DateOf(segment, 2, 3);
        sex = segment.Part(2, 4) is "M" or "F" ? segment.Code(2, 4) : "<";
        (embarks, disembarks) = (segment.Code(4), segment.Code(4, 1));
        if (surname.Length == 0)
        {
            notes.Note(segment, MessageReasons.ValueMissing, lost: true);
        }
    }

    private TravelDate? DateOf(Segment segment, int element, int component)
    {
        var text = segment.Part(element, component);
        var date = TravelDate.Digits(text);
        if (date is null && !text.IsEmpty)
        {
            notes.Note(segment, MessageReasons.DateInvalid, lost: true);
        }

        return date;
    }

    /// <summary>The person is whole: what stood in front of its document is given to it.</summary>
    internal void End()
    {
        if (documents.Count > 0 && (earlyExpiry is not null || earlyIssuer.Length > 0))
        {
            var first = documents[0];
            documents[0] = first with
            {
                Expiry = first.Expiry ?? earlyExpiry,
                Issuer = first.Issuer.Length > 0 ? first.Issuer : earlyIssuer,
            };
        }
    }

    internal AnnouncedPerson Build(IReadOnlyList<Leg> legs) =>
        new()
        {
            Role = role,
            Surname = surname,
            GivenNames = given,
            BirthDate = birth,
            Sex = sex,
            Nationality = nationality,
            Residence = residence,
            Embarks = embarks,
            Disembarks = disembarks,
            Documents = documents,
            Locator = locator,
            Reference = reference,
            Seat = seat,
            Legs = legs,
            Contact = contact ?? [],
        };

    /// <summary>Every component behind the family name: C080 has five.</summary>
    private static string GivenNames(Segment segment, int element)
    {
        var names = segment.Text(element, 1);
        for (var i = 2; i < segment.Components(element); i++)
        {
            names = Joined(names, segment.Part(element, i));
        }

        return names;
    }

    private static string Joined(string first, ReadOnlySpan<char> second) =>
        second.IsEmpty ? first
        : first.Length == 0 ? second.ToString()
        : $"{first} {second}";

    /// <summary>In element 3, or in element 2 where a sender lost a plus sign.</summary>
    private static string SexOf(Segment segment, string before) =>
        (segment.Part(3, 0).IsEmpty ? segment.Part(2, 0) : segment.Part(3, 0)) switch
        {
            "M" or "MALE" => "M",
            "F" or "FEMALE" => "F",
            _ => before,
        };

    private void Date(Segment segment)
    {
        var what = segment.Part(1, 0);
        if (what is not ("329" or "36"))
        {
            return;
        }

        if (TravelDate.Digits(segment.Part(1, 1)) is not { } date)
        {
            // An empty date says nothing; a wrong one says something that cannot be known.
            if (!segment.Part(1, 1).IsEmpty)
            {
                notes.Note(segment, MessageReasons.DateInvalid, lost: true);
            }
        }
        else if (what is "329")
        {
            birth = date;
        }
        else if (documents.Count > 0)
        {
            documents[^1] = documents[^1] with { Expiry = date };
        }
        else
        {
            earlyExpiry = date;
            notes.Note(segment, MessageReasons.OutOfOrder);
        }
    }

    private void Place(Segment segment)
    {
        switch (segment.Part(1, 0))
        {
            case "178":
                embarks = segment.Code(2);
                break;
            case "179":
                disembarks = segment.Code(2);
                break;
            case "174":
                residence = segment.Code(2);
                break;
            case "91" when documents.Count > 0:
                documents[^1] = documents[^1] with { Issuer = segment.Code(2) };
                break;
            case "91":
                earlyIssuer = segment.Code(2);
                notes.Note(segment, MessageReasons.OutOfOrder);
                break;
            default:
                break;
        }
    }

    private void Refer(Segment segment)
    {
        switch (segment.Part(1, 0))
        {
            case "AVF":
                locator = segment.Text(1, 1);
                break;
            case "ABO":
                reference = segment.Text(1, 1);
                break;
            case "SEA":
                seat = segment.Code(1, 1);
                break;
            default:
                break;
        }
    }

    private void Document(Segment segment)
    {
        if (segment.Part(2, 0).IsEmpty)
        {
            notes.Note(segment, MessageReasons.ValueMissing, lost: true);
        }
        else if (documents.Count >= DocumentsMax)
        {
            notes.Skip(segment, MessageReasons.TooMany, lost: true);
        }
        else
        {
            documents.Add(new TravelDocument(segment.Code(1), segment.Text(2), "", null));
        }
    }

    private void Keep(Segment segment, int element)
    {
        if (options.KeepContact && (contact?.Count ?? 0) < ContactMax && !segment.Part(element, 0).IsEmpty)
        {
            (contact ??= []).Add(segment.Text(element));
        }
    }
}
