namespace EGate.Core;

/// <summary>What the lane does with expected arrivals. Without any it checks nothing, and stops nobody.</summary>
/// <param name="Rules">Path of the site's rules for travellers at the gate; <see cref="None"/> when it has none.</param>
/// <param name="ArrivalsMax">Most persons held in memory.</param>
/// <param name="SilenceMax">After this long without a word of the gateway nobody is called "not expected".</param>
public sealed record PassengerPolicy(string Rules, int ArrivalsMax, TimeSpan SilenceMax)
{
    /// <summary>Stands for no rules.</summary>
    public const string None = "none";
}
