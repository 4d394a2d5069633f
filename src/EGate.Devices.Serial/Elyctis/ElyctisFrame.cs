using System.Buffers.Binary;

namespace EGate.Devices.Serial.Elyctis;

/// <summary>What the front of a buffer holds.</summary>
public enum ElyctisDecoded
{
    /// <summary>The beginning of a frame, or nothing yet.</summary>
    Incomplete = 0,

    /// <summary>A whole frame.</summary>
    Frame = 1,

    /// <summary>
    /// No frame can begin here: an unknown command or a length above <see cref="ElyctisFrame.DataMax"/>. Without a check sum the next
    /// frame cannot be found by looking; the line must be flushed and left idle before it is asked again.
    /// </summary>
    Garbage = 2,
}

/// <summary>
/// The framing of the Elyctis ID BOX One "Scanner Command Set" v1.7: command, length high, length low, data. No check sum. An answer
/// carries the command it answers.
/// </summary>
public static class ElyctisFrame
{
    /// <summary>Bytes before the data.</summary>
    public const int HeaderLength = 3;

    /// <summary>Longest data taken for real: three lines and some; the longest zone of Doc 9303 is 93 bytes with its terminators.</summary>
    public const int DataMax = 512;

    /// <summary>Writes a frame.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More data than <see cref="DataMax"/>.</exception>
    public static byte[] Encode(ElyctisCommand command, ReadOnlySpan<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, DataMax);
        var frame = new byte[HeaderLength + data.Length];
        frame[0] = (byte)command;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(1), (ushort)data.Length);
        data.CopyTo(frame.AsSpan(HeaderLength));
        return frame;
    }

    /// <summary>Looks at the front of <paramref name="bytes"/>. Allocates nothing and never throws.</summary>
    /// <param name="bytes">What was received and not yet consumed.</param>
    /// <param name="command">Whose answer it is, when it is a frame.</param>
    /// <param name="data">The data, a slice of <paramref name="bytes"/>, when it is a frame.</param>
    /// <returns>What is there. A frame is <see cref="HeaderLength"/> plus the data's length long.</returns>
    public static ElyctisDecoded Decode(
        ReadOnlySpan<byte> bytes,
        out ElyctisCommand command,
        out ReadOnlySpan<byte> data
    )
    {
        command = default;
        data = default;
        if (bytes.IsEmpty)
        {
            return ElyctisDecoded.Incomplete;
        }

        if (!IsKnown(bytes[0]) || (bytes.Length > 1 && bytes[1] > DataMax >> 8))
        {
            return ElyctisDecoded.Garbage;
        }

        if (bytes.Length < HeaderLength)
        {
            return ElyctisDecoded.Incomplete;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
        if (length > DataMax)
        {
            return ElyctisDecoded.Garbage;
        }

        if (bytes.Length < HeaderLength + length)
        {
            return ElyctisDecoded.Incomplete;
        }

        command = (ElyctisCommand)bytes[0];
        data = bytes.Slice(HeaderLength, length);
        return ElyctisDecoded.Frame;
    }

    private static bool IsKnown(byte command) =>
        (ElyctisCommand)command
            is ElyctisCommand.Inquire
                or ElyctisCommand.InquireOneLine
                or ElyctisCommand.ContinuousRead
                or ElyctisCommand.Version
                or ElyctisCommand.OcrVersion
                or ElyctisCommand.SerialNumber
                or ElyctisCommand.ProductInfo;
}
