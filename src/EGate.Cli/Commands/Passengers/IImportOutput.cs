using EGate.Cli.Answers;
using EGate.Passengers;

namespace EGate.Cli.Commands;

/// <summary>What became of one file as a whole.</summary>
/// <param name="File">As named.</param>
/// <param name="Ok">Something was read, and nothing may be missing.</param>
/// <param name="Interchanges">Interchanges (UNB).</param>
/// <param name="Messages">Messages.</param>
/// <param name="Applied">What was stored; null when nothing was to be stored.</param>
/// <param name="Problems">What was wrong outside of messages.</param>
/// <param name="ProblemCount">How many those were, kept or not.</param>
internal sealed record ReadFile(
    string File,
    bool Ok,
    int Interchanges,
    int Messages,
    Applied? Applied,
    IReadOnlyList<ProblemAnswer> Problems,
    int ProblemCount
);

/// <summary>Where an import tells what it reads, in the order begin, messages, end or failure.</summary>
internal interface IImportOutput
{
    /// <summary>A file is opened.</summary>
    void Begin(string file);

    /// <summary>A message was read. It must not be kept: it may hold hundreds of thousands of persons.</summary>
    void Message(PassengerMessage message);

    /// <summary>The file was read to its end and applied.</summary>
    void End(ReadFile file);

    /// <summary>The file could not be read or applied; nothing of it was.</summary>
    void Fail(CommandFailure failure);

    /// <summary>All files are done.</summary>
    void Done(bool ok);
}
