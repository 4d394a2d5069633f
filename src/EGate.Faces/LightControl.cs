namespace EGate.Faces;

/// <summary>How the camera and the lamp may be set, each from 0 (least) to 1 (most) of what the site allows.</summary>
/// <param name="ExposureMin">Shortest exposure.</param>
/// <param name="ExposureMax">Longest exposure: long ones blur a moving head.</param>
/// <param name="GainMax">Highest gain: gain is noise.</param>
/// <param name="IlluminationMax">Brightest face illumination.</param>
public sealed record LightLimits(double ExposureMin, double ExposureMax, double GainMax, double IlluminationMax);

/// <summary>
/// Chooses exposure, gain and face illumination for the skin of the face that is looked at, not for the whole picture: a bright hall behind a traveller must not make
/// the face dark. A pure step: brightness in, settings out, never beyond the limits. The lamp comes first, because it also takes away shadows; then exposure; gain last.
/// </summary>
/// <param name="Exposure">0..1.</param>
/// <param name="Gain">0..1.</param>
/// <param name="Illumination">0..1.</param>
public sealed record LightControl(double Exposure, double Gain, double Illumination)
{
    /// <summary>Skin below it is too dark to be judged well (of 255).</summary>
    public const double SkinLow = 80;

    /// <summary>Skin above it is too bright (of 255).</summary>
    public const double SkinHigh = 190;

    /// <summary>Surroundings so many times brighter than the skin are a light behind the head.</summary>
    public const double BacklightRatio = 1.6;

    private const double SkinWanted = 130;

    /// <summary>The most that one step multiplies or divides the light by: cameras answer a few frames later, and steps that are too large swing.</summary>
    private const double StepMax = 1.25;

    /// <summary>Within this part of what is wanted nothing is changed.</summary>
    private const double CloseEnough = 0.12;

    private const double LampStep = 0.15;
    private const double GainStep = 0.1;

    /// <summary>The settings to begin with.</summary>
    public static LightControl Begin(LightLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new LightControl(
            (limits.ExposureMin + limits.ExposureMax) / 2,
            0,
            Math.Min(0.4, limits.IlluminationMax)
        );
    }

    /// <summary>The settings after a face was seen with this brightness of its skin (0..255) and, where it was seen, of what is beside the head.</summary>
    public LightControl Next(double skin, double? surround, LightLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (!double.IsFinite(skin))
        {
            return this;
        }

        var factor = Math.Clamp(SkinWanted / Math.Max(1, skin), 1 / StepMax, StepMax);
        var backlit = surround > BacklightRatio * skin;
        if (Math.Abs(1 - (skin / SkinWanted)) <= CloseEnough && !backlit)
        {
            return this;
        }

        return factor > 1 ? Brighter(factor, limits) : Darker(factor, limits);
    }

    private LightControl Brighter(double factor, LightLimits limits)
    {
        if (Illumination < limits.IlluminationMax)
        {
            return this with { Illumination = Math.Min(limits.IlluminationMax, Illumination + LampStep) };
        }

        return Exposure < limits.ExposureMax
            ? this with
            {
                Exposure = Math.Min(limits.ExposureMax, Math.Max(Exposure, 0.01) * factor),
            }
            : this with
            {
                Gain = Math.Min(limits.GainMax, Gain + GainStep),
            };
    }

    /// <summary>In the reverse order: first the noise goes, then the blur, then the lamp.</summary>
    private LightControl Darker(double factor, LightLimits limits)
    {
        if (Gain > 0)
        {
            return this with { Gain = Math.Max(0, Gain - GainStep) };
        }

        return Exposure > limits.ExposureMin
            ? this with
            {
                Exposure = Math.Max(limits.ExposureMin, Exposure * factor),
            }
            : this with
            {
                Illumination = Math.Max(0, Illumination - LampStep),
            };
    }
}
