namespace EGate.Watchlists;

/// <summary>How telling words are by the count of an index; words of the index carry the figure with them.</summary>
internal sealed class IndexFrequencies : NameFrequencies
{
    private readonly int _names;

    internal IndexFrequencies(int names)
    {
        _names = names;
    }

    internal override double Information(Word word) =>
        word.Information ?? WordInformation.Blend(0, _names, CommonNames.Share(word));
}
