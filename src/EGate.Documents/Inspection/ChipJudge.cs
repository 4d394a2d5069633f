using EGate.Core;

namespace EGate.Documents;

/// <summary>Turns what was read of a chip into checks. Pure but for the portrait that it takes out of DG2.</summary>
internal sealed class ChipJudge(MrzReading mrz, IReadOnlyList<string> lines, ChipReading reading)
{
    /// <summary>The portrait; null when DG2 was not read or holds none. Owned by whoever takes it.</summary>
    public EncodedPortrait? Portrait { get; private set; }

    /// <summary>Adds every check that could be done; the others stay open.</summary>
    public void AddTo(DocumentChecks checks, IReadOnlyList<CheckResult> signerChecks, ChipProofJudge proofs)
    {
        checks.Add(Access());
        if (reading.Access is not null)
        {
            checks.Add(Read());
        }

        foreach (var check in signerChecks)
        {
            checks.Add(check);
        }

        if (reading.Dg1 is not null)
        {
            checks.Add(Zone(reading.Dg1));
        }

        if (reading.Sod is { IsCompletedSuccessfully: true, Result: { } sod })
        {
            AddComparisons(checks, sod);
            proofs.AddTo(checks, sod);
        }
    }

    private void AddComparisons(DocumentChecks checks, PassiveAuthentication sod)
    {
        if (reading.Com is not null)
        {
            checks.Add(sod.VerifyCom(reading.Com));
        }

        // Hashes of some groups only would say less than the check's name: without both it stays open.
        if (reading.Dg1 is not null && reading.Dg2 is not null)
        {
            checks.Add(sod.VerifyHashes(reading.Groups.ToDictionary(g => g.Key, g => (ReadOnlyMemory<byte>)g.Value)));
        }
    }

    /// <summary>Keys proved, and secure messaging kept to the end.</summary>
    private CheckResult Access()
    {
        if (reading.IsAttack)
        {
            return CheckResult.Failed(CheckGroup.Document, CheckNames.ChipAccess, reading.Reason);
        }

        return reading.Access is not null
            ? CheckResult.Passed(CheckGroup.Document, CheckNames.ChipAccess)
            : CheckResult.NotPossible(CheckGroup.Document, CheckNames.ChipAccess, reading.Reason);
    }

    private CheckResult Read()
    {
        if (reading.Dg2 is null)
        {
            return CheckResult.NotPossible(CheckGroup.Document, CheckNames.ChipRead, reading.Reason);
        }

        try
        {
            Portrait = Dg2.ParsePortrait(reading.Dg2);
            return CheckResult.Passed(CheckGroup.Document, CheckNames.ChipRead);
        }
        catch (DocumentFormatException e)
        {
            return CheckResult.NotPossible(
                CheckGroup.Document,
                CheckNames.ChipRead,
                e.Reason.StartsWith("dg2", StringComparison.Ordinal) ? e.Reason : "dg2-malformed"
            );
        }
    }

    private CheckResult Zone(byte[] dg1)
    {
        try
        {
            return mrz.Document is not null && Dg1.Parse(dg1).Equals(lines)
                ? CheckResult.Passed(CheckGroup.Document, CheckNames.Dg1Mrz)
                : CheckResult.Failed(CheckGroup.Document, CheckNames.Dg1Mrz, "dg1-differs");
        }
        catch (DocumentFormatException)
        {
            return CheckResult.Failed(CheckGroup.Document, CheckNames.Dg1Mrz, "dg1-malformed");
        }
    }
}
