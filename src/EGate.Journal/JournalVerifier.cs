using Microsoft.Data.Sqlite;

namespace EGate.Journal;

/// <summary>
/// Reads a journal from end to end and reports every record that was changed, removed (also at the end), moved or inserted.
/// It writes nothing and works beside a running egated or on a copy of <c>journal.db</c>, <c>journal.db-wal</c>,
/// <c>journal.checkpoint</c> and <c>journal.pub</c>.
/// <para>What it cannot see: a journal rewritten by somebody who holds the private key, and a whole older journal put back together with
/// its own older checkpoint. Against the first, give it the public key noted at installation; against the second, a checkpoint that
/// was kept elsewhere.</para>
/// </summary>
public static class JournalVerifier
{
    /// <summary>Most findings that are listed one by one.</summary>
    public const int FindingsMax = 1000;

    private const int KeyFileMax = 4096;

    /// <summary>Verifies the journal at <paramref name="path"/>.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="publicKeyPem">The key to trust, as PEM; null takes the file <c>.pub</c> beside the journal, which an attacker may have replaced.</param>
    /// <param name="witnessed">A checkpoint kept outside the kiosk; the journal must contain it.</param>
    /// <exception cref="JournalException">There is no such file, or it cannot be opened as a database.</exception>
    public static JournalVerification Verify(
        string path,
        string? publicKeyPem = null,
        JournalCheckpoint? witnessed = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return VerifyFile(new JournalFiles(path), publicKeyPem, witnessed);
        }
        catch (Exception e) when (StoreFaults.IsStoreFault(e))
        {
            throw new JournalException(
                Core.Catalogue.JournalUnreadable,
                $"{Path.GetFileName(path)}: {e.GetType().Name}",
                e
            );
        }
    }

    private static JournalVerification VerifyFile(
        JournalFiles files,
        string? publicKeyPem,
        JournalCheckpoint? witnessed
    )
    {
        // The checkpoint first: a record written in between makes the journal longer than the checkpoint says, never shorter.
        var text = JournalFiles.ReadSmall(files.Checkpoint, JournalCheckpoint.LengthMax);
        using var key = JournalSigningKey.FromPem(publicKeyPem ?? JournalFiles.ReadSmall(files.PublicKey, KeyFileMax));
        var findings = new List<JournalFinding>();
        if (key is null)
        {
            findings.Add(new(0, JournalDamage.Key, "there is no usable public key; signatures were not verified"));
        }

        var checkpoints = Checkpoints(text, witnessed, key, findings);
        using var database = JournalDatabase.OpenReadOnly(files.Database);
        CheckSchema(database, findings);
        var walk = new ChainWalk(key, checkpoints);
        Walk(database, walk, findings);
        findings.AddRange(walk.Findings());
        return new JournalVerification(
            walk.Records,
            walk.Genuine,
            walk.Head,
            key?.Fingerprint ?? string.Empty,
            [.. findings.OrderBy(f => f.Sequence).Take(FindingsMax)],
            findings.Count
        );
    }

    private static void Walk(JournalDatabase database, ChainWalk walk, List<JournalFinding> findings)
    {
        try
        {
            foreach (var row in database.Rows(long.MinValue))
            {
                walk.Take(row);
            }
        }
        catch (Exception e) when (e is SqliteException or InvalidOperationException)
        {
            findings.Add(
                new(
                    walk.LastSequence + 1,
                    JournalDamage.Unreadable,
                    $"the file cannot be read after record {walk.LastSequence}"
                )
            );
        }
    }

    private static void CheckSchema(JournalDatabase database, List<JournalFinding> findings)
    {
        if (!database.HasOwnSchema())
        {
            findings.Add(new(0, JournalDamage.Schema, "the tables of the file are not those of a journal"));
        }
    }

    private static List<JournalCheckpoint> Checkpoints(
        string? text,
        JournalCheckpoint? witnessed,
        JournalSigningKey? key,
        List<JournalFinding> findings
    )
    {
        var trusted = new List<JournalCheckpoint>();
        if (!JournalCheckpoint.TryParse(text, out var beside))
        {
            var state = text is null ? "missing" : "not a checkpoint";
            findings.Add(
                new(
                    0,
                    JournalDamage.Checkpoint,
                    $"the checkpoint file is {state}; records cut off at the end cannot be seen"
                )
            );
        }

        foreach (var checkpoint in new[] { beside, witnessed })
        {
            if (checkpoint is not null && key is not null && TailExamination.IsSigned(checkpoint, key))
            {
                trusted.Add(checkpoint);
            }
            else if (checkpoint is not null && key is not null)
            {
                findings.Add(new(0, JournalDamage.Checkpoint, "a checkpoint is not signed by the journal's key"));
            }
        }

        return trusted;
    }
}
