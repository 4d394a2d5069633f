using EGate.Contract;
using EGate.Gateway.Link;

namespace EGate.Gateway.TravellerPage;

/// <summary>
/// All that the traveller's page is ever told. It is made from phase, topology, the two flags and the one thing asked for before the camera, so whatever
/// else differs between two crossings (reasons, checks, names, hits) cannot reach an untrusted browser or a bystander.
/// </summary>
/// <param name="Phase">The lane's phase; 200 for every referral, whichever way it takes; 0 without contact.</param>
/// <param name="Screen">The screen to show, one of <see cref="ScreenNames"/>.</param>
/// <param name="Simulated">True on a lane without hardware, which the page says.</param>
/// <param name="Contact">False when the lane's state is not known.</param>
/// <param name="Guidance">Before the camera: one of <see cref="Guidances"/>, or empty.</param>
public sealed record TravellerScreen(int Phase, string Screen, bool Simulated, bool Contact, string Guidance = "")
{
    /// <summary>What a traveller can be asked for before the camera; the page has words for each.</summary>
    public static IReadOnlyList<string> Guidances { get; } =
    ["closer", "back", "look-here", "one-person", "hold-still", "uncover", "turn-left", "turn-right"];

    private const int Ready = 10;
    private const int CapturingFace = 70;
    private const int OpeningExit = 90;
    private const int ClosingExit = 110;
    private const int Referring = 200;
    private const int ClosingReturn = 250;
    private const int OutOfService = 300;

    /// <summary>The screen without contact.</summary>
    public static TravellerScreen NoContact { get; } = new(0, ScreenNames.NoContact, false, false);

    /// <summary>The screen for what is known of the lane.</summary>
    public static TravellerScreen For(LaneView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Status is not { } status ? NoContact
            : IsReferral(status) ? new(Referring, ScreenNames.Referral, status.Simulated, true)
            : new(status.Phase, ScreenOf(status), status.Simulated, true, GuidanceOf(status));
    }

    /// <summary>
    /// Referred, and not by now shown out by an officer's decision: while the exit opens, stands open or closes for this person,
    /// "walk on" is what is true, whatever the referral was about.
    /// </summary>
    private static bool IsReferral(LaneStatus status) =>
        status.Phase is >= Referring and <= ClosingReturn
        || (status.Referred && status.Phase is > Ready and < OutOfService and not (>= OpeningExit and <= ClosingExit));

    /// <summary>Only before the camera, and only a word this version knows.</summary>
    private static string GuidanceOf(LaneStatus status) =>
        status.Phase == CapturingFace && Guidances.Contains(status.Guidance) ? status.Guidance : "";

    private static string ScreenOf(LaneStatus status)
    {
        var oneStep = status.Topology == "one-step";
        return status.Phase switch
        {
            Ready => oneStep ? ScreenNames.WalkIn : ScreenNames.Document,
            15 => ScreenNames.Document,
            20 or 30 => ScreenNames.Reading,
            40 or 50 => oneStep ? ScreenNames.WalkIn : ScreenNames.Enter,
            60 => ScreenNames.Closing,
            CapturingFace => ScreenNames.Face,
            80 => ScreenNames.Deciding,
            OpeningExit or 100 or ClosingExit => ScreenNames.Leave,
            120 => ScreenNames.Clearing,
            400 => ScreenNames.Evacuation,
            410 => ScreenNames.Stopped,
            // Starting, out of service, re-arming, and any phase this version does not know: an officer can help, this gate cannot.
            _ => ScreenNames.Closed,
        };
    }
}
