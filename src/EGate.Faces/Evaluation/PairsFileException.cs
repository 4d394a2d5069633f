namespace EGate.Faces;

/// <summary>A pairs file is not as it must be; the message says which line and what is wrong with it. The only exception its reader throws.</summary>
public sealed class PairsFileException : Exception
{
    /// <summary>Names the line, from 1.</summary>
    public PairsFileException(int line, string what)
        : base($"line {line}: {what}") => Line = line;

    /// <summary>The line, from 1.</summary>
    public int Line { get; }
}
