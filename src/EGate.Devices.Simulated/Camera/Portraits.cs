using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>
/// Makes a document's portrait from a clip: 413x531 pixels, the eyes a quarter of the width apart and at 0.6 of the height from below, after the
/// token image of ISO/IEC 19794-5. The places were measured once with the landmark network and are constants here.
/// </summary>
internal static class Portraits
{
    private static readonly Size Token = new(413, 531);

    /// <summary>The portrait as pixels; the caller disposes it.</summary>
    public static Mat Make(string clipFolder, SimulatedPerson person)
    {
        if (person == SimulatedPerson.Genuine)
        {
            using var clip = new Clip(clipFolder, ClipStretch.GenuinePortrait);
            return clip.Cut(96, new Rect(107, 48, 196, 252), Token);
        }

        using var other = new Clip(clipFolder, ClipStretch.ImpostorLive);
        return other.Cut(24, new Rect(84, 0, 224, 288), Token);
    }

    /// <summary>The portrait as a baseline JPEG of the size DG2 usually has (ICAO asks for 15 to 20 KiB as the aim).</summary>
    public static byte[] Encode(Mat portrait)
    {
        Cv2.ImEncode(".jpg", portrait, out var jpeg, new ImageEncodingParam(ImwriteFlags.JpegQuality, 80));
        return jpeg;
    }
}
