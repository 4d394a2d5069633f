using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// The reader's side of secure messaging (Doc 9303-11, 9.8), 3DES or AES: every command is encrypted and carries a MAC, every answer must.
/// The send sequence counter rises before each of both, so nothing can be left out, repeated or swapped.
/// </summary>
public sealed class SecureMessaging : IDisposable
{
    private const byte ProtectedClass = 0x0C;

    /// <summary>Data objects 87, 97 and 8E add at most this much to the data of a command: tags, lengths, indicator, padding, Le and MAC.</summary>
    private const int Overhead = 40;
    private readonly SessionKeys _keys;
    private readonly byte[] _counter;

    /// <summary>Takes ownership of <paramref name="keys"/>.</summary>
    /// <param name="keys">The session keys; their suite decides cipher and MAC.</param>
    /// <param name="sendSequenceCounter">
    /// Start value, of the suite's block length: for basic access control the last four bytes of RND.IC, then those of RND.IFD. Empty starts
    /// at zero, as PACE and chip authentication do.
    /// </param>
    /// <exception cref="ArgumentException">The counter has another length.</exception>
    public SecureMessaging(SessionKeys keys, ReadOnlySpan<byte> sendSequenceCounter = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _keys = keys;
        _counter = sendSequenceCounter.IsEmpty ? new byte[Suite.BlockLength] : sendSequenceCounter.ToArray();
        if (_counter.Length != Suite.BlockLength)
        {
            throw new ArgumentException("the counter is as long as a block", nameof(sendSequenceCounter));
        }
    }

    /// <summary>Cipher and MAC in use.</summary>
    public CipherSuite Suite => _keys.Suite;

    /// <summary>The most plain data that a command with Lc of <paramref name="length"/> bytes can carry.</summary>
    /// <param name="length">E.g. 255 for a short command.</param>
    public static int MaxPlain(int length) => length - Overhead;

    /// <summary>The protected form of a command. Its length is extended where the plain one's is, or where a short one does not hold it.</summary>
    public CommandApdu Protect(CommandApdu command)
    {
        ArgumentNullException.ThrowIfNull(command);
        Advance();
        var header = new byte[] { (byte)(command.Cla | ProtectedClass), command.Ins, command.P1, command.P2 };
        byte[] objects = [.. Data(command), .. Expected(command)];
        var mac = Mac([.. Padding.Add(header, Suite.BlockLength), .. objects]);
        byte[] data = [.. objects, .. TlvWriter.Write(0x8E, mac)];
        var extended = command.IsExtended || data.Length > CommandApdu.MaxShortData;
        var le = extended ? CommandApdu.MaxExtendedLe : CommandApdu.MaxShortLe;
        return new CommandApdu(header[0], header[1], header[2], header[3], data, le);
    }

    /// <summary>The plain form of an answer, once its MAC is proved.</summary>
    /// <exception cref="ChipAccessException">
    /// <c>session-lost</c>: a status word that is an error, alone and in plain. Chips answer so when they gave the session up (6987, 6988; Doc
    /// 9303-11, 9.8.6) or lost it with their power (6882, 6E00), so this is no attack. It ends the session and nothing of it is believed:
    /// forging it gains no more than pulling the document away does. Everything else in plain could be taken for content or for success,
    /// and is an attack: <c>unprotected-answer</c>. So are <c>secure-messaging-malformed</c>, <c>secure-messaging-mac</c> and
    /// <c>secure-messaging-padding</c>.
    /// </exception>
    public ResponseApdu Unprotect(ResponseApdu answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Advance();
        if (answer.Data.IsEmpty)
        {
            throw IsError(answer.Status)
                ? new ChipAccessException("session-lost")
                : new ChipAccessException("unprotected-answer", isAttack: true);
        }

        var parts = SecureMessagingAnswer.Parse(answer.Data);
        if (!CryptographicOperations.FixedTimeEquals(Mac(parts.Authenticated.Span), parts.Mac.Span))
        {
            throw new ChipAccessException("secure-messaging-mac", isAttack: true);
        }

        return new ResponseApdu(Decrypt(parts.Cryptogram), parts.Status);
    }

    /// <inheritdoc/>
    public void Dispose() => _keys.Dispose();

    /// <summary>Execution and checking errors (ISO/IEC 7816-4, 5.6): not success, not a warning, not the promise of more bytes.</summary>
    private static bool IsError(ushort status) => status is >= 0x6400 and < 0x7000;

    /// <summary>Odd instructions carry TLV data and no padding indicator (tag 85), even ones plain data and the indicator 01 (tag 87).</summary>
    private byte[] Data(CommandApdu command)
    {
        if (command.Data.IsEmpty)
        {
            return [];
        }

        var padded = Padding.Add(command.Data.Span, Suite.BlockLength);
        var cipher = Suite.EncryptCbc(_keys.Encryption, InitialVector(), padded);
        CryptographicOperations.ZeroMemory(padded);
        return (command.Ins & 1) == 1 ? TlvWriter.Write(0x85, cipher) : TlvWriter.Write(0x87, [1], cipher);
    }

    /// <summary>One byte for a short command, two for an extended one; the greatest value is written as zero.</summary>
    private static byte[] Expected(CommandApdu command) =>
        command.Le is not { } le ? []
        : command.IsExtended ? TlvWriter.Write(0x97, [(byte)((le >> 8) & 0xFF), (byte)(le & 0xFF)])
        : TlvWriter.Write(0x97, [(byte)(le & 0xFF)]);

    private byte[] Decrypt(ReadOnlyMemory<byte> cryptogram)
    {
        if (cryptogram.IsEmpty)
        {
            return [];
        }

        if (cryptogram.Length % Suite.BlockLength != 0)
        {
            throw new ChipAccessException("secure-messaging-malformed", isAttack: true);
        }

        var padded = Suite.DecryptCbc(_keys.Encryption, InitialVector(), cryptogram.Span);
        var length = Padding.LengthWithout(padded);
        var plain = length < 0 ? null : padded[..length];
        CryptographicOperations.ZeroMemory(padded);
        return plain ?? throw new ChipAccessException("secure-messaging-padding", isAttack: true);
    }

    private byte[] InitialVector() => Suite.InitialVector(_keys.Encryption, _counter);

    private byte[] Mac(ReadOnlySpan<byte> message) => Suite.MessageMac(_keys.Mac, [.. _counter, .. message]);

    private void Advance()
    {
        for (var i = _counter.Length - 1; i >= 0; i--)
        {
            _counter[i] = (byte)((_counter[i] + 1) & 0xFF);
            if (_counter[i] != 0)
            {
                return;
            }
        }
    }
}
