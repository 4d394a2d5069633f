using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// Copies of the files as the chip gave them, for a technician who asked for them. Personal data: whoever holds it disposes it, which zeroes
/// the copies.
/// </summary>
public sealed class RawFiles : IDisposable
{
    /// <summary>EF.CardAccess. It stands outside the application, where identifiers have another meaning, so it has a key of its own here.</summary>
    public const int CardAccess = 0x1_011C;

    /// <summary>EF.CardSecurity, outside the application too.</summary>
    public const int CardSecurity = 0x1_011D;

    private readonly SortedDictionary<int, byte[]> _files = [];

    /// <summary>The files by identifier (<see cref="LdsFile"/>, <see cref="CardAccess"/>, <see cref="CardSecurity"/>).</summary>
    public IReadOnlyDictionary<int, byte[]> All => _files;

    /// <summary>The name under which a file is kept on disk, as <c>egatectl document verify</c> reads it, e.g. <c>EF_SOD.bin</c>.</summary>
    public static string NameOf(int file) =>
        file switch
        {
            CardAccess => "EF_CardAccess.bin",
            CardSecurity => "EF_CardSecurity.bin",
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

    internal void Keep(int file, byte[] bytes)
    {
        if (_files.TryGetValue(file, out var before))
        {
            CryptographicOperations.ZeroMemory(before);
        }

        _files[file] = bytes.AsSpan().ToArray();
    }
}
