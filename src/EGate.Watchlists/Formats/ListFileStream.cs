using System.Security.Cryptography;

namespace EGate.Watchlists;

/// <summary>Reads a list file once, from beginning to end: hashes every byte and refuses a file that is larger than its bound.</summary>
internal sealed class ListFileStream(Stream inner, long bytesMax) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <summary>Reads what the parser left and gives the SHA-256 of the whole file.</summary>
    internal string Finish()
    {
        Span<byte> rest = stackalloc byte[4096];
        while (Read(rest) > 0)
        {
            // Read has hashed it.
        }

        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _read += count;
        if (_read > bytesMax)
        {
            throw new ListRefusedException(0, $"the file is larger than {bytesMax} bytes");
        }

        _hash.AppendData(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
