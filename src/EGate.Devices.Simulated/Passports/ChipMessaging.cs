using System.Buffers.Binary;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>The chip's side of 3DES secure messaging (Doc 9303-11, 9.8): opens protected commands, closes answers.</summary>
internal sealed class ChipMessaging(AccessKeys keys, ulong counter) : IDisposable
{
    private ulong _counter = counter;

    /// <summary>The plain command; null when it is malformed or its MAC is wrong.</summary>
    public CommandApdu? Open(CommandApdu command)
    {
        _counter = unchecked(_counter + 1);
        try
        {
            var objects = TlvReader.ReadAll(command.Data);
            var mac = objects.Count == 0 ? default : objects[^1];
            if (mac.Tag != 0x8E)
            {
                return null;
            }

            byte[] header = [command.Cla, command.Ins, command.P1, command.P2];
            byte[] covered = [.. Padding.Add(header), .. command.Data[..^mac.Encoded.Length].Span];
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
        _counter = unchecked(_counter + 1);
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

        var cipher = TripleDes.EncryptCbc(keys.Encryption, Padding.Add(data));
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
                case 0x97 when element.Value.Length == 1:
                    expected = element.Value.Span[0] == 0 ? 256 : element.Value.Span[0];
                    break;
                case 0x8E:
                    break;
                default:
                    return null;
            }
        }

        return new CommandApdu((byte)(command.Cla & 0xF3), command.Ins, command.P1, command.P2, data, expected);
    }

    private byte[]? Decrypted(ReadOnlySpan<byte> cipher)
    {
        if (cipher.IsEmpty || cipher.Length % TripleDes.BlockLength != 0)
        {
            return null;
        }

        var padded = TripleDes.DecryptCbc(keys.Encryption, cipher);
        var length = Padding.LengthWithout(padded);
        return length < 0 ? null : padded[..length];
    }

    private byte[] Mac(ReadOnlySpan<byte> message)
    {
        var counted = new byte[8 + message.Length];
        BinaryPrimitives.WriteUInt64BigEndian(counted, _counter);
        message.CopyTo(counted.AsSpan(8));
        return TripleDes.RetailMac(keys.Mac, counted);
    }
}
