using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// Judges what a chip proved of itself and of its access: <c>pace-cam</c>, <c>chip-authentication</c>, <c>active-authentication</c>,
/// <c>terminal-authentication</c>, <c>clone-detection</c> and <c>card-access</c>. Pure.
/// </summary>
internal sealed class ChipProofJudge(ChipReading reading, InspectionSite site, DocumentFacts facts, DateTimeOffset now)
{
    /// <summary>
    /// The proof within PACE with chip authentication mapping; null after any other access. It counts only with a key that EF.CardSecurity
    /// holds under a trusted signature.
    /// </summary>
    public CheckResult? Mapping()
    {
        if (reading.MappingProof is not { } proof)
        {
            return null;
        }

        if (!proof.IsPresent)
        {
            return Failed(CheckNames.PaceCam, "mapping-proof-missing");
        }

        if (OpenCardSecurity() is not { } file)
        {
            return Failed(CheckNames.PaceCam, "card-security-missing");
        }

        var signature = file.Verify(CheckNames.PaceCam, site.Trust, site.Policy, facts, now);
        if (signature.Outcome != Outcome.Passed)
        {
            return signature;
        }

        return Verifies(proof, file) ? signature : Failed(CheckNames.PaceCam, "mapping-proof-wrong");
    }

    /// <summary>Adds every check that was called for.</summary>
    /// <param name="checks">Those of the SOD, its signer and the hashes stand in it already.</param>
    /// <param name="sod">The SOD as it was read.</param>
    public void AddTo(DocumentChecks checks, PassiveAuthentication sod)
    {
        var mapping = Mapping();
        var isTrusted = checks.IsPassed(CheckNames.SodSignature) && checks.IsPassed(CheckNames.DsChain);
        Add(checks, mapping);
        Add(checks, CardAccess(sod));
        if (reading.Proofs is not { } proofs)
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
            mapping
        );
        Add(checks, CloneDetection.Judge(evidence, site.Policy.CloneDetection));
    }

    /// <summary>A site with rights of its own meets chips that ask for none.</summary>
    private static bool IsCalledFor(CheckResult check) =>
        check.Name != CheckNames.TerminalAuthentication || check.Reason != "not-offered";

    private void AddOpen(DocumentChecks checks, PassiveAuthentication sod)
    {
        var isPromised = sod.SignedDataGroups.Any(g => g is 14 or 15) || reading.MappingProof is not null;
        if (isPromised || site.Policy.CloneDetection == Demand.Required)
        {
            checks.Add(CheckResult.NotDone(CheckGroup.Document, CheckNames.CloneDetection, reading.Reason));
        }
    }

    /// <summary>Only copies that are proved to be the issuer's are compared with.</summary>
    private CheckResult? CardAccess(PassiveAuthentication sod)
    {
        var file = OpenCardSecurity();
        var isSigned =
            file is not null
            && file.Verify(CheckNames.CardAccess, site.Trust, site.Policy, facts, now).Outcome == Outcome.Passed;
        return CardAccessConsistency.Judge(
            reading.CardAccess,
            IsIntact(sod, 14) ? reading.Groups[14] : null,
            isSigned ? file!.SecurityInfos.ToArray() : null
        );
    }

    private SignedSecurityFile? OpenCardSecurity()
    {
        try
        {
            return reading.CardSecurity is { } bytes ? SignedSecurityFile.Parse(bytes) : null;
        }
        catch (DocumentFormatException)
        {
            return null;
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
        reading.Groups.TryGetValue(group, out var file)
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
