using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace EGate.Contract.Officers;

/// <summary>
/// One person's account at the officers' page. The private key lies in it under the person's password, which only the person's browser
/// (or egatectl) ever sees: whoever reads the file can guess passwords at 600,000 hash rounds a guess, and nothing more.
/// </summary>
/// <param name="Name">What the person signs in with; see <see cref="IsName"/>. Compared without regard to case.</param>
/// <param name="Role">One of <see cref="OfficerRoles"/>.</param>
/// <param name="KeyId">Id of the key, see <see cref="OfficerKey.IdOf"/>.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo of the ECDSA P-256 key, base64.</param>
/// <param name="PrivateKey">The private key under the password.</param>
public sealed record OfficerAccount(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("keyId")] string KeyId,
    [property: JsonPropertyName("publicKey")] string PublicKey,
    [property: JsonPropertyName("privateKey")] EncryptedKey PrivateKey
)
{
    /// <summary>Longest name, characters.</summary>
    public const int MaxNameLength = 64;

    /// <summary>Shortest password, characters: the encrypted key is given to whoever asks for it by name, so guessing must stay hopeless.</summary>
    public const int MinPasswordLength = 12;

    /// <summary>Longest password, characters.</summary>
    public const int MaxPasswordLength = 256;

    /// <summary>The public half, for egated's officers file.</summary>
    [JsonIgnore]
    public OfficerKey Key => new(KeyId, Name, Role, PublicKey);

    /// <summary>
    /// Makes an account with a new key.
    /// </summary>
    /// <exception cref="ArgumentException">Name, role or password is not as it must be; the message says how it must be and never repeats the password.</exception>
    public static OfficerAccount Create(string name, string role, string password)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(role);
        ArgumentNullException.ThrowIfNull(password);
        if (!IsName(name))
        {
            throw new ArgumentException(NameRule, nameof(name));
        }

        if (!OfficerRoles.IsKnown(role))
        {
            throw new ArgumentException(RoleRule, nameof(role));
        }

        if (password.Length is < MinPasswordLength or > MaxPasswordLength)
        {
            throw new ArgumentException(
                $"A password has {MinPasswordLength} to {MaxPasswordLength} characters.",
                nameof(password)
            );
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = key.ExportSubjectPublicKeyInfo();
        var pkcs8 = key.ExportPkcs8PrivateKey();
        try
        {
            var sealedKey = EncryptedKey.Seal(pkcs8, password);
            return new(name, role, OfficerKey.IdOf(publicKey), Convert.ToBase64String(publicKey), sealedKey);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    /// <summary>
    /// Opens the private key as a browser would, for programs that sign on an officer's behalf in the officer's presence. Null when the
    /// password is wrong. The caller disposes the key.
    /// </summary>
    public ECDsa? TryUnlock(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var pkcs8 = PrivateKey.TryOpen(password);
        if (pkcs8 is null)
        {
            return null;
        }

        try
        {
            return P256.TryImportPrivateKey(pkcs8);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    /// <summary>True for 1 to 64 letters, digits, spaces and <c>. - _ '</c> that begin and end with a letter or digit.</summary>
    public static bool IsName(string name) =>
        name is { Length: > 0 and <= MaxNameLength }
        && char.IsLetterOrDigit(name[0])
        && char.IsLetterOrDigit(name[^1])
        && name.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '-' or '_' or '\'');

    internal const string NameRule =
        "A name has 1 to 64 letters, digits, spaces or . - _ ' and begins and ends with a letter or digit.";

    internal const string RoleRule = "A role is \"viewer\" or \"officer\".";
}
