using System.Globalization;

namespace EGate.Passengers;

/// <summary>The parts of an expected arrival that are erased by themselves.</summary>
public enum ArrivalField
{
    /// <summary>Family and given names.</summary>
    Name = 0,

    /// <summary>Date of birth.</summary>
    BirthDate = 1,

    /// <summary>Number, issuer, type and expiry of the document, and the index entries of further ones.</summary>
    Document = 2,

    /// <summary>Flags of rules.</summary>
    Flags = 3,
}

/// <summary>
/// How long what is kept, counted from the flight's arrival (or departure, or the day the message came, where nothing better is known).
/// The law of the place decides; the defaults are the usual ones: passenger data that identifies anybody for six months (masking of
/// Directive (EU) 2016/681, article 12), the rest for five years.
/// </summary>
public sealed record RetentionPolicy
{
    /// <summary>Every field that identifies a person goes after this, whatever <see cref="Fields"/> says. Default 183 days; 1 hour to 5 years.</summary>
    public TimeSpan Depersonalise { get; init; } = TimeSpan.FromDays(183);

    /// <summary>The whole record goes after this. Default 1826 days, five years; never before <see cref="Depersonalise"/> has acted.</summary>
    public TimeSpan Record { get; init; } = TimeSpan.FromDays(1826);

    /// <summary>Message files that a gateway moved aside go after this. Default 24 hours; they hold everything a carrier wrote.</summary>
    public TimeSpan Files { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Fields that go earlier. By default the flags two days after arrival: the traveller has met the officer then.</summary>
    public IReadOnlyDictionary<ArrivalField, TimeSpan> Fields { get; init; } =
        new Dictionary<ArrivalField, TimeSpan> { [ArrivalField.Flags] = TimeSpan.FromDays(2) };

    /// <summary>How long a field is kept.</summary>
    public TimeSpan Of(ArrivalField field) =>
        Fields.TryGetValue(field, out var limit) && limit < Depersonalise ? limit : Depersonalise;
}

/// <summary>What was erased at once. There is no personal data in it.</summary>
/// <param name="What">A field in kebab-case (<c>name</c>, <c>birth-date</c>, <c>document</c>, <c>flags</c>), <c>record</c>, or <c>message-file</c>.</param>
/// <param name="Count">Persons whose data it was; of <c>message-file</c> the files.</param>
/// <param name="Before">Of flights before this local time.</param>
/// <param name="Because">Why: <c>kept-183d</c> or <c>kept-48h</c>, the limit that was reached.</param>
public sealed record Erasure(string What, int Count, DateTime Before, string Because)
{
    /// <summary>The word for a limit that was reached.</summary>
    public static string Kept(TimeSpan limit) =>
        limit.TotalHours % 24 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"kept-{limit.TotalDays:0}d")
            : string.Create(CultureInfo.InvariantCulture, $"kept-{limit.TotalHours:0}h");
}

/// <summary>One erasure that was not yet told to a journal.</summary>
/// <param name="Id">Its name, the same whenever it is told: the store's own name and a number that only grows.</param>
/// <param name="Number">That number.</param>
/// <param name="Done">When it was done, local time.</param>
/// <param name="Erasure">What was erased.</param>
public sealed record PendingErasure(string Id, long Number, DateTime Done, Erasure Erasure);
