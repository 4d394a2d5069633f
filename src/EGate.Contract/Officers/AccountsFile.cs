using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace EGate.Contract.Officers;

/// <summary>
/// The gateway's accounts file: <c>{"secret", "accounts": [...]}</c>. The secret makes the invented keys that unknown names get, so that
/// they stay the same from day to day as real ones do; it opens nothing.
/// </summary>
/// <param name="Secret">32 random bytes of this installation, base64.</param>
/// <param name="Accounts">The accounts; names and key ids are unique.</param>
public sealed record AccountsFile(
    [property: JsonPropertyName("secret")] string Secret,
    [property: JsonPropertyName("accounts")] IReadOnlyList<OfficerAccount> Accounts
)
{
    private const int SecretBytes = 32;

    /// <summary>A file for a new installation, without accounts.</summary>
    public static AccountsFile New() => new(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)), []);

    /// <summary>The account of that name, whatever the case; null when there is none.</summary>
    public OfficerAccount? Find(string name) =>
        Accounts.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>This file with an account added, or replaced when one of that name is there (a new password is a new key).</summary>
    public AccountsFile With(OfficerAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return this with { Accounts = [.. Without(account.Name).Accounts, account] };
    }

    /// <summary>This file without the account of that name.</summary>
    public AccountsFile Without(string name) =>
        this with
        {
            Accounts = [.. Accounts.Where(a => !string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase))],
        };

    /// <summary>Reads and checks a file. Never throws for what is in it or for its absence: the problems say what is wrong.</summary>
    public static FileContent<AccountsFile> Read(string path) => StrictFile.Read(path, b => Parse(b));

    /// <summary>Checks the bytes of a file; every problem is reported, not only the first.</summary>
    public static FileContent<AccountsFile> Parse(ReadOnlySpan<byte> json)
    {
        var parsed = StrictFile.Parse<AccountsFile>(json);
        if (parsed.Content is not { } file)
        {
            return parsed;
        }

        var problems = file.Problems().Take(StrictFile.MaxProblems).ToList();
        return problems.Count == 0 ? parsed : FileContent<AccountsFile>.Bad(problems);
    }

    /// <summary>Writes the file whole or not at all, mode 0600.</summary>
    /// <exception cref="InvalidOperationException">An account is not as the reader would accept it.</exception>
    /// <exception cref="IOException">The directory is missing, full or not writable. The old file is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there. The old file is untouched.</exception>
    public void Write(string path)
    {
        if (Problems().FirstOrDefault() is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        StrictFile.Write(path, this);
    }

    private IEnumerable<string> Problems()
    {
        var bytes = new byte[SecretBytes + 3];
        if (!Convert.TryFromBase64String(Secret, bytes, out var length) || length != SecretBytes)
        {
            yield return $"secret must be {SecretBytes} bytes in base64.";
        }

        if (Accounts.Count > StrictFile.MaxEntries)
        {
            yield return $"More than {StrictFile.MaxEntries} accounts.";
            yield break;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Accounts.Count; i++)
        {
            var account = Accounts[i];
            foreach (var problem in EntryRules.Problems(account?.Key).Concat(KeyProblems(account)))
            {
                yield return $"Account {i + 1}: {problem}";
            }

            if (account is not null && (!names.Add(account.Name) || !ids.Add(account.KeyId)))
            {
                yield return $"Account {i + 1}: name or keyId stands in the file twice; remove one of the two.";
            }
        }
    }

    private static IEnumerable<string> KeyProblems(OfficerAccount? account) =>
        account?.PrivateKey.Problems().Select(p => $"privateKey: {p}.") ?? [];
}
