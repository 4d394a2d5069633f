using System.Security.Cryptography;
using EGate.Core;

namespace EGate.Faces;

/// <summary>
/// The six networks by file name and SHA-256, as they were measured (<c>models/README.md</c>). A file is read once, its hash is taken of the
/// very bytes that are loaded, and bytes with another hash are refused: a changed network is another network with unknown errors.
/// </summary>
public static class FaceModels
{
    /// <summary>Finds faces.</summary>
    public const string Detect = "fr_detect.onnx";

    /// <summary>Finds 68 points of a face.</summary>
    public const string Landmark = "fr_landmark.onnx";

    /// <summary>Turns an aligned face into 512 numbers.</summary>
    public const string Feature = "fr_feature.onnx";

    /// <summary>Tells a living face from a picture of one, from pixels alone.</summary>
    public const string Liveness = "fr_liveness.onnx";

    /// <summary>Head angles.</summary>
    public const string Pose = "fr_pose.onnx";

    /// <summary>Open or closed eye.</summary>
    public const string Eye = "fr_eye.onnx";

    private const int LargestModel = 64 * 1024 * 1024;

    /// <summary>File name to lower-case hexadecimal SHA-256.</summary>
    public static IReadOnlyDictionary<string, string> Sha256 { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Detect] = "6c0256ccd3164f844736a401faf936ec2930764a87ae39442180887d0c5c8854",
            [Landmark] = "f10b0ba1d2a8a099adefede1ebf3733e44fe370715e7303dbeb7f59c02142258",
            [Feature] = "87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581",
            [Liveness] = "afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d",
            [Pose] = "72d032ec941b7153bf8d3f2c03a4c165453cc7e63d479041ec7c6ef087e5839d",
            [Eye] = "1afcea006abc1ccac3c517022abde0aa092bed74ff3c9fe6878483ef9e6e38de",
        };

    /// <summary>Names the whole set: SHA-256 over the lines "hash file name" in the order of the names. A threshold holds for one set only.</summary>
    public static string SetId { get; } =
        Convert.ToHexStringLower(
            SHA256.HashData(
                System.Text.Encoding.ASCII.GetBytes(
                    string.Concat(
                        Sha256.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Value} {m.Key}\n")
                    )
                )
            )
        );

    /// <summary>Reads one network and verifies it.</summary>
    /// <exception cref="FaceModelException">Missing, unreadable, or not the measured one.</exception>
    public static byte[] Read(string folder, string name)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(name);
        var bytes = ReadBounded(folder, name);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != Sha256[name])
        {
            throw new FaceModelException(Catalogue.FaceModelAltered, name);
        }

        return bytes;
    }

    private static byte[] ReadBounded(string folder, string name)
    {
        try
        {
            var file = new FileInfo(Path.Combine(folder, name));
            if (file.Exists && file.Length > LargestModel)
            {
                throw new FaceModelException(Catalogue.FaceModelAltered, name);
            }

            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FaceModelException(Catalogue.FaceModelMissing, name, e);
        }
    }
}
