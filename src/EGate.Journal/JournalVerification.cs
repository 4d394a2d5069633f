namespace EGate.Journal;

/// <summary>What is wrong with a record, or with the journal as a whole.</summary>
public enum JournalDamage
{
    /// <summary>A column of the record was changed.</summary>
    Changed = 0,

    /// <summary>A record that was written is not there.</summary>
    Removed = 1,

    /// <summary>A record is there that was never written.</summary>
    Inserted = 2,

    /// <summary>A genuine record stands at another one's place.</summary>
    Moved = 3,

    /// <summary>Two genuine histories were joined: an older copy of the journal was put back and written on, or parts of two were mixed.</summary>
    Forked = 4,

    /// <summary>The checkpoint file is missing, changed, or not signed by the key.</summary>
    Checkpoint = 5,

    /// <summary>The public key is missing or is no key, so no signature could be verified.</summary>
    Key = 6,

    /// <summary>The file has tables, columns or triggers that a journal does not have.</summary>
    Schema = 7,

    /// <summary>The file cannot be read from here on.</summary>
    Unreadable = 8,
}

/// <summary>One finding.</summary>
/// <param name="Sequence">Number of the record; 0 when the journal as a whole is meant.</param>
/// <param name="Damage">Kind of damage.</param>
/// <param name="Detail">A sentence for the auditor.</param>
public sealed record JournalFinding(long Sequence, JournalDamage Damage, string Detail);

/// <summary>The verifier's answer.</summary>
/// <param name="Records">Records read.</param>
/// <param name="Genuine">Records that are unchanged and at their place.</param>
/// <param name="Head">Hash of the last record in hexadecimal; empty when there is none.</param>
/// <param name="KeyFingerprint">SHA-256 of the public key used, to be compared with the one noted at installation; empty without a key.</param>
/// <param name="Findings">The first <see cref="JournalVerifier.FindingsMax"/> findings, by sequence.</param>
/// <param name="FindingsTotal">All findings.</param>
public sealed record JournalVerification(
    long Records,
    long Genuine,
    string Head,
    string KeyFingerprint,
    IReadOnlyList<JournalFinding> Findings,
    long FindingsTotal
)
{
    /// <summary>True when nothing was found wrong and every record was verified.</summary>
    public bool IsIntact => FindingsTotal == 0;
}
