using EGate.Core;

namespace EGate.Documents;

/// <summary>Collects checks and fills up those that were not done, so that none is ever missing.</summary>
internal sealed class DocumentChecks
{
    private readonly Dictionary<string, CheckResult> _byName;

    public DocumentChecks(IEnumerable<CheckResult> first) =>
        _byName = first.ToDictionary(c => c.Name, StringComparer.Ordinal);

    public void Add(CheckResult check) => _byName[check.Name] = check;

    /// <summary>True when this check was added and passed.</summary>
    public bool IsPassed(string name) => _byName.GetValueOrDefault(name) is { Outcome: Outcome.Passed };

    /// <summary>
    /// In the order of <see cref="CheckNames.Document"/>: every required check, a missing one NotDone for this reason, and of the others
    /// those that were added.
    /// </summary>
    public IReadOnlyList<CheckResult> Complete(string reason) =>
        [
            .. CheckNames
                .Document.Where(n => CheckNames.Required.ContainsKey(n) || _byName.ContainsKey(n))
                .Select(n => _byName.GetValueOrDefault(n) ?? CheckResult.NotDone(CheckGroup.Document, n, reason)),
        ];
}
