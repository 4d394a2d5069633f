namespace EGate.Documents;

/// <summary>
/// The private key of this terminal. <see cref="TerminalKey"/> holds one from a file; a security module can stand behind the same two members.
/// </summary>
public interface ITerminalKey : IDisposable
{
    /// <summary>The public half as SubjectPublicKeyInfo: it tells which certificate is this terminal's.</summary>
    ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>Signs.</summary>
    /// <param name="data">What to sign; it is hashed here.</param>
    /// <param name="scheme">As the terminal's certificate demands it; of the kind of the key.</param>
    /// <param name="cancellation">Ends the wait for a security module.</param>
    /// <returns>The signature in the form of BSI TR-03110-3, A.6.3: for ECDSA r and s one after the other.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key cannot sign so.</exception>
    Task<byte[]> SignAsync(ReadOnlyMemory<byte> data, TerminalSignatureScheme scheme, CancellationToken cancellation);
}
