namespace EGate.Faces;

/// <summary>
/// Turns what a layer saw into the natural logarithm of a likelihood ratio, living face over instrument. Each method says where its numbers are from.
/// <para>
/// Only the passive network's were measured on real instruments. The others were held to one rule: where living faces were measured they stay at or
/// above 0 in at least 99 of 100 clips, and what they may say against a face is bounded, because no real instrument of theirs was at hand. So
/// a layer that is wrong about a room costs a recapture, not the lane. The layers are added as if they were independent; passive network, pattern and
/// outline are not quite, and their bounds allow for it.
/// </para>
/// </summary>
internal static class AttackWeights
{
    /// <summary>
    /// The passive network's mean p over three crops, fused over frames. 1.5 x (logit p - 2.2), held to -6..6. From <c>models/README.md</c>'s frames of
    /// MSU-MFSD (one subject, 300 living, 831 attack frames): above 0.9 lie 95.7 % of the living and 6.6 % of the attack frames (ln 14.5 = 2.7), from
    /// 0.5 to 0.9 4.3 % and 59 % (-2.6), below 0.5 none and 34 % (below -4); the line goes through the middles of the three.
    /// </summary>
    public static double Passive(double probability)
    {
        var p = double.IsFinite(probability) ? Math.Clamp(probability, 0.0005, 0.9995) : 0.0005;
        return Math.Clamp(1.5 * (Math.Log(p / (1 - p)) - 2.2), -6, 6);
    }

    /// <summary>
    /// Share of the frames in which an outline surrounds the face. On 662 living pictures none had one, on drawn instruments three in four. A living face
    /// before a desk's or a window's edge may have one now and then, so up to a fifth is nothing, and more than half is -7, more than the network can say for it. One picture by itself: -4.
    /// </summary>
    public static double Outline(double share, int frames) =>
        frames == 1 ? -4 * share : -7 * Math.Clamp((share - 0.2) / 0.3, 0, 1);

    /// <summary>
    /// Height of the sharpest spectral peak in nepers, the mean over the frames. Pictures of the three living clips, scaled by 1.6 and 2.2 and coded again
    /// as JPEG of quality 50 to 95, gave up to 2.6 (3.1 for one clip scaled by 2.2 at quality 50), at quality 30 up to 3.3; displays drawn with
    /// sub-pixels at several pitches and blurs gave 4.2 to 10. From 2.8 it falls to -6 over another 1.7.
    /// </summary>
    public static double Pattern(double peak) => -6 * Math.Clamp((peak - 2.8) / 1.7, 0, 1);

    /// <summary>
    /// Likeness of the bands, the mean over pairs of frames. The living clips gave 0 to 0.03, a drawn tablet with a backlight of 10 % ripple 0.83 and
    /// more. From 0.2 it falls to -4 at 0.6.
    /// </summary>
    public static double Bands(double likeness) => -4 * Math.Clamp((likeness - 0.2) / 0.4, 0, 1);

    /// <summary>
    /// Surroundings that follow the face while the room does not: -4 when nearly all do, 0 up to a half (hair and collars follow a living head). Where
    /// the room follows too, the camera was shaken or the instrument fills the picture, and nothing is said.
    /// </summary>
    public static double Surround(double follows, double? room) =>
        room is > 0.5 ? 0 : -4 * Math.Clamp((follows - 0.5) / 0.4, 0, 1);

    /// <summary>
    /// A nose that moved between the eyes, or a face that a plane does not explain: depth, or life. 0.5 and no more, because a replayed recording shows
    /// the same. There is no weight against a face that moved as a plane: on the living clips the plane left 0.2 to 4 % of the face's height
    /// unexplained and on drawn prints 0.13 to 0.28 %, and a head that only shifts is as flat as paper to this measure.
    /// </summary>
    public static double Depth(double yawRange, double residual) =>
        0.5 * Math.Max(Math.Clamp((yawRange - 4) / 4, 0, 1), Math.Clamp((residual - 0.006) / 0.006, 0, 1));

    /// <summary>
    /// Whether a blink was seen in the time watched. A living person blinks 15 to 20 times a minute, so 0.45 of them within 2 s; on prints the
    /// network takes 0.07 for one (4.1 % of single frames), on a replay it is as on the living. With half of the instruments replays a blink is
    /// 0.45 / (0.5 x 0.07 + 0.5 x 0.45) = 1.7 (0.5), none 0.55 / (0.5 x 0.93 + 0.5 x 0.55) = 0.74 (-0.3) when 2 s or more were watched.
    /// </summary>
    public static double Blink(bool seen, TimeSpan watched) =>
        seen ? 0.5 : -0.3 * Math.Clamp(watched.TotalSeconds / 2, 0, 1);

    /// <summary>
    /// A face that does not stir at all: the largest flow over at least 1.5 s, as a share of the face's height. Nobody stands that still; a picture on a
    /// stand does. Below 0.3 % down to -2.
    /// </summary>
    public static double Stillness(double stir, TimeSpan watched) =>
        watched < TimeSpan.FromSeconds(1.5) ? 0 : -2 * Math.Clamp((0.003 - stir) / 0.0015, 0, 1);

    /// <summary>
    /// The answer to the lane's light (see <see cref="LightAnswer"/>). Skin that answers, and more than the room: 1, because paper answers too. Skin that
    /// does not answer to light that was bright enough: -4, as from a display or a stream. A room that answers alike says nothing.
    /// </summary>
    public static double Light(LightAnswer answer) =>
        answer switch
        {
            LightAnswer.SkinAnswers => 1,
            LightAnswer.NothingAnswers => -4,
            _ => 0,
        };

    /// <summary>
    /// A head turned as asked: 3, because a flat picture cannot and a recording turns to the asked side at the asked time by luck only (about one in
    /// twenty). Asked and not done within the time: -3.
    /// </summary>
    public static double Turn(bool done) => done ? 3 : -3;

    /// <summary>
    /// An infrared or depth camera's own probability, as its logit, held to -6..3. Its maker's figures belong into that probability; none was at hand.
    /// </summary>
    public static double SecondCamera(double probability)
    {
        var p = double.IsFinite(probability) ? Math.Clamp(probability, 0.0005, 0.9995) : 0.0005;
        return Math.Clamp(Math.Log(p / (1 - p)), -6, 3);
    }
}
