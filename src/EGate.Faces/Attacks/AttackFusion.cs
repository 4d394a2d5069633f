namespace EGate.Faces;

/// <summary>Fuses each layer over the frames of one crossing and weighs it.</summary>
internal static class AttackFusion
{
    private const double Closed = 0.85;
    private const double Open = 0.3;
    private const double FrontalDegrees = 25;

    /// <summary>The layers that have something to say of these frames.</summary>
    public static IEnumerable<LayerVoice> Voices(IReadOnlyList<AttackEvidence> seen, TimeSpan? asked, bool turned) =>
        // What is no number speaks as loudly against the face as a layer can.
        Weighed(seen, asked, turned).Select(v => double.IsFinite(v.Weight) ? v : v with { Weight = -6 });

    private static IEnumerable<LayerVoice> Weighed(IReadOnlyList<AttackEvidence> seen, TimeSpan? asked, bool turned)
    {
        if (seen.Count == 0)
        {
            yield break;
        }

        // The worse half, so that an instrument swapped in for a part of the time is not averaged away.
        yield return new(
            AttackLayer.Passive,
            FaceStep.Fuse(Frontal(seen).Select(e => AttackWeights.Passive(e.Passive)))
        );
        yield return new(
            AttackLayer.Outline,
            AttackWeights.Outline((double)seen.Count(e => e.Outline) / seen.Count, seen.Count)
        );
        var voices = new[]
        {
            Mean(AttackLayer.Pattern, seen.Select(e => e.Pattern), AttackWeights.Pattern),
            Mean(AttackLayer.Bands, seen.Select(e => e.Bands), AttackWeights.Bands),
            Motion(seen),
            Life(seen),
            Light(seen),
            asked is null ? null : new LayerVoice(AttackLayer.Turn, AttackWeights.Turn(turned)),
            Mean(AttackLayer.SecondCamera, seen.Select(e => e.SecondCamera), AttackWeights.SecondCamera),
        };
        foreach (var voice in voices.OfType<LayerVoice>())
        {
            yield return voice;
        }
    }

    /// <summary>
    /// The sum of the layers as a probability with even odds, 0..1. The sum is halved before: passive network, pattern and outline see partly the same,
    /// and a score that is all 0 or 1 could not be set a threshold on.
    /// </summary>
    public static double Score(IEnumerable<LayerVoice> voices) => 1 / (1 + Math.Exp(-voices.Sum(v => v.Weight) / 2));

    /// <summary>
    /// The frames that face the camera, because the network was trained on such; all of them when fewer than a third do, so that looking away all the
    /// time helps nobody.
    /// </summary>
    private static IReadOnlyList<AttackEvidence> Frontal(IReadOnlyList<AttackEvidence> seen)
    {
        var frontal = seen.Where(e => Math.Abs(e.Yaw) <= FrontalDegrees).ToList();
        return 3 * frontal.Count >= seen.Count ? frontal : seen;
    }

    /// <summary>True when the head was turned to the asked side since it was asked, from where it was before.</summary>
    public static bool Turned(IReadOnlyList<AttackEvidence> seen, TimeSpan asked, TurnSide side, double degrees)
    {
        var before = seen.Where(e => e.At <= asked).Select(e => e.Yaw).Order().ToList();
        if (before.Count == 0)
        {
            return false;
        }

        // Yaw above 0 is to the image's left, which is the traveller's own right.
        var sign = side == TurnSide.Right ? 1 : -1;
        var rest = before[before.Count / 2];
        return seen.Count(e => e.At > asked && sign * (e.Yaw - rest) >= degrees) >= 2;
    }

    private static LayerVoice? Mean(AttackLayer layer, IEnumerable<double?> values, Func<double, double> weigh)
    {
        var known = values.OfType<double>().ToList();
        return known.Count == 0 ? null : new LayerVoice(layer, weigh(known.Average()));
    }

    private static LayerVoice? Motion(IReadOnlyList<AttackEvidence> seen)
    {
        var moved = seen.Select(e => e.Motion).OfType<MotionEvidence>().ToList();
        if (moved.Count < 3)
        {
            return null;
        }

        var follows = moved.Where(m => m.SurroundFollows is not null).ToList();
        var room = moved.Select(m => m.RoomFollows).OfType<double>().ToList();
        var surround =
            follows.Count < 3
                ? 0
                : AttackWeights.Surround(
                    follows.Average(m => m.SurroundFollows!.Value),
                    room.Count == 0 ? null : room.Average()
                );
        return new LayerVoice(
            AttackLayer.Motion,
            surround + AttackWeights.Depth(seen.Max(e => e.Yaw) - seen.Min(e => e.Yaw), moved.Average(m => m.Residual))
        );
    }

    private static LayerVoice? Life(IReadOnlyList<AttackEvidence> seen)
    {
        var watched = seen[^1].At - seen[0].At;
        var stirs = seen.Select(e => e.Stir).OfType<double>().ToList();
        if (stirs.Count < 3)
        {
            return null;
        }

        return new LayerVoice(
            AttackLayer.Life,
            AttackWeights.Blink(HasBlinked(seen), watched) + AttackWeights.Stillness(stirs.Max(), watched)
        );
    }

    /// <summary>Open, closed for at most 0.6 s, open again; one frame of closed eyes proves nothing, so what surrounds it must be clearly open.</summary>
    private static bool HasBlinked(IReadOnlyList<AttackEvidence> seen)
    {
        TimeSpan? open = null;
        var closed = false;
        foreach (var frame in seen)
        {
            if (frame.EyesClosed >= Closed)
            {
                closed = open is not null;
            }
            else if (frame.EyesClosed <= Open)
            {
                if (closed && frame.At - open <= TimeSpan.FromSeconds(0.6))
                {
                    return true;
                }

                open = frame.At;
                closed = false;
            }
        }

        return false;
    }

    private static LayerVoice? Light(IReadOnlyList<AttackEvidence> seen)
    {
        var answer = LightResponse.Judge(seen);
        return answer == LightAnswer.NotAsked ? null : new LayerVoice(AttackLayer.Light, AttackWeights.Light(answer));
    }
}
