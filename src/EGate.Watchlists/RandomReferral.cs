using EGate.Core;

namespace EGate.Watchlists;

/// <summary>
/// Refers some travellers by chance, where a site asks for it: whoever is referred then cannot conclude that a list names him. The choice
/// does not depend on the traveller in any way.
/// </summary>
public static class RandomReferral
{
    private const int Of = 1_000;

    /// <summary>Adds the check <c>random-referral</c> to the evidence; where the site asks for none, nothing is added.</summary>
    /// <param name="result">What the lists gave.</param>
    /// <param name="policy">How many of 1,000 are referred.</param>
    /// <param name="chance">A whole number from 0 up to, not including, its argument; each with the same probability and not to be foreseen.</param>
    public static ScreeningResult Apply(ScreeningResult result, ListsPolicy policy, Func<int, int> chance)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(chance);
        if (policy.RandomReferralPerMille == 0)
        {
            return result;
        }

        var check =
            chance(Of) < policy.RandomReferralPerMille
                ? CheckResult.Failed(CheckGroup.Lists, CheckNames.RandomReferral, "chosen-by-chance")
                : CheckResult.Passed(CheckGroup.Lists, CheckNames.RandomReferral);
        return result with { Checks = [.. result.Checks, check] };
    }
}
