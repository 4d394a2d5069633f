using EGate.Core;

namespace EGate.Documents;

/// <summary>What came of one part of a signature's verification.</summary>
/// <param name="Outcome">As in checks.</param>
/// <param name="Reason">Stable word; another than <c>ok</c> on a passed part is a warning.</param>
internal readonly record struct CmsPart(Outcome Outcome, string Reason)
{
    public static CmsPart Ok { get; } = new(Outcome.Passed, "ok");

    public static CmsPart Warning(string reason) => new(Outcome.Passed, reason);

    public static CmsPart Failed(string reason) => new(Outcome.Failed, reason);

    public static CmsPart NotPossible(string reason) => new(Outcome.NotPossible, reason);

    public static CmsPart NotDone(string reason) => new(Outcome.NotDone, reason);

    /// <summary>The worst, the first of them where several are as bad; a warning does not count.</summary>
    public static CmsPart Worst(params ReadOnlySpan<CmsPart> parts)
    {
        var worst = Ok;
        foreach (var part in parts)
        {
            worst = part.Outcome > worst.Outcome ? part : worst;
        }

        return worst;
    }

    public CheckResult As(string name) => new(CheckGroup.Document, name, Outcome, Reason);
}
