using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>The chip's side of secure messaging (Doc 9303-11, 9.8), 3DES or AES: opens protected commands, closes answers.</summary>
internal sealed class ChipMessaging(SessionKeys keys, byte[] counter) : IDisposable
{
    private readonly byte[] _counter = [.. counter];

    private CipherSuite Suite => keys.Suite;

    /// <summary>The plain command; null when it is malformed or its MAC is wrong.</summary>
    public CommandApdu? Open(CommandApdu command)
    {
        Advance();
        try
        {
            var objects = TlvReader.ReadAll(command.Data);
            var mac = objects.Count == 0 ? default : objects[^1];
            if (mac.Tag != 0x8E)
            {
                return null;
            }

            byte[] header = [command.Cla, command.Ins, command.P1, command.P2];
            byte[] covered = [.. Padding.Add(header, Suite.BlockLength), .. command.Data[..^mac.Encoded.Length].Span];
            return Mac(covered).AsSpan().SequenceEqual(mac.Value.Span) ? Plain(command, objects) : null;
        }
        catch (DocumentFormatException)
        {
            return null;
        }
    }

    /// <summary>The protected answer with its outer status word.</summary>
    public byte[] Close(byte[] data, ushort status, bool oddInstruction)
    {
        Advance();
        byte[] statusBytes = [(byte)(status >> 8), (byte)(status & 0xFF)];
        byte[] objects = [.. Encrypted(data, oddInstruction), .. TlvWriter.Write(0x99, statusBytes)];
        return [.. objects, .. TlvWriter.Write(0x8E, Mac(objects)), .. statusBytes];
    }

    public void Dispose() => keys.Dispose();

    private byte[] Encrypted(byte[] data, bool oddInstruction)
    {
        if (data.Length == 0)
        {
            return [];
        }

        var cipher = Suite.EncryptCbc(keys.Encryption, InitialVector(), Padding.Add(data, Suite.BlockLength));
        return oddInstruction ? TlvWriter.Write(0x85, cipher) : TlvWriter.Write(0x87, [1], cipher);
    }

    private CommandApdu? Plain(CommandApdu command, IReadOnlyList<Tlv> objects)
    {
        byte[] data = [];
        int? expected = null;
        foreach (var element in objects)
        {
            switch (element.Tag)
            {
                case 0x85:
                case 0x87 when element.Value.Length > 0:
                    var cipher = element.Tag == 0x87 ? element.Value[1..] : element.Value;
                    if (Decrypted(cipher.Span) is not { } plain)
                    {
                        return null;
                    }

                    data = plain;
                    break;
                case 0x97 when element.Value.Length is 1 or 2:
                    expected = ExpectedLength(element.Value.Span);
                    break;
                case 0x8E:
                    break;
                default:
                    return null;
            }
        }

        return new CommandApdu((byte)(command.Cla & 0xF3), command.Ins, command.P1, command.P2, data, expected);
    }

    private static int ExpectedLength(ReadOnlySpan<byte> le) =>
        le.Length == 1
            ? ZeroMeans(CommandApdu.MaxShortLe, le[0])
            : ZeroMeans(CommandApdu.MaxExtendedLe, (le[0] << 8) | le[1]);

    private static int ZeroMeans(int most, int length) => length == 0 ? most : length;

    private byte[]? Decrypted(ReadOnlySpan<byte> cipher)
    {
        if (cipher.IsEmpty || cipher.Length % Suite.BlockLength != 0)
        {
            return null;
        }

        var padded = Suite.DecryptCbc(keys.Encryption, InitialVector(), cipher);
        var length = Padding.LengthWithout(padded);
        return length < 0 ? null : padded[..length];
    }

    private byte[] InitialVector() => Suite.InitialVector(keys.Encryption, _counter);

    private byte[] Mac(ReadOnlySpan<byte> message) => Suite.MessageMac(keys.Mac, [.. _counter, .. message]);

    private void Advance()
    {
        for (var i = _counter.Length - 1; i >= 0 && (_counter[i] = (byte)((_counter[i] + 1) & 0xFF)) == 0; i--)
        {
            // The carry goes on to the byte before.
        }
    }
}
