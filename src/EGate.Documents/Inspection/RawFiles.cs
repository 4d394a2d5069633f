using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// Copies of the files as the chip gave them, for a technician who asked for them. Personal data: whoever holds it disposes it, which zeroes
/// the copies.
/// </summary>
public sealed class RawFiles : IDisposable
{
    private readonly SortedDictionary<ushort, byte[]> _files = [];

    /// <summary>The files by identifier (<see cref="LdsFile"/>).</summary>
    public IReadOnlyDictionary<ushort, byte[]> All => _files;

    /// <summary>The name under which a file is kept on disk, as <c>egatectl document verify</c> reads it, e.g. <c>EF_SOD.bin</c>.</summary>
    public static string NameOf(ushort file) =>
        file switch
        {
            LdsFile.Com => "EF_COM.bin",
            LdsFile.Sod => "EF_SOD.bin",
            >= LdsFile.Dg1 and <= LdsFile.Dg1 + 15 => $"DG{file - LdsFile.Dg1 + 1}.bin",
            _ => $"EF_{file:X4}.bin",
        };

    /// <summary>Zeroes the copies.</summary>
    public void Dispose()
    {
        foreach (var bytes in _files.Values)
        {
            CryptographicOperations.ZeroMemory(bytes);
        }

        _files.Clear();
    }

    internal void Keep(ushort file, byte[] bytes)
    {
        if (_files.TryGetValue(file, out var before))
        {
            CryptographicOperations.ZeroMemory(before);
        }

        _files[file] = bytes.AsSpan().ToArray();
    }
}
