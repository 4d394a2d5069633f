using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EGate.Devices.Simulated;

/// <summary>Bytes without end from a seed and a label, the same on every machine. Never a secret: for simulated keys only.</summary>
internal sealed class SeededBytes(int seed, string label)
{
    private readonly byte[] _key = SHA256.HashData(
        Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{label}"))
    );
    private uint _counter;
    private byte[] _block = [];

    /// <summary>The next bytes.</summary>
    public void Fill(Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            if (_block.Length == 0)
            {
                var input = new byte[_key.Length + sizeof(uint)];
                _key.CopyTo(input, 0);
                BinaryPrimitives.WriteUInt32BigEndian(input.AsSpan(_key.Length), _counter++);
                _block = SHA256.HashData(input);
            }

            var length = Math.Min(destination.Length, _block.Length);
            _block.AsSpan(0, length).CopyTo(destination);
            _block = _block[length..];
            destination = destination[length..];
        }
    }

    /// <summary>The next <paramref name="length"/> bytes.</summary>
    public byte[] Next(int length)
    {
        var bytes = new byte[length];
        Fill(bytes);
        return bytes;
    }
}
