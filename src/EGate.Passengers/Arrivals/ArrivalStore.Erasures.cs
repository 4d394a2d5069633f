namespace EGate.Passengers;

// What is erased, and what of it a journal has still to be told.
public sealed partial class ArrivalStore
{
    /// <summary>Erases what is due. The record of an erasure is in the same transaction as the erasure; it waits in <see cref="Pending"/>.</summary>
    /// <param name="policy">How long what is kept.</param>
    /// <param name="now">Local time.</param>
    /// <returns>What was erased.</returns>
    /// <exception cref="ArrivalStoreException">The store failed; what is not done will be done the next time.</exception>
    public IReadOnlyList<Erasure> EraseDue(RetentionPolicy policy, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Guarded(() =>
        {
            var erased = new ArrivalEraser(database, policy, now).Run();
            if (erased.Count > 0)
            {
                // The pages as they were stand in the write-ahead log until it is emptied.
                database.Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
            }

            return erased;
        });
    }

    /// <summary>Adds the record of an erasure that was done elsewhere, e.g. of message files.</summary>
    /// <exception cref="ArrivalStoreException">It was not recorded.</exception>
    public void Record(Erasure erasure, DateTime now) =>
        Transaction(() =>
        {
            ArrivalEraser.Record(database, erasure, now);
            return true;
        });

    /// <summary>Erasures that were not yet told to a journal, oldest first; at most <paramref name="most"/>.</summary>
    /// <exception cref="ArrivalStoreException">The store cannot be read.</exception>
    public IReadOnlyList<PendingErasure> Pending(int most) =>
        Guarded<IReadOnlyList<PendingErasure>>(() =>
        {
            var command = database.Prepare(
                "SELECT id, done, what, count, before, because FROM erasure ORDER BY id LIMIT $most",
                "$most"
            );
            command.Parameters[0].Value = most;
            using var row = command.ExecuteReader();
            var pending = new List<PendingErasure>();
            while (row.Read())
            {
                pending.Add(
                    new PendingErasure(
                        $"{Name}-{row.GetInt64(0)}",
                        row.GetInt64(0),
                        ArrivalRow.ReadTime(row.GetString(1)) ?? default,
                        new Erasure(
                            row.GetString(2),
                            row.GetInt32(3),
                            ArrivalRow.ReadTime(row.GetString(4)) ?? default,
                            row.GetString(5)
                        )
                    )
                );
            }

            return pending;
        });

    /// <summary>These erasures, and all before them, stand in a journal.</summary>
    /// <exception cref="ArrivalStoreException">They will be told again.</exception>
    public void Told(PendingErasure last)
    {
        ArgumentNullException.ThrowIfNull(last);
        Transaction(() =>
        {
            var command = database.Prepare("DELETE FROM erasure WHERE id <= $id", "$id");
            command.Parameters[0].Value = last.Number;
            return command.ExecuteNonQuery();
        });
    }
}
