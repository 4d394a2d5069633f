namespace EGate.Core;

/// <summary>
/// One examination inside a crossing and what came of it. It carries no personal data: it may be journaled as it is.
/// </summary>
/// <param name="Group">The group whose worst outcome it counts in.</param>
/// <param name="Name">Stable kebab-case name from <see cref="CheckNames"/>.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Stable kebab-case word that says why; <c>ok</c> when passed; another word on a passed check is a warning.</param>
/// <param name="Score">The measured figure, where the check measures one (unit and range: see the check's name).</param>
/// <param name="Threshold">The limit that <paramref name="Score"/> was held against.</param>
public sealed record CheckResult(
    CheckGroup Group,
    string Name,
    Outcome Outcome,
    string Reason,
    double? Score = null,
    double? Threshold = null
)
{
    /// <summary>A check that found what it must find.</summary>
    public static CheckResult Passed(CheckGroup group, string name, double? score = null, double? threshold = null) =>
        new(group, name, Outcome.Passed, "ok", score, threshold);

    /// <summary>A check that passed with something that people should know of, e.g. <c>sha-1</c>.</summary>
    public static CheckResult PassedWithWarning(CheckGroup group, string name, string warning) =>
        new(group, name, Outcome.Passed, warning);

    /// <summary>A check that found what it must not find.</summary>
    public static CheckResult Failed(
        CheckGroup group,
        string name,
        string reason,
        double? score = null,
        double? threshold = null
    ) => new(group, name, Outcome.Failed, reason, score, threshold);

    /// <summary>A check that was tried and could not be done.</summary>
    public static CheckResult NotPossible(CheckGroup group, string name, string reason) =>
        new(group, name, Outcome.NotPossible, reason);

    /// <summary>A check that was not done.</summary>
    public static CheckResult NotDone(CheckGroup group, string name, string reason) =>
        new(group, name, Outcome.NotDone, reason);
}
