namespace EGate.Contract.Officers;

/// <summary>The roles of people at the officers' page. The words stand in files and on the wire.</summary>
public static class OfficerRoles
{
    /// <summary>May look at the lane and its crossings.</summary>
    public const string Viewer = "viewer";

    /// <summary>May also decide and command.</summary>
    public const string Officer = "officer";

    /// <summary>True for the two words above, in exactly this spelling.</summary>
    public static bool IsKnown(string role) => role is Viewer or Officer;
}
