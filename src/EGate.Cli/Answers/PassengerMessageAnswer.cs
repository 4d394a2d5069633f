using EGate.Passengers;

namespace EGate.Cli.Answers;

/// <summary>One message without its persons: what it is, how much was in it and what of it could not be used. It names nobody.</summary>
internal sealed record PassengerMessageAnswer
{
    public PassengerMessageAnswer(PassengerMessage message)
    {
        Number = message.Number;
        Kind = message.Kind;
        Action = message.Action;
        Version = message.Version.OrNull();
        Reference = message.Reference.OrNull();
        Transaction = message.Transaction.OrNull();
        Sender = message.Sender.OrNull();
        Recipient = message.Recipient.OrNull();
        Flight = message.BorderLeg?.Flight.OrNull();
        Legs = [.. message.Legs.Select(PassengerAnswers.Flight)];
        PersonCount = message.Persons.Count;
        InfantCount = message.Persons.Count(p => p.IsInfant);
        DocumentCount = message.Persons.Sum(p => p.Documents.Count);
        WithoutDocument = message.Persons.Count(p => p.MainDocument is null);
        WithoutFlight = message.Persons.Count(p => message.FlightOf(p) is null);
        Records = message.Records;
        Segments = message.Segments;
        Skipped = message.Skipped;
        ProblemCount = message.ProblemsTotal;
        LostCount = message.ProblemsLost;
        Problems = [.. message.Problems.Select(PassengerAnswers.Problem)];
    }

    public int Number { get; }

    public MessageKind Kind { get; }

    public MessageAction Action { get; }

    public string? Version { get; }

    public string? Reference { get; }

    public string? Transaction { get; }

    public string? Sender { get; }

    public string? Recipient { get; }

    /// <summary>The flight that crosses the border.</summary>
    public string? Flight { get; }

    /// <summary>Every flight of the message, in order.</summary>
    public IReadOnlyList<FlightAnswer> Legs { get; }

    public int PersonCount { get; }

    public int InfantCount { get; }

    /// <summary>All documents, visas among them.</summary>
    public int DocumentCount { get; }

    /// <summary>Persons for whom no travel document was announced.</summary>
    public int WithoutDocument { get; }

    /// <summary>Persons without a flight, who cannot be expected anywhere.</summary>
    public int WithoutFlight { get; }

    /// <summary>Reservations.</summary>
    public int Records { get; }

    public int Segments { get; }

    /// <summary>Segments that were not used; each is among the problems, up to 200.</summary>
    public int Skipped { get; }

    public int ProblemCount { get; }

    /// <summary>Problems by which something may be missing.</summary>
    public int LostCount { get; }

    public IReadOnlyList<ProblemAnswer> Problems { get; }
}

/// <summary>One flight; times are local to its places.</summary>
internal sealed record FlightAnswer(
    string Flight,
    string? From,
    string? To,
    string? Departs,
    string? Arrives,
    bool CrossesBorder
);

/// <summary>One thing that is not as it should be, by its place.</summary>
internal sealed record ProblemAnswer(int Message, int Segment, long Offset, string? Tag, string Reason, bool Lost);
