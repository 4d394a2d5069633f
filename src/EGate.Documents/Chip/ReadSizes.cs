namespace EGate.Documents;

/// <summary>
/// How many bytes one READ BINARY of this document asks for. It begins with the most that may work, falls back where the chip refuses, and
/// never goes up again: some chips lose the session after an error, so a size is refused once only.
/// </summary>
internal sealed class ReadSizes
{
    /// <summary>Steps that short commands reach; 223, 160 and 112 are what chips of the field fall back to.</summary>
    private static readonly int[] Short = [231, 223, 160, 112];

    /// <summary>Steps for chips that take extended length and do not say how long.</summary>
    private static readonly int[] Extended = [3840, 1792, 896];

    /// <summary>Tags, lengths, indicator, status, MAC and trailer around the padded data of a protected answer.</summary>
    private const int Overhead = 21;
    private int[] _steps = Short;
    private int _ceiling = int.MaxValue;
    private int _proven;

    /// <summary>Bytes to ask for now.</summary>
    public int Current => _steps.FirstOrDefault(s => s <= _ceiling, Smallest);

    private static int Smallest => Short[^1];

    /// <summary>True when as much was given before, so that an error means something else than the size.</summary>
    public bool IsProven(int length) => length <= _proven;

    /// <summary>Prepares the steps for a session. What the chip refused before stays refused.</summary>
    /// <param name="blockLength">Of the cipher: an answer is as long as its padded data.</param>
    /// <param name="isExtended">The chip takes commands of extended length.</param>
    /// <param name="maxAnswer">Longest answer in bytes as the chip says; null when it does not.</param>
    public void Begin(int blockLength, bool isExtended, int? maxAnswer)
    {
        var most = MostPlain(CommandApdu.MaxShortLe + 2, blockLength);
        int[] longer = maxAnswer is { } told ? [MostPlain(told, blockLength)] : Extended;
        _steps = [.. longer.Where(s => isExtended && s > most), .. Short.Where(s => s <= most)];
    }

    /// <summary>A read of this size went well.</summary>
    public void Prove(int length) => _proven = Math.Max(_proven, length);

    /// <summary>A read of this size was refused. False when there is no smaller step.</summary>
    public bool StepDown(int refused)
    {
        _ceiling = Math.Min(_ceiling, refused - 1);
        return refused > Smallest;
    }

    /// <summary>The most data whose protected answer is no longer than this.</summary>
    private static int MostPlain(int answer, int blockLength) =>
        Math.Max(((answer - Overhead) / blockLength * blockLength) - 1, Smallest);
}
