namespace EGate.Faces;

/// <summary>
/// What a technician's test person shows of a camera's place: where faces come to lie, how tall people may be, and what the light is like. A pure fold over observations
/// of frames, while the person stands where travellers stand and moves a little.
/// </summary>
public sealed class CameraSurvey(int width, int height)
{
    /// <summary>Distance of the eyes of grown people, in millimetres: the scale of the picture at the face (population mean).</summary>
    private const double EyesApart_mm = 63;

    /// <summary>Eyes are this far below the top of the head, in centimetres.</summary>
    private const double EyesBelowTop_cm = 11;

    /// <summary>Region around the faces that were seen, in widths of a face, so that others fit as well.</summary>
    private const double RegionMargin = 1;

    /// <summary>Skin below it is too dark to be judged well (of 255).</summary>
    private const double SkinLow = 80;

    /// <summary>Skin above it is too bright (of 255).</summary>
    private const double SkinHigh = 190;

    /// <summary>Surroundings so many times brighter than the skin are a light behind the head.</summary>
    private const double BacklightRatio = 1.6;

    private readonly List<FaceObservation> _seen = [];
    private int _frames;

    /// <summary>Frames looked at.</summary>
    public int Frames => _frames;

    /// <summary>Frames with a face.</summary>
    public int WithFace => _seen.Count;

    /// <summary>Takes one more observation; it stays the caller's.</summary>
    public void Add(FaceObservation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        _frames++;
        if (seen is { Box: not null, Quality: not null, Attack: not null })
        {
            _seen.Add(seen);
        }
    }

    /// <summary>Where faces are to be looked for, in pixels of the frame; null when no face was seen.</summary>
    public FaceBox? Region()
    {
        if (_seen.Count == 0)
        {
            return null;
        }

        var boxes = _seen.ConvertAll(s => s.Box!.Value);
        var margin = RegionMargin * Median(boxes.ConvertAll(b => b.Width));
        var left = Math.Max(0, boxes.Min(b => b.X) - margin);
        var top = Math.Max(0, boxes.Min(b => b.Y) - margin);
        var right = Math.Min(width, boxes.Max(b => b.X + b.Width) + margin);
        var bottom = Math.Min(height, boxes.Max(b => b.Y + b.Height) + margin);
        return new FaceBox(left, top, right - left, bottom - top, 1);
    }

    /// <summary>
    /// The statures whose whole face the camera sees at the place where the test person stood, in centimetres; null when no face was seen. It takes the picture for
    /// upright and the camera for level; a tilted camera sees a little less.
    /// </summary>
    /// <param name="stature_cm">Of the test person.</param>
    public (double From, double To)? Statures(double stature_cm)
    {
        if (_seen.Count == 0)
        {
            return null;
        }

        var scale_mm = EyesApart_mm / Median(_seen.ConvertAll(s => s.Quality!.EyeDistance * 120 / 100));
        var eyes = Median(_seen.ConvertAll(s => s.Box!.Value.Y + (0.4 * s.Box!.Value.Height)));
        var face = Median(_seen.ConvertAll(s => s.Box!.Value.Height));
        var eyesOf = stature_cm - EyesBelowTop_cm;
        var highest = eyesOf + ((eyes - (0.4 * face)) * scale_mm / 10);
        var lowest = eyesOf - ((height - eyes - (0.6 * face)) * scale_mm / 10);
        return (lowest + EyesBelowTop_cm, highest + EyesBelowTop_cm);
    }

    /// <summary>Mean brightness of the skin, 0..255; NaN when no face was seen.</summary>
    public double SkinLight => _seen.Count == 0 ? double.NaN : Median(_seen.ConvertAll(s => s.Attack!.SkinLight));

    /// <summary>Mean brightness beside the head, 0..255; NaN when it was not seen.</summary>
    public double SurroundLight
    {
        get
        {
            var around = _seen.Select(s => s.Attack!.SurroundLight).OfType<double>().ToList();
            return around.Count == 0 ? double.NaN : Median(around);
        }
    }

    /// <summary>The median of every quality component.</summary>
    public IReadOnlyDictionary<string, double> Quality() =>
        _seen
            .SelectMany(s => s.Quality!.Components)
            .GroupBy(c => c.Key)
            .ToDictionary(g => g.Key, g => Median([.. g.Select(c => c.Value)]));

    /// <summary>
    /// What is to be done about place and light, as stable words, the most pressing first: <c>no-face</c>, <c>too-dark</c>, <c>too-bright</c>, <c>backlight</c>,
    /// <c>side-light</c>, <c>too-far</c>, <c>too-near</c>. Empty when nothing is.
    /// </summary>
    public IReadOnlyList<string> Advice()
    {
        if (_seen.Count == 0)
        {
            return ["no-face"];
        }

        var quality = Quality();
        List<(bool Applies, string Word)> all =
        [
            (SkinLight < SkinLow, "too-dark"),
            (SkinLight > SkinHigh, "too-bright"),
            (SurroundLight > BacklightRatio * SkinLight, "backlight"),
            (quality["illumination"] < 50, "side-light"),
            (quality["eye-distance"] < 50, "too-far"),
            (quality["face-size"] < 50, "too-near"),
        ];
        return [.. all.Where(a => a.Applies).Select(a => a.Word)];
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
