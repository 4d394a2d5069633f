using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// The reader's side of PACE (Doc 9303-11, 4.4): MSE:Set AT, then four GENERAL AUTHENTICATE in one chain. Used once. A wrong password is
/// told at the last step and is never tried again here: chips count, and may lock.
/// </summary>
internal sealed class PaceRun(
    Func<CommandApdu, CancellationToken, Task<ResponseApdu>> send,
    PaceChoice choice,
    RandomFill random
)
{
    private const byte Chained = 0x10;
    private const int MaxNonceLength = 64;
    private readonly PaceProtocol _protocol = choice.Protocol;
    private byte[] _mappingKey = [];

    /// <summary>
    /// MSE:Set AT, without Le. True when the chip takes the algorithm. DO 84 names the parameters where the algorithm alone does not, and in a
    /// second try where the chip did not find them.
    /// </summary>
    public async Task<bool> SelectAsync(byte passwordReference, CancellationToken cancellation)
    {
        if (await SetTemplateAsync(passwordReference, choice.IsAmbiguous, cancellation))
        {
            return true;
        }

        return !choice.IsAmbiguous
            && choice.ParameterId is not null
            && await SetTemplateAsync(passwordReference, withParameters: true, cancellation);
    }

    /// <summary>What terminal authentication needs to know of this run; of no use until it has succeeded.</summary>
    public TerminalBinding Terminals { get; private set; } = TerminalBinding.None;

    /// <summary>The four steps. The session starts with its counter at zero.</summary>
    /// <param name="passwordKey">K-pi.</param>
    /// <param name="cancellation">Ends the exchange.</param>
    /// <exception cref="ChipAccessException">
    /// <c>access-denied</c> (the password is not this chip's), <c>pace-nonce-refused</c>, <c>pace-mapping-refused</c>,
    /// <c>pace-agreement-refused</c>, <c>pace-token-refused</c>, <c>pace-chaining-refused</c>, <c>pace-answer-malformed</c>,
    /// <c>pace-nonce</c>, or an attack <c>pace-public-key</c>, <c>pace-mapping</c>,
    /// <c>pace-token</c>.
    /// </exception>
    public async Task<(SecureMessaging Messaging, MappingProof? Proof)> RunAsync(
        byte[] passwordKey,
        CancellationToken cancellation
    )
    {
        byte[] nonce = [];
        try
        {
            nonce = await NonceAsync(passwordKey, cancellation);
            return await AgreeAsync(await MapAsync(nonce, cancellation), cancellation);
        }
        catch (DocumentFormatException e)
        {
            // An element that is not of the group, or a nonce that maps to none: no honest chip sends it, and no private key must meet it.
            var reason = e.Reason == "agreement-mapping" ? "pace-mapping" : "pace-public-key";
            throw new ChipAccessException(reason, isAttack: true);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(nonce);
        }
    }

    private async Task<bool> SetTemplateAsync(byte password, bool withParameters, CancellationToken cancellation)
    {
        byte[] data =
        [
            .. TlvWriter.Write(0x80, PaceToken.OidBytes(_protocol.Oid)),
            .. TlvWriter.Write(0x83, [password]),
            .. withParameters && choice.ParameterId is { } id ? TlvWriter.Write(0x84, [(byte)(id & 0xFF)]) : [],
        ];
        var answer = await send(new CommandApdu(0x00, 0x22, 0xC1, 0xA4, data), cancellation);
        return answer.Status == ResponseApdu.Ok;
    }

    private async Task<byte[]> NonceAsync(byte[] passwordKey, CancellationToken cancellation)
    {
        var answer = await AuthenticateAsync(Chained, [], "pace-nonce-refused", cancellation);
        var encrypted = PaceAnswer.Require(answer, 0x80);
        var suite = _protocol.Suite;
        var isIntegrated = _protocol.Mapping == PaceMapping.Integrated;
        var fits =
            encrypted.Length is > 0 and <= MaxNonceLength
            && encrypted.Length % suite.BlockLength == 0
            && (!isIntegrated || encrypted.Length == IntegratedMapping.NonceLength(suite));
        return fits
            ? suite.DecryptCbc(passwordKey, new byte[suite.BlockLength], encrypted.Span)
            : throw new ChipAccessException("pace-nonce");
    }

    private async Task<KeyAgreementGroup> MapAsync(byte[] nonce, CancellationToken cancellation)
    {
        if (_protocol.Mapping == PaceMapping.Integrated)
        {
            var readerNonce = new byte[_protocol.Suite.KeyLength];
            random(readerNonce);
            var data = TlvWriter.Write(0x81, readerNonce);
            await AuthenticateAsync(Chained, data, "pace-mapping-refused", cancellation);
            return IntegratedMapping.Map(_protocol.Suite, choice.Group, nonce, readerNonce);
        }

        using var key = choice.Group.GenerateKeyPair(random);
        _mappingKey = await ExchangeAsync(key, 0x81, 0x82, "pace-mapping-refused", cancellation);
        var shared = choice.Group.Multiply(_mappingKey, key.PrivateKey);
        var mapped = choice.Group.MapGeneric(nonce, shared);
        CryptographicOperations.ZeroMemory(shared);
        return mapped;
    }

    private async Task<(SecureMessaging Messaging, MappingProof? Proof)> AgreeAsync(
        KeyAgreementGroup mapped,
        CancellationToken cancellation
    )
    {
        using var key = mapped.GenerateKeyPair(random);
        var chipKey = await ExchangeAsync(key, 0x83, 0x84, "pace-agreement-refused", cancellation);
        var secret = key.Agree(chipKey);
        var keys = SessionKeys.FromSecret(_protocol.Suite, secret);
        CryptographicOperations.ZeroMemory(secret);
        try
        {
            var answer = await TokensAsync(keys, key.PublicKey, chipKey, cancellation);
            Terminals = TerminalBinding.AfterPace(mapped, chipKey, answer);
            return (new SecureMessaging(keys), Proof(keys, answer));
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    /// <summary>Both tokens; the answer of the chip once its token is proved.</summary>
    private async Task<ReadOnlyMemory<byte>> TokensAsync(
        SessionKeys keys,
        byte[] publicKey,
        byte[] chipKey,
        CancellationToken cancellation
    )
    {
        var token = TlvWriter.Write(0x85, PaceToken.Compute(_protocol, keys.Mac, chipKey));
        var answer = await AuthenticateAsync(0x00, token, "pace-token-refused", cancellation);
        var expected = PaceToken.Compute(_protocol, keys.Mac, publicKey);
        var received = PaceAnswer.Require(answer, 0x86);
        return CryptographicOperations.FixedTimeEquals(expected, received.Span)
            ? answer
            : throw new ChipAccessException("pace-token", isAttack: true);
    }

    private MappingProof? Proof(SessionKeys keys, ReadOnlyMemory<byte> answer) =>
        _protocol.Mapping != PaceMapping.ChipAuthentication
            ? null
            : MappingProof.Decrypt(
                choice.Group,
                _mappingKey,
                keys.Encryption,
                _protocol.Suite,
                PaceAnswer.Find(answer, 0x8A).GetValueOrDefault().Span
            );

    /// <summary>Sends our public key for the chip's. One that comes back to us is no key of the chip's (4.4.1, step 3).</summary>
    private async Task<byte[]> ExchangeAsync(
        AgreementKeyPair key,
        uint ours,
        uint theirs,
        string refused,
        CancellationToken cancellation
    )
    {
        var answer = await AuthenticateAsync(Chained, TlvWriter.Write(ours, key.PublicKey), refused, cancellation);
        var received = PaceAnswer.Require(answer, theirs).ToArray();
        return !received.AsSpan().SequenceEqual(key.PublicKey) && key.Group.IsElement(received)
            ? received
            : throw new ChipAccessException("pace-public-key", isAttack: true);
    }

    private async Task<ReadOnlyMemory<byte>> AuthenticateAsync(
        byte cla,
        byte[] data,
        string refused,
        CancellationToken cancellation
    )
    {
        // Keys of 2048 bits do not fit a short command, and their answers no short answer.
        var body = TlvWriter.Write(0x7C, data);
        var le = choice.Group.ElementLength > 240 ? CommandApdu.MaxExtendedLe : CommandApdu.MaxShortLe;
        var answer = await send(new CommandApdu(cla, 0x86, 0x00, 0x00, body, le), cancellation);
        return answer.Status switch
        {
            ResponseApdu.Ok => answer.Data,
            0x6883 => throw new ChipAccessException("pace-chaining-refused"),
            0x6300 or (>= 0x63C0 and <= 0x63CF) when cla != Chained => throw new ChipAccessException("access-denied"),
            _ => throw new ChipAccessException(refused),
        };
    }
}
