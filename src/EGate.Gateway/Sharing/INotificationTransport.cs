using EGate.Exchange;

namespace EGate.Gateway.Sharing;

/// <summary>A notification was not delivered this time. The message is short and holds no personal data.</summary>
internal sealed class DeliveryException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A way to one receiver.</summary>
internal interface INotificationTransport
{
    /// <summary>Delivers; done only when the receiver, or what keeps it for the receiver, has it.</summary>
    /// <exception cref="DeliveryException">It has not, as far as is known.</exception>
    /// <exception cref="OperationCanceledException">The caller does not wait any more.</exception>
    Task DeliverAsync(OutgoingNotification notification, CancellationToken cancellation);
}
