namespace EGate.Watchlists;

/// <summary>How far a listed name can be trusted.</summary>
public enum NameQuality
{
    /// <summary>The name under which the person is listed, in any script.</summary>
    Primary = 0,

    /// <summary>An alias that the list calls good or strong, or gives no quality for.</summary>
    Strong = 1,

    /// <summary>An alias that the list calls low in quality or weak.</summary>
    Weak = 2,
}

/// <summary>One name of a listed identity.</summary>
/// <param name="Text">As printed in the list, in any script, parts separated by single spaces; never empty.</param>
/// <param name="Quality">How far it can be trusted.</param>
public sealed record ListedName(string Text, NameQuality Quality);
