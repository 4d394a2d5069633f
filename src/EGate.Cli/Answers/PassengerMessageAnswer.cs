using EGate.Passengers;

namespace EGate.Cli.Answers;

/// <summary>
/// One message: what was in it and what of it could not be used. It names nobody and keeps no person, so that it may be pasted into a
/// report and a long file does not stay in memory.
/// </summary>
internal sealed record PassengerMessageAnswer
{
    public PassengerMessageAnswer(PassengerMessage message, Applied? applied)
    {
        Number = message.Number;
        Kind = message.Kind;
        Action = message.Action;
        Version = message.Version;
        Reference = message.Reference;
        Flights = [.. message.Legs.Select(PassengerAnswers.Flight)];
        Persons = message.Persons.Count;
        Infants = message.Persons.Count(p => p.IsInfant);
        Documents = message.Persons.Sum(p => p.Documents.Count);
        WithoutDocument = message.Persons.Count(p => p.MainDocument is null);
        Records = message.Records;
        Segments = message.Segments;
        Skipped = message.Skipped;
        Stored = applied?.Stored;
        WithoutFlight = applied?.WithoutFlight;
        ProblemsTotal = message.ProblemsTotal;
        ProblemsLost = message.ProblemsLost;
        Problems = [.. message.Problems.Select(PassengerAnswers.Problem)];
    }

    public int Number { get; }

    public MessageKind Kind { get; }

    public MessageAction Action { get; }

    public string Version { get; }

    public string Reference { get; }

    public IReadOnlyList<FlightAnswer> Flights { get; }

    public int Persons { get; }

    public int Infants { get; }

    /// <summary>All documents, visas among them.</summary>
    public int Documents { get; }

    /// <summary>Persons for whom no travel document was announced.</summary>
    public int WithoutDocument { get; }

    /// <summary>Reservations.</summary>
    public int Records { get; }

    public int Segments { get; }

    /// <summary>Segments that were not used.</summary>
    public int Skipped { get; }

    /// <summary>Persons that are expected now; null when nothing was stored.</summary>
    public int? Stored { get; }

    /// <summary>Persons without a flight, who cannot be expected; null when nothing was stored.</summary>
    public int? WithoutFlight { get; }

    public int ProblemsTotal { get; }

    /// <summary>Problems by which something may be missing.</summary>
    public int ProblemsLost { get; }

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
