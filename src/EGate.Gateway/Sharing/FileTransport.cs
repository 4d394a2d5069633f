using EGate.Exchange;

namespace EGate.Gateway.Sharing;

/// <summary>
/// Drops a notification as <c>ID.json</c> into a folder: written beside, flushed to the disk, and renamed, so that whoever looks sees it
/// whole or not at all. A repeat takes the place of the same file.
/// </summary>
internal sealed class FileTransport(string folder) : INotificationTransport
{
    /// <inheritdoc/>
    public async Task DeliverAsync(OutgoingNotification notification, CancellationToken cancellation)
    {
        var fresh = Path.Combine(folder, $".{notification.Id}.new");
        try
        {
            Directory.CreateDirectory(folder);
            await using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
            {
                await file.WriteAsync(notification.Body, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, Path.Combine(folder, $"{notification.Id}.json"), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeliveryException($"the folder cannot be written ({e.GetType().Name})", e);
        }
    }
}
