namespace EGate.Core;

/// <summary>What a site asks of a check that some documents, or some states, cannot offer.</summary>
public enum Demand
{
    /// <summary>Where the document or the state offers it, it must pass; where it does not, the check is not part of the evidence.</summary>
    WhenOffered = 0,

    /// <summary>A document that does not offer it is a referral.</summary>
    Required = 1,
}

/// <summary>The site's decisions on documents that are not laid down by a standard.</summary>
public sealed record DocumentPolicy
{
    /// <summary>Whether the lane takes identity cards (TD1, TD2) as well as passports. Visas and other zones it never takes by themselves.</summary>
    public bool IdentityCards { get; init; }

    /// <summary>
    /// Whether a chip whose PACE failed may be opened with basic access control. Off by default: somebody between chip and reader could
    /// force the weaker protocol (Doc 9303-11, 4.2). When it happens it is journaled.
    /// </summary>
    public bool BasicAccessAfterPace { get; init; }

    /// <summary>Whether a document without any means against copying is a referral. Many older documents have none.</summary>
    public Demand CloneDetection { get; init; } = Demand.WhenOffered;

    /// <summary>Whether a document signer without a current revocation list of its state is a referral.</summary>
    public Demand Revocation { get; init; } = Demand.WhenOffered;

    /// <summary>
    /// How long after its issue a revocation list still counts. States issue one at least every 90 days (Doc 9303-12, 7.1.4).
    /// </summary>
    public TimeSpan CrlMaxAge { get; init; } = TimeSpan.FromDays(90);
}
