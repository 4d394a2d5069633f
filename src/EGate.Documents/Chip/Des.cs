using System.Buffers.Binary;

namespace EGate.Documents;

/// <summary>
/// The DES block cipher (FIPS 46-3), as the base of 3DES and the retail MAC that passports of the field require (Doc 9303-11, 9.8).
/// It is our own because the platform's depends on OpenSSL's optional legacy provider, which a hardened or newer system lacks, and
/// rejects weak keys with an exception that a chip could provoke. Lookups are not constant in time: the keys live for one session on
/// a machine that runs nobody else's code. The tables are those of the standard; bits count from 1 at the left.
/// </summary>
internal sealed class Des : IDisposable
{
    /// <summary>Bytes of a block, and of a key (each eighth bit is parity and ignored).</summary>
    public const int BlockLength = 8;

    private readonly ulong[] _roundKeys = new ulong[16];

    public Des(ReadOnlySpan<byte> key)
    {
        var selected = DesTables.Permute(BinaryPrimitives.ReadUInt64BigEndian(key), 64, DesTables.KeyChoice1);
        var left = (uint)(selected >> 28);
        var right = (uint)(selected & 0x0FFFFFFF);
        for (var round = 0; round < 16; round++)
        {
            var turns = round is 0 or 1 or 8 or 15 ? 1 : 2;
            left = Rotate28(left, turns);
            right = Rotate28(right, turns);
            _roundKeys[round] = DesTables.Permute(((ulong)left << 28) | right, 56, DesTables.KeyChoice2);
        }
    }

    public ulong Encrypt(ulong block) => Run(block, 0, 1);

    public ulong Decrypt(ulong block) => Run(block, 15, -1);

    public void Dispose() => Array.Clear(_roundKeys);

    private ulong Run(ulong block, int firstKey, int step)
    {
        block = DesTables.Permute(block, 64, DesTables.Initial);
        var left = (uint)(block >> 32);
        var right = (uint)(block & 0xFFFFFFFF);
        for (var round = 0; round < 16; round++)
        {
            (left, right) = (right, left ^ Mix(right, _roundKeys[firstKey + (step * round)]));
        }

        return DesTables.Permute(((ulong)right << 32) | left, 64, DesTables.Final);
    }

    /// <summary>The cipher function f: the expansion E is a window of six bits that moves on by four over the turned half.</summary>
    private static uint Mix(uint half, ulong roundKey)
    {
        var window = ((ulong)half << 32) | half;
        uint mixed = 0;
        for (var box = 0; box < 8; box++)
        {
            // Box n sees bits 4n to 4n + 5, where bit 0 is bit 32: in the doubled word, box 0 looks across the middle.
            var input = (uint)((window >> (box == 0 ? 27 : 59 - (4 * box))) & 0x3F);
            var key = (uint)((roundKey >> (42 - (6 * box))) & 0x3F);
            mixed |= DesTables.SubstituteAndPermute[box][input ^ key];
        }

        return mixed;
    }

    private static uint Rotate28(uint value, int turns) => ((value << turns) | (value >> (28 - turns))) & 0x0FFFFFFF;
}
