using EGate.Core;
using EGate.Documents;

namespace EGate.Cli.Documents;

/// <summary>
/// Judges the files of a chip offline. What the input calls for counts: a check whose input was not given is shown as not done and does
/// not; without anchors, or without any data group, the outcome is at best that it was not possible.
/// </summary>
internal sealed class DocumentVerification
{
    private readonly DocumentFolder _folder;
    private readonly TrustMaterial _trust;
    private readonly DocumentInputs _inputs;
    private readonly List<CheckResult> _counted = [];
    private readonly List<CheckResult> _shown = [];

    public DocumentVerification(DocumentFolder folder, TrustMaterial trust, DocumentInputs inputs)
    {
        _folder = folder;
        _trust = trust;
        _inputs = inputs;
    }

    /// <summary>Where the authority that vouches for the signer comes from; null when none does.</summary>
    public string? Anchor { get; private set; }

    /// <summary>All checks in the order in which people read them.</summary>
    public IReadOnlyList<CheckResult> Checks { get; private set; } = [];

    /// <summary>Only what was done and passed passes.</summary>
    public Outcome Outcome =>
        _counted.Max(c => c.Outcome) is var worst && worst == Outcome.NotDone ? Outcome.NotPossible : worst;

    /// <summary>Does every check.</summary>
    public void Run(DateTimeOffset at)
    {
        var sod = PassiveAuthentication.Open(_folder.Sod);
        var zone = _inputs.Zone ?? (_folder.DataGroups.TryGetValue(1, out var dg1) ? DocumentFacts.ZoneOf(dg1) : null);
        var facts = zone is null ? DocumentFacts.None : DocumentFacts.OfZone(zone);
        var policy = new DocumentPolicy { Revocation = _inputs.CrlFiles > 0 ? Demand.Required : Demand.WhenOffered };
        var report = sod.VerifySigner(_trust, policy, facts, at);
        Anchor = report.AnchorProvenance;
        _counted.AddRange(report.Checks);
        foreach (var check in report.NotCalledFor)
        {
            AddNotCalledFor(check);
        }

        AddHashes(sod);
        AddCom(sod);
        AddZone();
        AddCardSecurity(policy, facts, at);
        var order = CheckNames.Document.ToList();
        Checks = [.. _counted.Concat(_shown).OrderBy(c => Place(order, c.Name))];
    }

    /// <summary>A list that was given and could not be read is not the same as no list.</summary>
    private void AddNotCalledFor(CheckResult check)
    {
        var isUnread =
            (check.Name == CheckNames.DeviationList && _trust.DeviationListCount < _inputs.DeviationFiles)
            || (check.Name == CheckNames.DefectList && _trust.DefectListCount < _inputs.DefectFiles);
        if (isUnread)
        {
            _counted.Add(CheckResult.NotPossible(CheckGroup.Document, check.Name, "list-malformed"));
        }
        else
        {
            _shown.Add(check);
        }
    }

    private void AddHashes(PassiveAuthentication sod)
    {
        if (_folder.DataGroups.Count == 0)
        {
            _counted.Add(CheckResult.NotDone(CheckGroup.Document, CheckNames.DgHashes, "no-data-groups"));
            return;
        }

        _counted.Add(sod.VerifyHashes(_folder.DataGroups));
        _counted.AddRange(sod.VerifyEachHash(_folder.DataGroups));
    }

    private void AddCom(PassiveAuthentication sod)
    {
        if (_folder.Com is null)
        {
            _shown.Add(CheckResult.NotDone(CheckGroup.Document, CheckNames.ComSod, "no-com"));
        }
        else
        {
            _counted.Add(sod.VerifyCom(_folder.Com));
        }
    }

    private void AddZone()
    {
        if (_inputs.Zone is null)
        {
            _shown.Add(CheckResult.NotDone(CheckGroup.Document, CheckNames.Dg1Mrz, "no-mrz"));
        }
        else if (!_folder.DataGroups.TryGetValue(1, out var dg1))
        {
            _counted.Add(CheckResult.NotPossible(CheckGroup.Document, CheckNames.Dg1Mrz, "no-dg1"));
        }
        else
        {
            var zone = DocumentFacts.ZoneOf(dg1);
            _counted.Add(
                zone == _inputs.Zone
                    ? CheckResult.Passed(CheckGroup.Document, CheckNames.Dg1Mrz)
                    : CheckResult.Failed(
                        CheckGroup.Document,
                        CheckNames.Dg1Mrz,
                        zone is null ? "dg1-malformed" : "dg1-differs"
                    )
            );
        }
    }

    private void AddCardSecurity(DocumentPolicy policy, DocumentFacts facts, DateTimeOffset at)
    {
        const string name = "card-security";
        if (_folder.CardSecurity is null)
        {
            return;
        }

        try
        {
            _counted.Add(SignedSecurityFile.Parse(_folder.CardSecurity).Verify(name, _trust, policy, facts, at));
        }
        catch (DocumentFormatException e)
        {
            _counted.Add(CheckResult.Failed(CheckGroup.Document, name, e.Reason));
        }
    }

    /// <summary>The hashes of single groups stand behind their sum.</summary>
    private static int Place(List<string> order, string name)
    {
        var place = order.IndexOf(name);
        return 100
            * (
                place >= 0 ? place
                : name.EndsWith("-hash", StringComparison.Ordinal) ? order.IndexOf(CheckNames.DgHashes)
                : order.Count
            );
    }
}

/// <summary>What a command line gave besides the folder.</summary>
/// <param name="Zone">The printed zone, one line after the other; null when it was not given.</param>
/// <param name="CrlFiles">How many revocation lists were named.</param>
/// <param name="DeviationFiles">How many deviation lists were named.</param>
/// <param name="DefectFiles">How many defect lists were named.</param>
internal sealed record DocumentInputs(string? Zone, int CrlFiles, int DeviationFiles, int DefectFiles);
