using System.Security.Cryptography;
using System.Text;

namespace EGate.Documents;

/// <summary>A terminal's private key from the bytes of a file: PKCS #8, or the older forms of RSA and EC keys; PEM or DER; not encrypted.</summary>
public sealed class TerminalKey : ITerminalKey
{
    private const int MaxLength = 64 * 1024;
    private readonly RSA? _rsa;
    private readonly ECDsa? _ecdsa;

    private TerminalKey(RSA? rsa, ECDsa? ecdsa)
    {
        _rsa = rsa;
        _ecdsa = ecdsa;
        PublicKey = _rsa is null ? _ecdsa!.ExportSubjectPublicKeyInfo() : _rsa.ExportSubjectPublicKeyInfo();
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>Reads a key. The caller zeroes <paramref name="file"/>.</summary>
    /// <exception cref="DocumentFormatException"><c>terminal-key-malformed</c>: none of the forms, or protected by a password.</exception>
    public static TerminalKey Read(ReadOnlySpan<byte> file)
    {
        if (file.Length is > 0 and <= MaxLength)
        {
            var key = file.IndexOf("-----BEGIN"u8) >= 0 ? ReadPem(file) : ReadDer(file);
            if (key is not null)
            {
                return key;
            }
        }

        throw new DocumentFormatException("terminal-key-malformed");
    }

    /// <inheritdoc/>
    public Task<byte[]> SignAsync(
        ReadOnlyMemory<byte> data,
        TerminalSignatureScheme scheme,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(scheme);
        if (scheme.Kind == TerminalSignatureKind.Ecdsa)
        {
            var key = _ecdsa ?? throw new CryptographicException("an RSA key cannot sign with ECDSA");
            return Task.FromResult(key.SignHash(scheme.Digest(data.Span)));
        }

        var rsa = _rsa ?? throw new CryptographicException("a key on a curve cannot sign with RSA");
        return Task.FromResult(rsa.SignData(data.Span, scheme.Hash, scheme.RsaPadding));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rsa?.Dispose();
        _ecdsa?.Dispose();
    }

    private static TerminalKey? ReadPem(ReadOnlySpan<byte> file)
    {
        var text = new char[Encoding.UTF8.GetMaxCharCount(file.Length)];
        var length = Encoding.UTF8.GetChars(file, text);
        try
        {
            return Import(
                rsa => rsa.ImportFromPem(text.AsSpan(0, length)),
                ec => ec.ImportFromPem(text.AsSpan(0, length))
            );
        }
        finally
        {
            Array.Clear(text);
        }
    }

    private static TerminalKey? ReadDer(ReadOnlySpan<byte> file)
    {
        var bytes = file.ToArray();
        try
        {
            return Import(rsa => rsa.ImportPkcs8PrivateKey(bytes, out _), ec => ec.ImportPkcs8PrivateKey(bytes, out _))
                ?? Import(rsa => rsa.ImportRSAPrivateKey(bytes, out _), ec => ec.ImportECPrivateKey(bytes, out _));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static TerminalKey? Import(Action<RSA> intoRsa, Action<ECDsa> intoCurve)
    {
        var ecdsa = ECDsa.Create();
        if (Try(ecdsa, intoCurve) && HasPrivate(ecdsa))
        {
            return new TerminalKey(null, ecdsa);
        }

        ecdsa.Dispose();
        var rsa = RSA.Create();
        if (Try(rsa, intoRsa) && HasPrivate(rsa))
        {
            return new TerminalKey(rsa, null);
        }

        rsa.Dispose();
        return null;
    }

    private static bool Try<TKey>(TKey key, Action<TKey> import)
    {
        try
        {
            import(key);
            return true;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    /// <summary>A PEM file may hold the public half only, which is found out by signing once.</summary>
    private static bool HasPrivate(AsymmetricAlgorithm key)
    {
        try
        {
            _ = key is RSA rsa
                ? rsa.SignData([], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                : ((ECDsa)key).SignHash(new byte[32]);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
