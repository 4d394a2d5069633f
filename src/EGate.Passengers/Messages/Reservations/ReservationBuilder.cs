namespace EGate.Passengers;

/// <summary>One reservation (from SRC to the next) while it is read.</summary>
internal sealed class ReservationBuilder(SegmentNotes notes)
{
    private const int TravellersMax = 999;
    private const int DocumentsMax = 2_000;
    private const int LegsMax = 50;

    private readonly List<TravellerBuilder> travellers = [];
    private readonly List<DocumentText> documents = [];
    private readonly List<Leg> legs = [];

    internal string Locator { get; set; } = "";

    internal DateTime? BookedAt { get; set; }

    internal bool HasTravellers => travellers.Count > 0;

    internal int Documents => documents.Count;

    /// <summary>The traveller by number, else by the name most like it; null when he is new.</summary>
    internal TravellerBuilder? Find(string reference, NameLetters name) =>
        FindReference(reference)
        ?? MostLike(travellers.Where(t => reference.Length == 0 || t.Reference.Length == 0), name);

    internal TravellerBuilder? FindReference(string reference) =>
        reference.Length > 0 ? travellers.Find(t => t.Reference == reference) : null;

    /// <summary>Adds a traveller; false when there are too many.</summary>
    internal bool Add(TravellerBuilder traveller)
    {
        if (travellers.Count >= TravellersMax)
        {
            return false;
        }

        travellers.Add(traveller);
        return true;
    }

    internal bool Add(DocumentText document)
    {
        if (documents.Count >= DocumentsMax)
        {
            return false;
        }

        documents.Add(document);
        return true;
    }

    internal bool Add(Leg leg)
    {
        if (legs.Count >= LegsMax)
        {
            return false;
        }

        // The same flight comes once for its reservation and once for its check-in.
        if (!legs.Exists(l => l.Flight == leg.Flight && l.From == leg.From && l.Departs == leg.Departs))
        {
            legs.Add(leg);
        }

        return true;
    }

    /// <summary>Documents that were read behind the start of the next reservation belong to it.</summary>
    internal void MoveDocuments(int from, ReservationBuilder to)
    {
        to.documents.AddRange(documents.Skip(from));
        documents.RemoveRange(from, documents.Count - from);
    }

    /// <summary>All travellers with their documents.</summary>
    /// <param name="border">The flight the message is about; used where the reservation has none.</param>
    internal IEnumerable<AnnouncedPerson> Build(Leg? border)
    {
        foreach (var document in documents)
        {
            foreach (var holder in HoldersOf(document))
            {
                Give(holder, document);
            }
        }

        IReadOnlyList<Leg> flights =
            legs.Count > 0 ? legs
            : border is null ? []
            : [border];
        var facts = new ReservationFacts(Locator, BookedAt, flights, travellers.Count);
        return travellers.Select(t => t.Build(facts));
    }

    private static void Give(TravellerBuilder holder, DocumentText document)
    {
        holder.IsInfant |= document.IsInfant;
        var known = holder.Documents.Exists(d =>
            document.Document is null
                ? d.Birth == document.Birth
                : d.Document?.Number == document.Document.Number && d.Document.IsVisa == document.Document.IsVisa
        );
        if (!known)
        {
            holder.Documents.Add(document);
        }
    }

    /// <summary>
    /// Whose document it is: of those it refers to, or in whose group it stands, the one whose name it bears; else anybody of the
    /// reservation whose name it bears; else the one referred to. An infant's stands with the adult, so it is never given to the adult.
    /// </summary>
    private List<TravellerBuilder> HoldersOf(DocumentText document)
    {
        var referred = document.References.Select(FindReference).OfType<TravellerBuilder>().ToList();
        if (referred.Count == 0 && document.Enclosing is { } enclosing)
        {
            referred.Add(enclosing);
        }

        if (document.Surname.Length == 0)
        {
            return Unnamed(document, referred);
        }

        var bearer = MostLike(referred, document.Letters) ?? MostLike(travellers, document.Letters);
        if (bearer is not null)
        {
            return [bearer];
        }

        return !document.IsInfant && referred.Count > 0 ? [referred[0]]
            : !document.IsInfant && travellers.Count == 1 && travellers[0].Documents.Count == 0 ? [travellers[0]]
            : NewHolder(document);
    }

    private List<TravellerBuilder> Unnamed(DocumentText document, List<TravellerBuilder> referred)
    {
        if (referred.Count == 0 && travellers.Count == 1)
        {
            return [travellers[0]];
        }

        if (referred.Count == 0)
        {
            notes.Note(document.Position, "SSR", MessageReasons.DocumentWithoutPerson, lost: true);
        }

        return referred;
    }

    /// <summary>A document names somebody whom no other segment names: an infant on the lap, or a traveller whose TIF was lost.</summary>
    private List<TravellerBuilder> NewHolder(DocumentText document)
    {
        var holder = new TravellerBuilder
        {
            Surname = document.Surname,
            GivenNames = document.GivenNames,
            Letters = document.Letters,
            IsInfant = document.IsInfant,
        };
        return Add(holder) ? [holder] : [];
    }

    /// <summary>The traveller whose name is equal, else the first whose name begins alike; null when there is none.</summary>
    private static TravellerBuilder? MostLike(IEnumerable<TravellerBuilder> among, NameLetters name)
    {
        TravellerBuilder? alike = null;
        foreach (var traveller in among)
        {
            switch (traveller.Letters.Compare(name))
            {
                case NameLikeness.Equal:
                    return traveller;
                case NameLikeness.Beginning:
                    alike ??= traveller;
                    break;
                default:
                    break;
            }
        }

        return alike;
    }
}
