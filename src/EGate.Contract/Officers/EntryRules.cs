namespace EGate.Contract.Officers;

/// <summary>What both files ask of one entry.</summary>
internal static class EntryRules
{
    internal static IEnumerable<string> Problems(OfficerKey? key)
    {
        if (key is null)
        {
            yield return "is null; remove it.";
            yield break;
        }

        if (
            key.KeyId is not { Length: >= 4 and <= 64 }
            || !key.KeyId.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        )
        {
            yield return "keyId has 4 to 64 ASCII letters, digits or hyphens.";
        }

        if (!OfficerAccount.IsName(key.Officer))
        {
            yield return OfficerAccount.NameRule;
        }

        if (!OfficerRoles.IsKnown(key.Role))
        {
            yield return OfficerAccount.RoleRule;
        }

        using var imported = key.TryImport();
        if (imported is null)
        {
            yield return "publicKey is not an ECDSA P-256 public key (SubjectPublicKeyInfo in base64).";
        }
    }
}
