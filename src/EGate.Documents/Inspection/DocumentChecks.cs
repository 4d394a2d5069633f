using EGate.Core;

namespace EGate.Documents;

/// <summary>Collects checks and fills up those that were not done, so that none is ever missing.</summary>
internal sealed class DocumentChecks
{
    private readonly Dictionary<string, CheckResult> _byName;

    public DocumentChecks(IEnumerable<CheckResult> first) =>
        _byName = first.ToDictionary(c => c.Name, StringComparer.Ordinal);

    public void Add(CheckResult check) => _byName[check.Name] = check;

    /// <summary>All required checks of the group Document in their order; a missing one is NotDone for this reason.</summary>
    public IReadOnlyList<CheckResult> Complete(string reason) =>
        [
            .. CheckNames
                .Required.Where(r => r.Value == CheckGroup.Document)
                .Select(r => _byName.GetValueOrDefault(r.Key) ?? CheckResult.NotDone(r.Value, r.Key, reason)),
        ];
}
