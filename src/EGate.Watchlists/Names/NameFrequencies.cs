namespace EGate.Watchlists;

/// <summary>How much it tells when a word agrees: the negative logarithm of the share of names that contain it, in nats.</summary>
internal abstract class NameFrequencies
{
    /// <summary>Shares from the built-in table alone: for pairs of names.</summary>
    internal static NameFrequencies General { get; } = new Table();

    /// <summary>Nats; about 3.5 for the most common word of all, 10 and more for a rare one.</summary>
    internal abstract double Information(Word word);

    private sealed class Table : NameFrequencies
    {
        internal override double Information(Word word) => -Math.Log(CommonNames.Share(word));
    }
}
