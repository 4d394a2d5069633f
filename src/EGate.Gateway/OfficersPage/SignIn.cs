using System.Security.Cryptography;
using System.Text;
using EGate.Contract.Officers;

namespace EGate.Gateway.OfficersPage;

/// <summary>What a browser gets to prove itself with.</summary>
/// <param name="Challenge">To be signed, see <see cref="SignIn.BytesToSign"/>.</param>
/// <param name="Key">The encrypted key of the name, or bytes like one.</param>
public sealed record SignInOffer(string Challenge, EncryptedKey Key);

/// <summary>
/// Signing in without the password ever leaving the browser: the gateway hands out the encrypted key, the browser opens it and signs a
/// challenge, the gateway verifies with the public key.
/// </summary>
public sealed partial class SignIn(
    AccountStore accounts,
    Challenges challenges,
    AttemptLimits limits,
    Sessions sessions,
    ILogger<SignIn> log
)
{
    private const string Purpose = "egate sign-in v1";

    /// <summary>
    /// What is signed. The first line says what for, so that a signature on a challenge can never be one on a command.
    /// </summary>
    public static byte[] BytesToSign(string name, string challenge) =>
        Encoding.UTF8.GetBytes($"{Purpose}\n{name}\n{challenge}");

    /// <summary>An offer for any name, or how long to wait before the next attempt.</summary>
    public (SignInOffer? Offer, TimeSpan? Wait) Begin(string name)
    {
        if (limits.TryAttempt(name) is { } wait)
        {
            LogLimited(Loggable(name));
            return (null, wait);
        }

        var file = accounts.Current;
        // Made for known names too, so that both kinds take the same time.
        var decoy = DecoyKey.For(file.Secret, name);
        return (new(challenges.Issue(name), file.Find(name)?.PrivateKey ?? decoy), null);
    }

    /// <summary>The account and its new session cookie when the signature is right; null otherwise, whatever the cause.</summary>
    public (OfficerAccount Account, string Cookie)? Finish(string name, string challenge, string? signature)
    {
        var account = accounts.Current.Find(name);
        var fresh = challenges.TryUse(name, challenge);
        if (account is null || !fresh || !IsSigned(account, name, challenge, signature))
        {
            LogRefused(Loggable(name));
            return null;
        }

        limits.Forgive(name);
        LogDone(account.Name, account.Role);
        return (account, sessions.Open(account));
    }

    private static bool IsSigned(OfficerAccount account, string name, string challenge, string? signature)
    {
        var bytes = new byte[128];
        if (!Convert.TryFromBase64String(signature ?? "", bytes, out var length))
        {
            return false;
        }

        using var key = account.Key.TryImport();
        return key is not null
            && key.VerifyData(
                BytesToSign(name, challenge),
                bytes.AsSpan(0, length),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            );
    }

    // What was typed may be anything, a password too; only what could be a name goes to the log.
    private static string Loggable(string name) => OfficerAccount.IsName(name) ? name : "(not a name)";

    [LoggerMessage(Level = LogLevel.Information, Message = "Sign-in of {Name} as {Role}: done")]
    private partial void LogDone(string name, string role);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in of {Name}: refused")]
    private partial void LogRefused(string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in of {Name}: too many attempts")]
    private partial void LogLimited(string name);
}
