using EGate.Contract;

namespace EGate.Gateway.Link;

/// <summary>What the gateway knows of the lane at one moment: a fresh status, or that there is no contact. Never an old status.</summary>
/// <param name="Status">The newest status; null when there is no contact.</param>
/// <param name="Version">Counts up with every change, so that a page can wait for the next one.</param>
/// <param name="Age">How old the status is; zero when there is none.</param>
/// <param name="LostSince">When the contact was lost; null with contact, and when there never was any.</param>
public sealed record LaneView(LaneStatus? Status, long Version, TimeSpan Age, DateTimeOffset? LostSince)
{
    /// <summary>True when <see cref="Status"/> may be shown.</summary>
    public bool Contact => Status is not null;
}
