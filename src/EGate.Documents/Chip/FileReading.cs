using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// Reads the selected file to its end. The size of a step starts at the largest that fits a protected short answer and falls back for
/// chips that refuse it; what a chip took is remembered for its other files, because some lose the session after an error.
/// </summary>
internal sealed class FileReading(Func<CommandApdu, CancellationToken, Task<ResponseApdu>> send)
{
    /// <summary>
    /// The longest file: 256 KiB, ten times a large portrait. A chip that declares more is not read, so it cannot hold the lane up.
    /// </summary>
    public const int MaxLength = 256 * 1024;

    /// <summary>Offsets up to here fit the even READ BINARY; further ones need the odd one (ISO/IEC 7816-4, 11.3.3).</summary>
    private const int MaxShortOffset = 0x7FFF;
    private const int FirstStep = 4;

    /// <summary>The longest file in the smallest steps needs 2,341 reads; a chip that answers byte by byte is not read for ever.</summary>
    private const int MaxReads = 4096;

    /// <summary>231 bytes and their padding, tags and MAC make 254; 223, 160 and 112 are what chips of the field fall back to.</summary>
    private static readonly int[] Steps = [231, 223, 160, 112];
    private int _step;

    public async Task<byte[]> ReadAsync(Action<int, int>? progress, CancellationToken cancellation)
    {
        var start = await ReadStepAsync(0, FirstStep, cancellation);
        var header = await HeaderAsync(start, cancellation);
        var file = new byte[header.HeaderLength + header.Length];
        try
        {
            var done = Math.Min(start.Length, file.Length);
            start.Span[..done].CopyTo(file);
            for (var reads = 0; done < file.Length; reads++)
            {
                if (reads == MaxReads)
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
        var part = await ReadStepAsync(offset, Math.Min(Steps[_step], file.Length - offset), cancellation);
        if (part.Length == 0 || part.Length > file.Length - offset)
        {
            throw new ChipAccessException("file-read");
        }

        part.Span.CopyTo(file.AsSpan(offset));
        // The step's own buffer holds a piece of the portrait: it ends here.
        MemoryMarshal.AsMemory(part).Span.Clear();
        return part.Length;
    }

    private async Task<ReadOnlyMemory<byte>> ReadStepAsync(int offset, int length, CancellationToken cancellation)
    {
        while (true)
        {
            var answer = await send(Command(offset, length), cancellation);
            if (!answer.Data.IsEmpty && answer.Status is ResponseApdu.Ok or 0x6282)
            {
                // 6282, "end of file reached before Le bytes", with data is not fatal.
                return offset > MaxShortOffset ? Unwrap(answer.Data) : answer.Data;
            }

            if (!IsSizeRefused(answer.Status) || _step == Steps.Length - 1 || length <= Steps[^1])
            {
                throw new ChipAccessException("file-read");
            }

            _step++;
            length = Math.Min(length, Steps[_step]);
        }
    }

    private static bool IsSizeRefused(ushort status) =>
        status is 0x6700 or 0x6B00 or 0x6282 || (status & 0xFF00) == 0x6C00;

    private static CommandApdu Command(int offset, int length)
    {
        if (offset <= MaxShortOffset)
        {
            return new CommandApdu(0x00, 0xB0, (byte)(offset >> 8), (byte)(offset & 0xFF), default, length);
        }

        byte[] position = [(byte)(offset >> 16), (byte)((offset >> 8) & 0xFF), (byte)(offset & 0xFF)];
        // The answer's own tag and length take up to three bytes of those expected.
        return new CommandApdu(0x00, 0xB1, 0x00, 0x00, TlvWriter.Write(0x54, position), Math.Min(length, 228) + 3);
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
