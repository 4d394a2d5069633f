namespace EGate.Contract.Officers;

/// <summary>
/// egated's officers file: the public keys whose commands it obeys, as a JSON list of
/// <c>{"keyId", "officer", "role", "publicKey"}</c>. It holds nothing secret, but whoever can write it can command the lane.
/// </summary>
public static class OfficersFile
{
    /// <summary>Reads and checks a file. Never throws for what is in it or for its absence: the problems say what is wrong.</summary>
    public static FileContent<IReadOnlyList<OfficerKey>> Read(string path) => StrictFile.Read(path, b => Parse(b));

    /// <summary>Checks the bytes of a file; every problem is reported, not only the first.</summary>
    public static FileContent<IReadOnlyList<OfficerKey>> Parse(ReadOnlySpan<byte> json)
    {
        var parsed = StrictFile.Parse<List<OfficerKey>>(json);
        if (parsed.Content is not { } keys)
        {
            return FileContent<IReadOnlyList<OfficerKey>>.Bad(parsed.Problems);
        }

        var problems = Problems(keys).Take(StrictFile.MaxProblems).ToList();
        return problems.Count == 0
            ? FileContent<IReadOnlyList<OfficerKey>>.Good(keys)
            : FileContent<IReadOnlyList<OfficerKey>>.Bad(problems);
    }

    /// <summary>Writes the file whole or not at all, mode 0600.</summary>
    /// <exception cref="ArgumentException">A key is not as the reader would accept it.</exception>
    /// <exception cref="IOException">The directory is missing, full or not writable. The old file is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there. The old file is untouched.</exception>
    public static void Write(string path, IReadOnlyList<OfficerKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (Problems(keys).FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(keys));
        }

        StrictFile.Write(path, keys);
    }

    private static IEnumerable<string> Problems(IReadOnlyList<OfficerKey> keys)
    {
        if (keys.Count > StrictFile.MaxEntries)
        {
            yield return $"More than {StrictFile.MaxEntries} keys.";
            yield break;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Count; i++)
        {
            foreach (var problem in EntryRules.Problems(keys[i]))
            {
                yield return $"Entry {i + 1}: {problem}";
            }

            if (keys[i] is { } key && !ids.Add(key.KeyId))
            {
                yield return $"Entry {i + 1}: the keyId stands in the file twice; remove one of the two.";
            }
        }
    }
}
