using EGate.Core;

namespace EGate.Cli;

/// <summary>A verb that cannot be carried out: which catalogue entry, what in particular, and with which exit code it ends.</summary>
internal sealed class CommandFailure : Exception
{
    public CommandFailure(
        CatalogueEntry fault,
        int exitCode,
        string detail,
        string? remedy = null,
        Exception? inner = null
    )
        : base(detail, inner)
    {
        Fault = fault;
        ExitCode = exitCode;
        Remedy = remedy ?? fault.Remedy;
    }

    /// <summary>Which kind of failure.</summary>
    public CatalogueEntry Fault { get; }

    /// <summary>One of <see cref="ExitCodes"/>.</summary>
    public int ExitCode { get; }

    /// <summary>What to do; the entry's own remedy, or a better one where the cause is known.</summary>
    public string Remedy { get; }
}
