using EGate.Core;
using EGate.Exchange;

namespace EGate.Daemon.Sharing;

/// <summary>Reads the receivers as the profile names them. A file that cannot be used does not keep a lane from starting: then nobody is told.</summary>
internal static partial class SharingReceivers
{
    /// <summary>The receivers; none with <c>none</c>, or with a file that cannot be used.</summary>
    public static IReadOnlyList<ReceiverProfile> Of(LaneProfile profile, ILogger log)
    {
        if (profile.Sharing.Receivers == SharingPolicy.Nobody)
        {
            return [];
        }

        try
        {
            return ReceiverProfiles.Read(profile.Sharing.Receivers);
        }
        catch (InvalidDataException e)
        {
            Unusable(log, Catalogue.ReceiversUnusable.Id, e.Message);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Fault}: {Detail}")]
    private static partial void Unusable(ILogger log, string fault, string detail);
}
