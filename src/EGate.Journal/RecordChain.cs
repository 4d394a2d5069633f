using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EGate.Journal;

/// <summary>
/// The chain: a record's hash is SHA-256 over a fixed label and all its columns but hash and signature. Numbers are 8 bytes big-endian;
/// texts and bytes carry a 4-byte big-endian length first, so that no two different records have the same encoding.
/// The first record's previous hash is the journal's id, 32 random bytes.
/// </summary>
internal static class RecordChain
{
    internal const int HashLength = 32;
    private static readonly byte[] Label = Encoding.ASCII.GetBytes("egate-journal-record-1\0");

    internal static byte[] Hash(RawRecord record) => Hash(record, record.Sequence);

    /// <summary>The hash the record would have at another place; the verifier uses it to recognise a record that was moved.</summary>
    internal static byte[] Hash(RawRecord record, long sequence)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Label);
        Number(hash, sequence);
        Bytes(hash, record.Utc);
        Number(hash, record.MonotonicMs);
        Bytes(hash, record.Kind);
        Bytes(hash, record.Crossing);
        Bytes(hash, record.Arguments);
        Bytes(hash, record.Previous);
        return hash.GetHashAndReset();
    }

    private static void Number(IncrementalHash hash, long value)
    {
        Span<byte> buffer = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(buffer, value);
        hash.AppendData(buffer);
    }

    private static void Bytes(IncrementalHash hash, byte[] value)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        hash.AppendData(length);
        hash.AppendData(value);
    }
}
