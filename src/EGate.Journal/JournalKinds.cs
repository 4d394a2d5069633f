namespace EGate.Journal;

/// <summary>
/// The stable kinds of records, each with the arguments it carries. Programs switch on them; people read the catalogue entries they name.
/// Words in angle brackets are values; none of them is personal data.
/// </summary>
public static class JournalKinds
{
    /// <summary>egated is up. Arguments: <c>version</c>, <c>lane</c>, <c>profile-sha256</c>, <c>simulated</c> (truth value).</summary>
    public const string DaemonStarted = "daemon-started";

    /// <summary>egated ends in good order. Arguments: <c>cause</c> (<c>signal</c>, <c>command</c>, or a catalogue id).</summary>
    public const string DaemonStopped = "daemon-stopped";

    /// <summary>Why the entry opens, written before it does. Arguments: <c>document</c> (<see cref="JournalKey.Pseudonym"/>; absent in one-step lanes), <c>checks</c> (number passed so far).</summary>
    public const string EntryReason = "entry-reason";

    /// <summary>The verdict on a crossing, written before the exit opens. Arguments: <c>verdict</c> (<c>Admit</c>, <c>Refer</c>), <c>document</c>, and per check <c>check.&lt;name&gt;</c> = outcome and reason, <c>score.&lt;name&gt;</c>, <c>threshold.&lt;name&gt;</c>, and <c>list.&lt;name&gt;</c> = SHA-256 of the list that was searched.</summary>
    public const string Verdict = "verdict";

    /// <summary>A verified officer's command, written before it acts. Arguments: <c>command</c>, <c>key</c> (fingerprint of the officer's key), <c>nonce</c>, <c>reason</c> (a reason code).</summary>
    public const string OfficerCommand = "officer-command";

    /// <summary>A command that was not obeyed. Arguments: <c>command</c>, <c>key</c>, <c>fault</c> (catalogue id).</summary>
    public const string CommandRefused = "command-refused";

    /// <summary>A traveller was handed to an officer. Arguments: <c>phase</c> (number), <c>reasons</c> (names of checks or catalogue ids, separated by commas).</summary>
    public const string Referral = "referral";

    /// <summary>Both barriers were released. Arguments: <c>source</c> (<c>input</c>, <c>command</c>).</summary>
    public const string Evacuation = "evacuation";

    /// <summary>The emergency stop is on. Arguments: <c>source</c>.</summary>
    public const string EmergencyStop = "emergency-stop";

    /// <summary>An officer re-armed the lane. Arguments: <c>key</c>, <c>after</c> (<c>evacuation</c>, <c>emergency-stop</c>).</summary>
    public const string ReArmed = "re-armed";

    /// <summary>A device stopped answering; once when it goes. Arguments: <c>device</c>, <c>fault</c> (catalogue id).</summary>
    public const string DeviceLost = "device-lost";

    /// <summary>A device answers again; once when it is back. Arguments: <c>device</c>, <c>away-ms</c>.</summary>
    public const string DeviceBack = "device-back";

    /// <summary>The lane no longer serves. Arguments: <c>cause</c> (catalogue id).</summary>
    public const string OutOfService = "out-of-service";

    /// <summary>The lane serves again. Arguments: <c>cause</c> (<c>command</c>, <c>recovered</c>).</summary>
    public const string InService = "in-service";

    /// <summary>A crossing is over and its data wiped. Arguments: <c>ended-as</c>, <c>decided-by</c>, <c>own-ms</c>.</summary>
    public const string CrossingEnded = "crossing-ended";

    /// <summary>The site's policy let basic access control take the place of PACE that failed. Arguments: <c>reason</c> (why PACE failed).</summary>
    public const string AccessFellBack = "access-fell-back";

    /// <summary>A package of lists is in force. Arguments: <c>package</c> (number), <c>key</c> (fingerprint), <c>made</c> (UTC), <c>sha256</c> (of the manifest), <c>entries</c>, per list <c>list.&lt;code&gt;</c> = SHA-256 of its file, and of a roll-back <c>rolled-back-to</c> (number); who ordered it stands in the manifest.</summary>
    public const string ListLoaded = "list-loaded";

    /// <summary>A package of lists was not taken; the old lists serve. Arguments: <c>package</c> (number, 0 when it cannot be read), <c>fault</c> (catalogue id), <c>reason</c> (a word, e.g. <c>bad-signature</c>).</summary>
    public const string ListRefused = "list-refused";

    /// <summary>Online databases that the policy wishes for gave no answer that counts; nothing in the evidence tells of it. Arguments: <c>reason</c>.</summary>
    public const string DatabaseAway = "database-away";

    /// <summary>A technician asked the online databases by hand. Arguments: <c>about</c> (<c>document</c>, <c>person</c>), <c>document</c> (<see cref="JournalKey.Pseudonym"/>), <c>question</c> (id), <c>reason</c>, <c>user</c> (number of the system's user), <c>hits</c>.</summary>
    public const string DatabaseQueried = "database-queried";

    /// <summary>An officer decided on a hit. Arguments: <c>decision</c> (<c>true-match</c>, <c>not-this-person</c>), <c>list</c>, <c>key</c>, <c>nonce</c>, <c>reason</c>, <c>told</c> (number of receivers).</summary>
    public const string HitDecided = "hit-decided";

    /// <summary>A receiver is to be told of a decision: who sees what, and why. Arguments: <c>notification</c> (id), <c>receiver</c>, <c>purpose</c>, <c>fields</c> (their names), <c>key</c> (of the officer), <c>attempts</c> (0).</summary>
    public const string NotificationQueued = "notification-queued";

    /// <summary>A receiver has a notification. Arguments: <c>notification</c>, <c>receiver</c>, <c>attempts</c>.</summary>
    public const string NotificationDelivered = "notification-delivered";

    /// <summary>A notification waited too long; what it said is deleted. Arguments: <c>notification</c>, <c>receiver</c>, <c>attempts</c>.</summary>
    public const string NotificationGivenUp = "notification-given-up";

    /// <summary>What the expected arrivals said of a traveller. Arguments: <c>found-by</c>, <c>differs</c> and <c>flags</c> (words separated by commas), <c>rules</c> (version), <c>refers</c> (truth value). Nothing of the announcement itself.</summary>
    public const string PassengerMatch = "passenger-match";

    /// <summary>The gateway erased passenger data. Arguments: <c>erasure</c> (the same when it is told twice), <c>by</c>, <c>what</c>, <c>count</c>, <c>before</c> (local time of flights), <c>because</c> (the limit), <c>done</c>.</summary>
    public const string PassengerDataErased = "passenger-data-erased";

    /// <summary>The face thresholds in force, at start and whenever they change. Arguments: <c>accept</c>, <c>reject</c> (cosines), <c>source</c> (<c>profile</c>, <c>signed</c>), and when signed <c>rate</c> (false match rate), <c>models</c> (the set's SHA-256), <c>keys</c> (fingerprints of the officers' keys, separated by commas), <c>measured</c> (day).</summary>
    public const string FaceThresholds = "face-thresholds";

    /// <summary>A threshold profile was not taken. Arguments: <c>fault</c> (catalogue id), <c>signers</c> (valid signatures of different officers).</summary>
    public const string FaceThresholdsRefused = "face-thresholds-refused";

    /// <summary>First record of a journal that replaces a damaged one. Arguments: <c>set-aside</c> (file name), <c>damage</c>, <c>sequence</c> (first bad record), <c>size</c> (records the last checkpoint stood for).</summary>
    public const string JournalSetAside = "journal-set-aside";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        DaemonStarted,
        DaemonStopped,
        EntryReason,
        Verdict,
        OfficerCommand,
        CommandRefused,
        Referral,
        Evacuation,
        EmergencyStop,
        ReArmed,
        DeviceLost,
        DeviceBack,
        OutOfService,
        InService,
        CrossingEnded,
        AccessFellBack,
        ListLoaded,
        ListRefused,
        DatabaseAway,
        DatabaseQueried,
        HitDecided,
        NotificationQueued,
        NotificationDelivered,
        NotificationGivenUp,
        PassengerMatch,
        PassengerDataErased,
        FaceThresholds,
        FaceThresholdsRefused,
        JournalSetAside,
    ];
}
