namespace EGate.Gateway.Passengers;

/// <summary>What is said of the drop folder.</summary>
internal sealed partial class DropFolderLog(ILogger<DropFolderLog> log)
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "passenger file {Name} was refused: {Reason}")]
    internal partial void Refused(string name, string reason);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "ARRIVAL_STORE_UNUSABLE: {Why} Files stay where they are and are tried again."
    )]
    internal partial void StoreFailed(string why);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The drop folder cannot be used ({Why}); it is tried again. Look at its permissions."
    )]
    internal partial void FolderFailed(string why);
}
