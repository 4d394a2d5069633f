namespace EGate.Watchlists;

/// <summary>
/// From what on a person is a hit. Part of the signed settings of a site: a change is a new version. Evidence is a logarithm of a
/// likelihood ratio in nats; scores are 0..1.
/// </summary>
public sealed record MatchSettings
{
    /// <summary>The settings this program was measured with.</summary>
    public static MatchSettings Default { get; } = new();

    /// <summary>Number of this set of settings, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>
    /// Evidence at which a match and a chance agreement are equally likely (score 0.5), in nats, for a traveller whose date of birth is known.
    /// The default stands for a list of about a million entries.
    /// </summary>
    public double EvenAt { get; init; } = 14.5;

    /// <summary>The same for a search without a date of birth: whoever asks wants to see namesakes.</summary>
    public double EvenWithoutBirthAt { get; init; } = 10.0;

    /// <summary>Nats for which the score rises from 0.5 to 0.73.</summary>
    public double Slope { get; init; } = 2.0;

    /// <summary>Highest score while one side gives no date of birth: a name alone is never certain.</summary>
    public double WithoutBirthMax { get; init; } = 0.9;

    /// <summary>Score from which a hit is <see cref="HitStrength.Possible"/>.</summary>
    public double PossibleAt { get; init; } = 0.5;

    /// <summary>The same for a search without a date of birth.</summary>
    public double PossibleWithoutBirthAt { get; init; } = 0.02;

    /// <summary>Score from which a hit with an equal full date of birth is <see cref="HitStrength.Strong"/>.</summary>
    public double StrongAt { get; init; } = 0.9;

    /// <summary>Agreement of the names (0..1) below which no other evidence makes a hit.</summary>
    public double AgreementMin { get; init; } = 0.3;

    /// <summary>The same for a search without a date of birth.</summary>
    public double AgreementWithoutBirthMin { get; init; } = 0.45;
}
