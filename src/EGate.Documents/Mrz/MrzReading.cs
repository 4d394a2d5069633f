using EGate.Core;

namespace EGate.Documents;

/// <summary>All that a machine-readable zone says, and what its checks found.</summary>
/// <param name="Document">The fields; null when the lines are no zone of any format.</param>
/// <param name="Identity">What list searches work on; null unless format and all check digits are right.</param>
/// <param name="KeyInformation">
/// Number, birth and expiry with their digits, 24 characters, more with a long number: the secret that opens the chip (Doc 9303-11, 4.3.2).
/// Null as <paramref name="Identity"/>. A visa has it too, though no chip of its own.
/// </param>
/// <param name="Digits">Every check digit by itself, in the order they stand in; empty when the lines are no zone.</param>
/// <param name="Checks">The checks <c>mrz-format</c>, <c>mrz-check-digits</c> and <c>document-expiry</c>; always all three.</param>
public sealed record MrzReading(
    MrzDocument? Document,
    TravellerIdentity? Identity,
    string? KeyInformation,
    IReadOnlyList<CheckDigitResult> Digits,
    IReadOnlyList<CheckResult> Checks
)
{
    /// <summary>True when format and check digits both passed: only then may the chip be asked and lists be searched.</summary>
    public bool IsReadable => Identity is not null;

    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "machine-readable zone reading";
}
