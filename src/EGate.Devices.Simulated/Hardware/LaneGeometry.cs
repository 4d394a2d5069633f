using EGate.Core;

namespace EGate.Devices.Simulated;

/// <summary>Where things stand in the simulated lane, in metres along the way; the public side is below 0. The two beams of a barrier are closer together than a body is deep.</summary>
internal static class LaneGeometry
{
    public const double BodyDepth = 0.30;
    public const double PublicSide = -1.0;
    public const double EntryBeamOuter = 0.00;
    public const double EntryLeaf = 0.10;
    public const double EntryBeamInner = 0.20;
    public const double PresenceFrom = 0.30;
    public const double Middle = 1.20;
    public const double PresenceTo = 2.20;
    public const double ExitBeamInner = 2.30;
    public const double ExitLeaf = 2.40;
    public const double ExitBeamOuter = 2.50;
    public const double ControlledSide = 3.5;

    /// <summary>How far before the first beam of a closed barrier people wait.</summary>
    private const double WaitGap = 0.05;

    /// <summary>Everything an edge of a body can pass that changes what a sensor sees or where the body may stop.</summary>
    public static readonly double[] Marks =
    [
        EntryBeamOuter - WaitGap,
        EntryBeamOuter,
        EntryLeaf,
        EntryBeamInner,
        EntryBeamInner + WaitGap,
        PresenceFrom,
        PresenceTo,
        ExitBeamInner - WaitGap,
        ExitBeamInner,
        ExitLeaf,
        ExitBeamOuter,
        ExitBeamOuter + WaitGap,
    ];

    /// <summary>The leaf's line of a barrier.</summary>
    public static double Leaf(BarrierId barrier) => barrier == BarrierId.Entry ? EntryLeaf : ExitLeaf;

    /// <summary>Where somebody waits with the front before a closed barrier; <paramref name="heading"/> is +1 inwards to the exit, -1 back.</summary>
    public static double WaitingPoint(BarrierId barrier, int heading) =>
        (barrier, heading) switch
        {
            (BarrierId.Entry, > 0) => EntryBeamOuter - WaitGap,
            (BarrierId.Entry, _) => EntryBeamInner + WaitGap,
            (_, > 0) => ExitBeamInner - WaitGap,
            _ => ExitBeamOuter + WaitGap,
        };
}
