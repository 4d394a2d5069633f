using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// The reader's side of 3DES secure messaging (Doc 9303-11, 9.8): every command is encrypted and carries a MAC, every answer must. The
/// send sequence counter rises before each of both, so nothing can be left out, repeated or swapped. An answer without its MAC, or with a
/// wrong one, ends the session and is an attack.
/// </summary>
public sealed class SecureMessaging : IDisposable
{
    private const byte ProtectedClass = 0x0C;
    private readonly AccessKeys _keys;
    private ulong _counter;

    /// <summary>Takes ownership of <paramref name="keys"/>.</summary>
    /// <param name="keys">The session keys.</param>
    /// <param name="sendSequenceCounter">Start value: the last four bytes of RND.IC, then those of RND.IFD.</param>
    public SecureMessaging(AccessKeys keys, ulong sendSequenceCounter)
    {
        _keys = keys;
        _counter = sendSequenceCounter;
    }

    /// <summary>The protected form of a command.</summary>
    public CommandApdu Protect(CommandApdu command)
    {
        ArgumentNullException.ThrowIfNull(command);
        Advance();
        var header = new byte[] { (byte)(command.Cla | ProtectedClass), command.Ins, command.P1, command.P2 };
        byte[] objects = [.. Data(command), .. Expected(command)];
        var mac = Mac([.. Padding.Add(header), .. objects]);
        byte[] data = [.. objects, .. TlvWriter.Write(0x8E, mac)];
        return new CommandApdu(header[0], header[1], header[2], header[3], data, 256);
    }

    /// <summary>The plain form of an answer, once its MAC is proved.</summary>
    /// <exception cref="ChipAccessException">
    /// An attack: <c>unprotected-answer</c>, <c>secure-messaging-malformed</c>, <c>secure-messaging-mac</c>, <c>secure-messaging-padding</c>.
    /// </exception>
    public ResponseApdu Unprotect(ResponseApdu answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Advance();
        if (answer.Data.IsEmpty)
        {
            throw new ChipAccessException("unprotected-answer", isAttack: true);
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

    /// <summary>Odd instructions carry TLV data and no padding indicator (tag 85), even ones plain data and the indicator 01 (tag 87).</summary>
    private byte[] Data(CommandApdu command)
    {
        if (command.Data.IsEmpty)
        {
            return [];
        }

        var cipher = TripleDes.EncryptCbc(_keys.Encryption, Padding.Add(command.Data.Span));
        return (command.Ins & 1) == 1 ? TlvWriter.Write(0x85, cipher) : TlvWriter.Write(0x87, [1], cipher);
    }

    private static byte[] Expected(CommandApdu command) =>
        command.Le is { } le ? TlvWriter.Write(0x97, [(byte)(le & 0xFF)]) : [];

    private byte[] Decrypt(ReadOnlyMemory<byte> cryptogram)
    {
        if (cryptogram.IsEmpty)
        {
            return [];
        }

        if (cryptogram.Length % TripleDes.BlockLength != 0)
        {
            throw new ChipAccessException("secure-messaging-malformed", isAttack: true);
        }

        var padded = TripleDes.DecryptCbc(_keys.Encryption, cryptogram.Span);
        var length = Padding.LengthWithout(padded);
        var plain = length < 0 ? null : padded[..length];
        CryptographicOperations.ZeroMemory(padded);
        return plain ?? throw new ChipAccessException("secure-messaging-padding", isAttack: true);
    }

    private byte[] Mac(ReadOnlySpan<byte> message)
    {
        var counted = new byte[8 + message.Length];
        BinaryPrimitives.WriteUInt64BigEndian(counted, _counter);
        message.CopyTo(counted.AsSpan(8));
        return TripleDes.RetailMac(_keys.Mac, counted);
    }

    private void Advance() => _counter = unchecked(_counter + 1);
}
