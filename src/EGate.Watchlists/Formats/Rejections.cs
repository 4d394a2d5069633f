namespace EGate.Watchlists;

/// <summary>Collects what could not be used, bounded, and says when there is so much of it that the file is not to be trusted.</summary>
internal sealed class Rejections
{
    /// <summary>Most rejections that are kept one by one.</summary>
    internal const int KeptMax = 200;

    private readonly List<RejectedRecord> _kept = [];

    /// <summary>Records lost whole.</summary>
    internal long Lost { get; private set; }

    internal IReadOnlyList<RejectedRecord> Kept => _kept;

    internal void Add(RejectedRecord record)
    {
        Lost += record.Lost ? 1 : 0;
        if (_kept.Count < KeptMax)
        {
            _kept.Add(record);
        }
    }

    /// <summary>
    /// A list without a usable entry screens nobody, and one of which more is bad than good is not the file it should be.
    /// </summary>
    internal void Require(long good)
    {
        if (good == 0 || Lost > good)
        {
            var first = _kept.Find(r => r.Lost);
            throw new ListRefusedException(
                first?.Line ?? 0,
                first is null
                    ? "the list has no entries"
                    : $"{good} usable records and {Lost} bad ones; the first: {first.Reason}"
            );
        }
    }
}
