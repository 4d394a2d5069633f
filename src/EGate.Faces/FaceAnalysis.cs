using OpenCvSharp;

namespace EGate.Faces;

/// <summary>The order in which the networks look at one picture. Not safe for more than one thread.</summary>
internal sealed class FaceAnalysis : IDisposable
{
    private readonly FaceDetector _detector;
    private readonly LandmarkFinder _landmarks;
    private readonly FaceEmbedder _embedder;
    private readonly AttackScan _attacks;
    private readonly PoseNetwork _pose;
    private readonly EyeNetwork _eyes;
    private readonly QualityMeter _quality = new();
    private readonly Pixels _aligned = new(FaceAligner.Side, FaceAligner.Side, 3);

    public FaceAnalysis(string folder)
    {
        _detector = new FaceDetector(folder);
        _landmarks = new LandmarkFinder(folder);
        _embedder = new FaceEmbedder(folder);
        _attacks = new AttackScan(folder);
        _pose = new PoseNetwork(folder);
        _eyes = new EyeNetwork(folder);
    }

    public FaceObservation Observe(Mat frame, AttackMoment? moment)
    {
        var boxes = _detector.Find(frame);
        if (boxes.Count == 0)
        {
            return new FaceObservation { Reason = "no-face" };
        }

        var face = _landmarks.Find(frame, boxes[0]);
        try
        {
            return Judge(frame, boxes, face, moment);
        }
        finally
        {
            face.Wipe();
        }
    }

    /// <summary>
    /// What the layers of presentation attack detection see of a frame's largest face, or of the face that a still picture is of; null when there is none.
    /// </summary>
    public AttackEvidence? Attack(Mat frame, AttackMoment? moment)
    {
        var boxes = moment is null ? _detector.FindInPicture(frame) : _detector.Find(frame);
        if (boxes.Count == 0)
        {
            return null;
        }

        var box = moment is null ? MainFace.Of(boxes, frame.Width, frame.Height) : boxes[0];
        var face = _landmarks.Find(frame, box);
        try
        {
            return _attacks.Look(frame, box, _eyes.BothClosed(frame, face), PoseNetwork.Yaw(face), moment);
        }
        finally
        {
            face.Wipe();
        }
    }

    /// <summary>The faces of a still picture, largest first.</summary>
    public List<FaceBox> Detect(Mat picture) => _detector.FindInPicture(picture);

    /// <summary>The template of one face of a picture, or null when its points have no extent.</summary>
    public FaceTemplate? Embed(Mat picture, FaceBox box)
    {
        var face = _landmarks.Find(picture, box);
        try
        {
            return FaceAligner.Align(picture, face, _aligned) ? _embedder.Embed(_aligned) : null;
        }
        finally
        {
            face.Wipe();
        }
    }

    /// <summary>Everything that is judged of a still picture, with the face that it is of.</summary>
    public FaceObservation Examine(Mat picture)
    {
        var boxes = MainFirst(_detector.FindInPicture(picture), picture);
        if (boxes.Count == 0)
        {
            return new FaceObservation { Reason = "no-face" };
        }

        var face = _landmarks.Find(picture, boxes[0]);
        try
        {
            return Judge(picture, boxes, face, moment: null);
        }
        finally
        {
            face.Wipe();
        }
    }

    /// <summary>A still picture with what is seen in it drawn in, as PNG.</summary>
    public byte[] Annotate(Mat picture)
    {
        var boxes = MainFirst(_detector.FindInPicture(picture), picture);
        if (boxes.Count == 0)
        {
            return AnnotatedPicture.Png(picture, boxes, null, null);
        }

        var face = _landmarks.Find(picture, boxes[0]);
        try
        {
            using var seen = Judge(picture, boxes, face, moment: null);
            return AnnotatedPicture.Png(picture, boxes, face, seen.Quality);
        }
        finally
        {
            face.Wipe();
        }
    }

    /// <summary>Zeroes the pixels that were cut out of the last picture.</summary>
    public void WipeCrops()
    {
        _aligned.Wipe();
        _quality.Wipe();
    }

    /// <summary>Zeroes also what the networks hold inside.</summary>
    public void Wipe()
    {
        WipeCrops();
        _detector.Wipe();
        _landmarks.Wipe();
        _embedder.Wipe();
        _attacks.Wipe();
        _pose.Wipe();
        _eyes.Wipe();
    }

    /// <summary>Each network as often as one pass runs it: two passes of points, two eyes, three crops.</summary>
    public void RunNetworksBare()
    {
        RunCoreBare();
        _pose.RunBare();
        _eyes.RunBare();
        _eyes.RunBare();
    }

    /// <summary>The networks of <see cref="RunCore"/> alone.</summary>
    public void RunCoreBare()
    {
        _detector.RunBare();
        _landmarks.RunBare();
        _landmarks.RunBare();
        _embedder.RunBare();
        _attacks.RunBare();
    }

    /// <summary>Detect, align, embed, three crops of the liveness network; false without a face.</summary>
    public bool RunCore(Mat frame)
    {
        var boxes = _detector.Find(frame);
        using var template = boxes.Count > 0 ? Embed(frame, boxes[0]) : null;
        return template is not null && _attacks.Passive(frame, boxes[0]) >= 0;
    }

    public void Dispose()
    {
        _aligned.Dispose();
        _quality.Dispose();
        _detector.Dispose();
        _landmarks.Dispose();
        _embedder.Dispose();
        _attacks.Dispose();
        _pose.Dispose();
        _eyes.Dispose();
    }

    /// <summary>The same faces, the one that the picture is of first.</summary>
    private static List<FaceBox> MainFirst(List<FaceBox> boxes, Mat picture)
    {
        if (boxes.Count > 1)
        {
            var main = MainFace.Of(boxes, picture.Width, picture.Height);
            boxes.Remove(main);
            boxes.Insert(0, main);
        }

        return boxes;
    }

    private FaceObservation Judge(Mat frame, List<FaceBox> boxes, Landmarks face, AttackMoment? moment)
    {
        var box = boxes[0];
        var template = FaceAligner.Align(frame, face, _aligned) ? _embedder.Embed(_aligned) : null;
        if (template is null)
        {
            return new FaceObservation { Reason = "no-face" };
        }

        var pose = _pose.Measure(frame, box, face);
        var closed = _eyes.BothClosed(frame, face);
        var second = boxes.Count > 1 ? boxes.Skip(1).Max(b => b.Width) / box.Width : 0;
        var attack = _attacks.Look(frame, box, closed, pose.Yaw, moment);
        return new FaceObservation
        {
            Faces = boxes.Count,
            SecondFaceShare = second,
            Box = box,
            WidthShare = box.Width / frame.Width,
            Quality = _quality.Measure(
                _aligned,
                new QualityGrounds(frame, box, face, pose, closed, second, template.Norm)
            ),
            Attack = attack,
            Template = template,
        };
    }
}
