using System.Numerics;
using System.Runtime.InteropServices;

namespace EGate.Watchlists;

/// <summary>
/// CRC-32C in four lanes of eight bytes, folded into 64 bits: finds every damage of a disk or a copy. It is no protection against an
/// attacker; the signature of the package is.
/// </summary>
internal sealed class CheckValue
{
    private const int Block = 32;
    private readonly byte[] _rest = new byte[Block];
    private uint _a = 1;
    private uint _b = 2;
    private uint _c = 3;
    private uint _d = 4;
    private int _held;
    private long _length;

    internal static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var value = new CheckValue();
        value.Add(bytes);
        return value.Value();
    }

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        _length += bytes.Length;
        if (_held > 0)
        {
            var taken = Math.Min(Block - _held, bytes.Length);
            bytes[..taken].CopyTo(_rest.AsSpan(_held));
            _held += taken;
            bytes = bytes[taken..];
            if (_held < Block)
            {
                return;
            }

            Mix(MemoryMarshal.Cast<byte, ulong>(_rest));
            _held = 0;
        }

        var whole = bytes.Length / Block * Block;
        Mix(MemoryMarshal.Cast<byte, ulong>(bytes[..whole]));
        bytes[whole..].CopyTo(_rest);
        _held = bytes.Length - whole;
    }

    internal ulong Value()
    {
        var rest = _rest.AsSpan(0, _held);
        var a = _a;
        foreach (var b in rest)
        {
            a = BitOperations.Crc32C(a, b);
        }

        var low = BitOperations.Crc32C(BitOperations.Crc32C(a, _b), (ulong)_length);
        var high = BitOperations.Crc32C(BitOperations.Crc32C(_c, _d), ((ulong)_a << 32) | _b);
        return ((ulong)high << 32) | low;
    }

    private void Mix(ReadOnlySpan<ulong> words)
    {
        for (var i = 0; i < words.Length; i += 4)
        {
            _a = BitOperations.Crc32C(_a, words[i]);
            _b = BitOperations.Crc32C(_b, words[i + 1]);
            _c = BitOperations.Crc32C(_c, words[i + 2]);
            _d = BitOperations.Crc32C(_d, words[i + 3]);
        }
    }
}
