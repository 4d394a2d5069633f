using EGate.Core;

namespace EGate.Passengers;

/// <summary>
/// Finds a traveller among the expected arrivals, as the gate does: by the document's number, then by name and date of birth, then by name
/// among announcements that have nothing else. What differs is evidence. None of its answers is a reason to stop anybody: no check is made
/// of it, rules make flags of it, and an officer looks at those.
/// </summary>
/// <param name="arrivals">The expected arrivals.</param>
public sealed class ArrivalMatcher(IExpectedArrivals arrivals)
{
    /// <summary>A flight is looked at from this long before its scheduled arrival: it may be early, and clocks of places differ.</summary>
    public static TimeSpan EarlyMax { get; } = TimeSpan.FromHours(12);

    /// <summary>And until this long after it: it may be late, and travellers wait.</summary>
    public static TimeSpan LateMax { get; } = TimeSpan.FromHours(36);

    /// <summary>Finds one traveller.</summary>
    /// <param name="traveller">Who the document says its holder is.</param>
    /// <param name="now">Local time at the gate.</param>
    /// <exception cref="ArrivalStoreException">The store cannot be read: nothing can be said, as with <see cref="MatchKind.NoData"/>.</exception>
    public ArrivalMatch Match(TravellerIdentity traveller, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(traveller);
        var (from, to) = (now - LateMax, now + EarlyMax);
        if (
            Nearest(arrivals.OfDocument(traveller.DocumentNumber, from, to), a => SamePerson(a, traveller), now) is
            { } byNumber
        )
        {
            return new ArrivalMatch(MatchKind.Document, byNumber, Differences(byNumber, traveller, sameDocument: true));
        }

        if (Nearest(Named(traveller, from, to), a => true, now) is { } byName)
        {
            return new ArrivalMatch(
                MatchKind.NameAndBirth,
                byName,
                Differences(byName, traveller, sameDocument: false)
            );
        }

        var nameless = arrivals
            .OfName(traveller.Surname, "", from, to)
            .Where(a => a.Document is null && Agrees(a, traveller));
        if (Nearest([.. nameless], a => true, now) is { } alone)
        {
            return new ArrivalMatch(MatchKind.Name, alone, Differences(alone, traveller, sameDocument: false));
        }

        return arrivals.HasArrivals(from, to)
            ? new ArrivalMatch(MatchKind.NotExpected, null, [ArrivalDifferences.NotExpected])
            : new ArrivalMatch(MatchKind.NoData, null, [ArrivalDifferences.NoData]);
    }

    /// <summary>
    /// A number alone is not unique: other states number theirs alike. It counts with the same issuer or an unknown one, else only with the
    /// same name or the same date of birth.
    /// </summary>
    private static bool SamePerson(ExpectedArrival arrival, TravellerIdentity traveller) =>
        IssuerAgrees(arrival, traveller) || Agrees(arrival, traveller) || arrival.BirthDate?.Mrz == traveller.BirthDate;

    private List<ExpectedArrival> Named(TravellerIdentity traveller, DateTime from, DateTime to)
    {
        var found = arrivals
            .OfName(traveller.Surname, traveller.BirthDate, from, to)
            .Where(a => Agrees(a, traveller))
            .ToList();
        return found.Count > 0 || Turned(traveller.BirthDate) is not { } turned
            ? found
            : [.. arrivals.OfName(traveller.Surname, turned, from, to).Where(a => Agrees(a, traveller))];
    }

    private static bool Agrees(ExpectedArrival arrival, TravellerIdentity traveller) =>
        NameAgreement.Agree(traveller, arrival.Surname, arrival.GivenNames);

    /// <summary>The best of several flights: one that was not withdrawn before one that was, then the nearest in time.</summary>
    private static ExpectedArrival? Nearest(
        IReadOnlyList<ExpectedArrival> arrivals,
        Func<ExpectedArrival, bool> fits,
        DateTime now
    ) =>
        arrivals
            .Where(fits)
            .OrderBy(IsWithdrawn)
            .ThenBy(a => ((a.Arrives ?? a.Departs ?? now) - now).Duration())
            .FirstOrDefault();

    private static bool IsWithdrawn(ExpectedArrival arrival) =>
        arrival.State is ArrivalState.Cancelled or ArrivalState.NotOnBoard;

    private static List<string> Differences(ExpectedArrival arrival, TravellerIdentity traveller, bool sameDocument)
    {
        var found = new List<string>();
        void Note(bool differs, string word)
        {
            if (differs)
            {
                found.Add(word);
            }
        }

        Note(!sameDocument && arrival.Document is not null, ArrivalDifferences.Document);
        Note(sameDocument && !IssuerAgrees(arrival, traveller), ArrivalDifferences.Issuer);
        var otherBirth = arrival.BirthDate is { } birth && birth.Mrz != traveller.BirthDate;
        Note(otherBirth, ArrivalDifferences.BirthDate);
        Note(
            otherBirth && Turned(traveller.BirthDate) == arrival.BirthDate!.Value.Mrz,
            ArrivalDifferences.BirthDateTurned
        );
        Note(arrival.Surname.Length > 0 && !Agrees(arrival, traveller), ArrivalDifferences.Name);
        Note(arrival.Sex != "<" && traveller.Sex != "<" && arrival.Sex != traveller.Sex, ArrivalDifferences.Sex);
        Note(!CodesAgree(arrival.Nationality, traveller.Nationality), ArrivalDifferences.Nationality);
        Note(sameDocument && ExpiryDiffers(arrival, traveller), ArrivalDifferences.Expiry);
        Note(IsWithdrawn(arrival), ArrivalDifferences.Withdrawn);
        return found;
    }

    /// <summary>Only of the very document: a person may have been announced with two, and one expiry is kept.</summary>
    private static bool ExpiryDiffers(ExpectedArrival arrival, TravellerIdentity traveller) =>
        arrival.Document is { Expiry: { } expiry } document
        && MrzForm.Number(document.Number) == MrzForm.Number(traveller.DocumentNumber)
        && expiry.Mrz != traveller.ExpiryDate;

    private static bool IssuerAgrees(ExpectedArrival arrival, TravellerIdentity traveller) =>
        CodesAgree(arrival.Document?.Issuer ?? "", traveller.Issuer);

    /// <summary>Nothing is said by a missing code, nor by one of two letters where the zone has three.</summary>
    private static bool CodesAgree(string announced, string own) =>
        announced.Length == 0 || own.Length == 0 || announced.Length != own.Length || announced == own;

    /// <summary>YYMMDD with day and month exchanged; null when that is no date or the same one.</summary>
    private static string? Turned(string birth) =>
        TravelDate.Digits(birth) is { } date
        && date.Month != date.Day
        && TravelDate.Digits($"{birth[..2]}{birth[4..]}{birth[2..4]}") is { } turned
            ? turned.Mrz
            : null;
}
