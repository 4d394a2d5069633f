namespace EGate.Watchlists;

/// <summary>What a hit in a list asks for. It is a property of the list, set when the package is built. The traveller sees the same screen for all.</summary>
public enum ListAction
{
    /// <summary>The person or document must not pass; the traveller goes to an officer, who is told so.</summary>
    Stop = 0,

    /// <summary>An officer decides.</summary>
    Refer = 1,

    /// <summary>The lane goes on as if there were no hit; officers and the journal are told.</summary>
    ReportOnly = 2,
}
