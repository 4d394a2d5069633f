using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// Reads the selected file to its end, in steps as large as this chip takes. What a chip refused is remembered for its other files.
/// </summary>
internal sealed class FileReading(Func<CommandApdu, CancellationToken, Task<ResponseApdu>> send, ReadSizes sizes)
{
    /// <summary>
    /// The longest file: 256 KiB, ten times a large portrait. A chip that declares more is not read, so it cannot hold the lane up.
    /// </summary>
    public const int MaxLength = 256 * 1024;

    /// <summary>Offsets up to here fit the even READ BINARY; further ones need the odd one (ISO/IEC 7816-4, 11.3.3).</summary>
    private const int MaxShortOffset = 0x7FFF;
    private const int FirstStep = 4;

    /// <summary>A chip that gives fewer bytes than this on average is given up; chips of the field give at least 112 at a time.</summary>
    private const int LeastBytesPerRead = 64;
    private const int SpareReads = 16;
    private const int MaxRawLength = 2048;
    private int _inFlight;
    private bool _wasRefused;

    /// <summary>
    /// A session was lost: true when that may be because of a size, which was refused or tried for the first time just before, and there is a
    /// smaller one to go on with.
    /// </summary>
    public bool AskForLess()
    {
        var wasRefused = _wasRefused;
        _wasRefused = false;
        return wasRefused || (!sizes.IsProven(_inFlight) && sizes.StepDown(_inFlight));
    }

    /// <summary>A file that is one data object, as all files of the application are.</summary>
    public async Task<byte[]> ReadAsync(Action<int, int>? progress, CancellationToken cancellation)
    {
        var start = await ReadStepAsync(0, FirstStep, cancellation);
        var header = await HeaderAsync(start, cancellation);
        var file = new byte[header.HeaderLength + header.Length];
        try
        {
            var done = Math.Min(start.Length, file.Length);
            start.Span[..done].CopyTo(file);
            var reads = SpareReads + (file.Length / LeastBytesPerRead);
            while (done < file.Length)
            {
                if (reads-- == 0)
                {
                    throw new ChipAccessException("file-read");
                }

                done += await NextAsync(file, done, cancellation);
                progress?.Invoke(done, file.Length);
            }

            return file;
        }
        catch
        {
            CryptographicOperations.ZeroMemory(file);
            throw;
        }
    }

    /// <summary>
    /// A file of unknown length, as EF.DIR and EF.ATR/INFO are: read until the chip has no more, at most 2048 bytes. What a chip does not give
    /// is not missed.
    /// </summary>
    public async Task<byte[]> ReadRawAsync(CancellationToken cancellation)
    {
        var file = new List<byte>();
        while (file.Count < MaxRawLength)
        {
            var answer = await send(Command(file.Count, CommandApdu.MaxShortLe), cancellation);
            file.AddRange(answer.Data.Span);
            if (answer.Data.Length < CommandApdu.MaxShortLe)
            {
                break;
            }
        }

        return [.. file];
    }

    /// <summary>Only files beyond 65,535 bytes have a header longer than the first step.</summary>
    private async Task<TlvHeader> HeaderAsync(ReadOnlyMemory<byte> start, CancellationToken cancellation)
    {
        try
        {
            var header =
                TlvReader.ReadHeader(start.Span)
                ?? TlvReader.ReadHeader((await ReadStepAsync(0, TlvReader.MaxHeaderLength, cancellation)).Span)
                ?? throw new ChipAccessException("file-malformed");
            return header.Length <= MaxLength ? header : throw new ChipAccessException("file-too-long");
        }
        catch (DocumentFormatException)
        {
            throw new ChipAccessException("file-malformed");
        }
    }

    private async Task<int> NextAsync(byte[] file, int offset, CancellationToken cancellation)
    {
        var part = await ReadStepAsync(offset, file.Length - offset, cancellation);
        if (part.Length == 0 || part.Length > file.Length - offset)
        {
            throw new ChipAccessException("file-read");
        }

        part.Span.CopyTo(file.AsSpan(offset));
        // The step's own buffer holds a piece of the portrait: it ends here.
        MemoryMarshal.AsMemory(part).Span.Clear();
        return part.Length;
    }

    /// <summary>As many of the wanted bytes as one command gives.</summary>
    private async Task<ReadOnlyMemory<byte>> ReadStepAsync(int offset, int wanted, CancellationToken cancellation)
    {
        var named = int.MaxValue;
        while (true)
        {
            var length = Math.Min(Math.Min(wanted, sizes.Current), named);
            _inFlight = length;
            var answer = await send(Command(offset, length), cancellation);
            if (!answer.Data.IsEmpty && answer.Status is ResponseApdu.Ok or 0x6282)
            {
                // 6282, "end of file reached before Le bytes", with data is not fatal.
                (_inFlight, _wasRefused) = (0, false);
                sizes.Prove(length);
                return offset > MaxShortOffset ? Unwrap(answer.Data) : answer.Data;
            }

            var available = answer.Status & 0xFF;
            if ((answer.Status & 0xFF00) == 0x6C00 && available > 0 && available < length)
            {
                named = available;
            }
            else if (!IsSizeRefused(answer.Status, length) || !sizes.StepDown(length))
            {
                throw new ChipAccessException("file-read");
            }
            else
            {
                _wasRefused = true;
            }
        }
    }

    /// <summary>Any error to a size that never worked may be about the size; of one that did, only those that say so.</summary>
    private bool IsSizeRefused(ushort status, int length) =>
        status is 0x6700 or 0x6B00 or 0x6282 || (status & 0xFF00) == 0x6C00 || !sizes.IsProven(length);

    private CommandApdu Command(int offset, int length)
    {
        if (offset <= MaxShortOffset)
        {
            return new CommandApdu(0x00, 0xB0, (byte)(offset >> 8), (byte)(offset & 0xFF), default, length);
        }

        byte[] position = [(byte)(offset >> 16), (byte)((offset >> 8) & 0xFF), (byte)(offset & 0xFF)];
        // The tag and length of DO 53 count among the bytes expected.
        var header = length > 0xFF ? 4 : 3;
        var expected = Math.Min(length, sizes.Current - header) + header;
        return new CommandApdu(0x00, 0xB1, 0x00, 0x00, TlvWriter.Write(0x54, position), expected);
    }

    private static ReadOnlyMemory<byte> Unwrap(ReadOnlyMemory<byte> data)
    {
        try
        {
            return TlvReader.Open(data, 0x53);
        }
        catch (DocumentFormatException)
        {
            throw new ChipAccessException("file-read");
        }
    }
}
