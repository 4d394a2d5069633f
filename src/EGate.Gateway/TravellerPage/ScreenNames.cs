namespace EGate.Gateway.TravellerPage;

/// <summary>The screens of the traveller's page; each has its pictogram and its texts in every language.</summary>
public static class ScreenNames
{
    /// <summary>Put the document on the reader.</summary>
    public const string Document = "document";

    /// <summary>The document is being read.</summary>
    public const string Reading = "reading";

    /// <summary>Take the document and walk in (two-step lanes).</summary>
    public const string Enter = "enter";

    /// <summary>Walk in; the document comes later (one-step lanes).</summary>
    public const string WalkIn = "walk-in";

    /// <summary>The entry is closing behind the person.</summary>
    public const string Closing = "closing";

    /// <summary>Look at the camera.</summary>
    public const string Face = "face";

    /// <summary>The verdict is being recorded.</summary>
    public const string Deciding = "deciding";

    /// <summary>Walk on and take the document.</summary>
    public const string Leave = "leave";

    /// <summary>The lane waits to be empty.</summary>
    public const string Clearing = "clearing";

    /// <summary>An officer will help; the same whatever the cause.</summary>
    public const string Referral = "referral";

    /// <summary>The gate does not serve.</summary>
    public const string Closed = "closed";

    /// <summary>Leave through any open gate.</summary>
    public const string Evacuation = "evacuation";

    /// <summary>Emergency stop: no barrier moves.</summary>
    public const string Stopped = "stopped";

    /// <summary>The gate's state is not known.</summary>
    public const string NoContact = "no-contact";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Document,
        Reading,
        Enter,
        WalkIn,
        Closing,
        Face,
        Deciding,
        Leave,
        Clearing,
        Referral,
        Closed,
        Evacuation,
        Stopped,
        NoContact,
    ];
}
