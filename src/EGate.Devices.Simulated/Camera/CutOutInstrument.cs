using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>
/// The portrait printed, cut out along the face, with holes at the eyes, worn before the impostor's face: no paper's edge shows, and living eyes blink
/// behind it. The places of the eyes in the impostor's clip were measured once with the landmark network; the mask follows a slow hand, not each movement.
/// </summary>
internal sealed class CutOutInstrument : IDisposable
{
    private static readonly Point2d EyeLeft = new(154.5, 212);
    private static readonly Point2d EyeRight = new(258.5, 212);
    private static readonly Point2d FaceCentre = new(206.5, 265);
    private static readonly Size FaceHalf = new(112, 158);

    // Where the impostor's eyes are in most of the clip, as shares of a 4:3 picture.
    private static readonly Point2d WornLeft = new(0.477, 0.479);
    private static readonly Point2d WornRight = new(0.636, 0.462);

    private readonly Mat _paper = new();
    private readonly Mat _cut;
    private readonly HandMotion _motion;

    public CutOutInstrument(Mat portrait, Random random)
    {
        _motion = new HandMotion(random);
        portrait.ConvertTo(_paper, -1, 0.72, 34);
        Cv2.GaussianBlur(_paper, _paper, new Size(0, 0), 1.1);
        _cut = new Mat(portrait.Size(), MatType.CV_8UC1, Scalar.Black);
        Cv2.Ellipse(_cut, ToPoint(FaceCentre), FaceHalf, 0, 0, 360, Scalar.White, -1, LineTypes.AntiAlias);
        Cv2.Ellipse(_cut, ToPoint(EyeLeft), new Size(27, 14), 0, 0, 360, Scalar.Black, -1, LineTypes.AntiAlias);
        Cv2.Ellipse(_cut, ToPoint(EyeRight), new Size(27, 14), 0, 0, 360, Scalar.Black, -1, LineTypes.AntiAlias);
    }

    public void Draw(TimeSpan at, Mat target)
    {
        using var place = Place(at, target.Size());
        using var paper = new Mat();
        using var mask = new Mat();
        Cv2.WarpAffine(_paper, paper, place, target.Size());
        Cv2.WarpAffine(_cut, mask, place, target.Size());
        FlatThing.Blend(paper, mask, target);
        paper.SetTo(Scalar.Black);
    }

    public void Dispose()
    {
        _paper.SetTo(Scalar.Black);
        _paper.Dispose();
        _cut.Dispose();
    }

    private static Point ToPoint(Point2d p) => new((int)p.X, (int)p.Y);

    /// <summary>The similarity that lays the portrait's eye holes over the wearer's eyes, with a little drift.</summary>
    private Mat Place(TimeSpan at, Size size)
    {
        var drift = _motion.Corners(at, new Point2d(0, 0), size.Width * 0.2, size.Width * 0.2);
        var left = new Point2d(
            (WornLeft.X * size.Width) + drift.Average(c => c.X),
            (WornLeft.Y * size.Height) + drift.Average(c => c.Y)
        );
        var right =
            left + new Point2d((WornRight.X - WornLeft.X) * size.Width, (WornRight.Y - WornLeft.Y) * size.Height);
        var span = EyeRight.X - EyeLeft.X;
        var a = (right.X - left.X) / span;
        var b = (right.Y - left.Y) / span;
        var place = new Mat(2, 3, MatType.CV_64FC1);
        place.SetArray([
            a,
            -b,
            left.X - (a * EyeLeft.X) + (b * EyeLeft.Y),
            b,
            a,
            left.Y - (b * EyeLeft.X) - (a * EyeLeft.Y),
        ]);
        return place;
    }
}
