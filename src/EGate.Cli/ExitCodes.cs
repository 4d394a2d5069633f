namespace EGate.Cli;

/// <summary>The exit codes of every verb. Scripts rely on them.</summary>
internal static class ExitCodes
{
    /// <summary>It is as it should be.</summary>
    public const int Ok = 0;

    /// <summary>It was done, or looked at, and is not as it should be.</summary>
    public const int Failed = 1;

    /// <summary>The command line is not one that egatectl understands.</summary>
    public const int Usage = 2;

    /// <summary>What was named does not exist, or egated does not answer.</summary>
    public const int NotFound = 3;
}
