using EGate.Core;
using EGate.Daemon.Lane;
using EGate.Exchange;
using EGate.Watchlists;

namespace EGate.Daemon.Sharing;

/// <summary>An officer's verified decision on one hit of the traveller under way. Personal data: memory only.</summary>
/// <param name="Order">The command: <see cref="HitEvents"/>.</param>
/// <param name="Crossing">The crossing.</param>
/// <param name="Identity">Who the document says the traveller is.</param>
/// <param name="Hit">The hit.</param>
internal sealed record HitDecision(OfficerOrder Order, string Crossing, TravellerIdentity Identity, ListHit Hit)
{
    /// <summary>Everything that may be shared, by the names of <see cref="SharedFields"/>.</summary>
    public IReadOnlyDictionary<string, string> Known(LaneProfile profile) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SharedFields.Site] = profile.Site,
            [SharedFields.Lane] = profile.Lane,
            [SharedFields.Crossing] = Crossing,
            [SharedFields.List] = Hit.List,
            [SharedFields.Entry] = Hit.Entry,
            [SharedFields.Strength] = Hit.Strength.ToString(),
            [SharedFields.DocumentNumber] = Identity.DocumentNumber,
            [SharedFields.Issuer] = Identity.Issuer,
            [SharedFields.ExpiryDate] = Identity.ExpiryDate,
            [SharedFields.Surname] = Identity.Surname,
            [SharedFields.GivenNames] = Identity.GivenNames,
            [SharedFields.BirthDate] = Identity.BirthDate,
            [SharedFields.Sex] = Identity.Sex,
            [SharedFields.Nationality] = Identity.Nationality,
            [SharedFields.Officer] = Order.KeyId,
            [SharedFields.Reason] = Order.Reason,
        };

    /// <summary>Names nobody.</summary>
    public override string ToString() => $"{Order.Command} in crossing {Crossing}";
}
