namespace EGate.Core;

/// <summary>What a lane asks of online databases.</summary>
public enum OnlineDemand
{
    /// <summary>They are not asked.</summary>
    Off = 0,

    /// <summary>They are asked; a hit refers the traveller, silence does not.</summary>
    Optional = 1,

    /// <summary>They are asked; who is not answered about in time is referred.</summary>
    Required = 2,
}

/// <summary>Online databases of the site.</summary>
/// <param name="Demand">Whether they are asked, and what their silence means.</param>
/// <param name="AnswerKeys">Folder of their public keys, one file <c>NAME.pem</c> for each; which databases there are.</param>
/// <param name="Deadline">Longest wait for their answers, counted from the zone being read.</param>
/// <param name="AsksPersons">Whether they are also asked by name and date of birth.</param>
public sealed record OnlinePolicy(OnlineDemand Demand, string AnswerKeys, TimeSpan Deadline, bool AsksPersons);

/// <summary>Who is told of confirmed hits, and how long that is kept.</summary>
/// <param name="Receivers">File of the receiving agencies' profiles; <c>none</c> when nobody is told.</param>
/// <param name="KeepMax">Notifications that could not be delivered for this long are given up.</param>
/// <param name="ClearedFor">How long an officer's "not this person" is to count.</param>
public sealed record SharingPolicy(string Receivers, TimeSpan KeepMax, TimeSpan ClearedFor)
{
    /// <summary>The word for no receivers.</summary>
    public const string Nobody = "none";
}
