using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// Judges what a chip proved of itself and of its access: <c>pace-cam</c>, <c>chip-authentication</c>, <c>active-authentication</c>,
/// <c>terminal-authentication</c>, <c>clone-detection</c> and <c>card-access</c>. Pure.
/// </summary>
internal sealed class ChipProofJudge
{
    private readonly ChipReading _reading;
    private readonly InspectionSite _site;
    private readonly Lazy<(SignedSecurityFile? File, CheckResult? Signature)> _cardSecurity;
    private readonly Lazy<CheckResult?> _mapping;

    /// <param name="reading">What the chip gave; complete when a member is asked.</param>
    /// <param name="site">What the site knows and asks.</param>
    /// <param name="facts">Of the machine-readable zone.</param>
    /// <param name="now">For validities.</param>
    public ChipProofJudge(ChipReading reading, InspectionSite site, DocumentFacts facts, DateTimeOffset now)
    {
        _reading = reading;
        _site = site;
        // The same signature is asked for by two checks, and the proof twice: before the chip is asked on, and after.
        _cardSecurity = new(() => OpenCardSecurity(facts, now));
        _mapping = new(JudgeMapping);
    }

    /// <summary>
    /// The proof within PACE with chip authentication mapping; null after any other access. It counts only with a key that EF.CardSecurity
    /// holds under a trusted signature.
    /// </summary>
    public CheckResult? Mapping => _mapping.Value;

    /// <summary>Adds every check that was called for.</summary>
    /// <param name="checks">Those of the SOD, its signer and the hashes stand in it already.</param>
    /// <param name="sod">The SOD as it was read.</param>
    public void AddTo(DocumentChecks checks, PassiveAuthentication sod)
    {
        var isTrusted = checks.IsPassed(CheckNames.SodSignature) && checks.IsPassed(CheckNames.DsChain);
        Add(checks, Mapping);
        Add(checks, CardAccess(sod));
        if (_reading.Proofs is not { } proofs)
        {
            // The reading ended before: what was promised stays open, so that its absence is never a pass.
            AddOpen(checks, sod);
            return;
        }

        foreach (var check in proofs.Checks.Where(IsCalledFor))
        {
            checks.Add(check);
        }

        var evidence = new CloneEvidence(
            isTrusted,
            sod.SignedDataGroups.Contains(14),
            sod.SignedDataGroups.Contains(15),
            IsIntact(sod, 14),
            IsIntact(sod, 15),
            proofs.IsChipAuthenticationOffered,
            proofs.ActiveAuthentication,
            proofs.ChipAuthentication,
            Mapping
        );
        Add(checks, CloneDetection.Judge(evidence, _site.Policy.CloneDetection));
    }

    /// <summary>A site with rights of its own meets chips that ask for none.</summary>
    private static bool IsCalledFor(CheckResult check) =>
        check.Name != CheckNames.TerminalAuthentication || check.Reason != "not-offered";

    private void AddOpen(DocumentChecks checks, PassiveAuthentication sod)
    {
        var isPromised = sod.SignedDataGroups.Any(g => g is 14 or 15) || _reading.MappingProof is not null;
        if (isPromised || _site.Policy.CloneDetection == Demand.Required)
        {
            checks.Add(CheckResult.NotDone(CheckGroup.Document, CheckNames.CloneDetection, _reading.Reason));
        }
    }

    private CheckResult? JudgeMapping()
    {
        if (_reading.MappingProof is not { } proof)
        {
            return null;
        }

        if (!proof.IsPresent)
        {
            return Failed(CheckNames.PaceCam, "mapping-proof-missing");
        }

        return _cardSecurity.Value switch
        {
            (null, _) => Failed(CheckNames.PaceCam, "card-security-missing"),
            (_, { Outcome: not Outcome.Passed } signature) => signature,
            var (file, signature) => Verifies(proof, file)
                ? signature
                : Failed(CheckNames.PaceCam, "mapping-proof-wrong"),
        };
    }

    /// <summary>Only copies that are proved to be the issuer's are compared with.</summary>
    private CheckResult? CardAccess(PassiveAuthentication sod) =>
        CardAccessConsistency.Judge(
            _reading.CardAccess,
            IsIntact(sod, 14) ? _reading.Groups[14] : null,
            _cardSecurity.Value is ({ } file, { Outcome: Outcome.Passed }) ? file.SecurityInfos.ToArray() : null
        );

    /// <summary>EF.CardSecurity and what became of its signature; neither when the chip has none that can be read.</summary>
    private (SignedSecurityFile? File, CheckResult? Signature) OpenCardSecurity(DocumentFacts facts, DateTimeOffset now)
    {
        try
        {
            if (_reading.CardSecurity is not { } bytes)
            {
                return (null, null);
            }

            var file = SignedSecurityFile.Parse(bytes);
            return (file, file.Verify(CheckNames.PaceCam, _site.Trust, _site.Policy, facts, now));
        }
        catch (DocumentFormatException)
        {
            return (null, null);
        }
    }

    private static bool Verifies(MappingProof proof, SignedSecurityFile file)
    {
        try
        {
            return proof.Verify(SecurityInfoSet.Parse(file.SecurityInfos));
        }
        catch (DocumentFormatException)
        {
            return false;
        }
    }

    private bool IsIntact(PassiveAuthentication sod, int group) =>
        _reading.Groups.TryGetValue(group, out var file)
        && sod.VerifyHashes(new Dictionary<int, ReadOnlyMemory<byte>> { [group] = file }).Outcome == Outcome.Passed;

    private static void Add(DocumentChecks checks, CheckResult? check)
    {
        if (check is not null)
        {
            checks.Add(check);
        }
    }

    private static CheckResult Failed(string name, string reason) =>
        CheckResult.Failed(CheckGroup.Document, name, reason);
}
