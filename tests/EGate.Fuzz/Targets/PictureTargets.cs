using EGate.Faces;
using EGate.Fuzz.Mutation;
using OpenCvSharp;

namespace EGate.Fuzz.Targets;

/// <summary>
/// Pictures as files: our header readers, then the image library's decoders, which are native code. A decoder that fails badly ends the fuzzer itself, with
/// the input number before it as the last one told.
/// </summary>
internal static class PictureTargets
{
    private static readonly string[] Formats = [".jpg", ".jp2", ".png", ".webp", ".tiff", ".bmp", ".gif", ".ppm"];

    public static IEnumerable<FuzzTarget> All()
    {
        yield return FuzzTarget.Of("picture", InputShape.Bytes, [.. Formats.Select(Seed)], Decode);
    }

    private static string Decode(byte[] input)
    {
        using var image = PictureFile.Decode(input, out var reason);
        return image is null == (reason == "ok")
            ? throw new InvalidOperationException("a picture and a reason against it, or neither")
            : reason;
    }

    /// <summary>Thirty-two by thirty-two pixels, the least that JPEG 2000 takes, with something in them.</summary>
    private static byte[] Seed(string extension)
    {
        using var picture = new Mat(32, 32, MatType.CV_8UC3, new Scalar(40, 120, 200));
        Cv2.Circle(picture, new Point(16, 16), 8, Scalar.White, -1);
        Cv2.ImEncode(extension, picture, out var bytes);
        return bytes;
    }
}
