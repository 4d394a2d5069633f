using System.Security.Cryptography;

namespace EGate.Fuzz;

/// <summary>An input that did what no input may do.</summary>
/// <param name="Target">Which target.</param>
/// <param name="Kind"><c>crash</c>, <c>hang</c> or <c>allocation</c>.</param>
/// <param name="What">The exception and where it was thrown, or the figure.</param>
/// <param name="Input">The bytes.</param>
internal sealed record Finding(string Target, string Kind, string What, byte[] Input)
{
    /// <summary>Writes the input as a line of hex, named after the target, the kind and the input; it can go into the corpus as it is.</summary>
    public string Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, Target));
        var name = $"{Kind}-{Convert.ToHexStringLower(SHA256.HashData(Input))[..12]}.hex";
        var path = Path.Combine(folder, Target, name);
        File.WriteAllText(path, Convert.ToHexString(Input) + "\n");
        return path;
    }
}
