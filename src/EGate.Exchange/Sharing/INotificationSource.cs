namespace EGate.Exchange;

/// <summary>A notification on its way.</summary>
/// <param name="Id">See <see cref="HitNotification.Id"/>.</param>
/// <param name="Receiver">Whom it is for.</param>
/// <param name="Body">Its JSON.</param>
/// <param name="Attempts">How often it was tried before.</param>
public sealed record OutgoingNotification(string Id, string Receiver, ReadOnlyMemory<byte> Body, int Attempts)
{
    /// <summary>Names nobody.</summary>
    public override string ToString() => $"notification {Id} for {Receiver}";
}

/// <summary>What came of one delivery.</summary>
/// <param name="Id">Of the notification.</param>
/// <param name="Receiver">Of the notification.</param>
/// <param name="Error">Why it was not delivered, one short line without personal data; null when it was.</param>
public sealed record DeliveryOutcome(string Id, string Receiver, string? Error);

/// <summary>Where notifications come from that are to be delivered: the outbox itself, or egated's over the socket.</summary>
public interface INotificationSource
{
    /// <summary>
    /// What is due for these receivers, as it becomes due, until cancelled or the source is gone. What is not reported on by then comes again.
    /// </summary>
    IAsyncEnumerable<OutgoingNotification> TakeAsync(IReadOnlyList<string> receivers, CancellationToken cancellation);

    /// <summary>Says what came of deliveries; done when it is durable.</summary>
    Task ReportAsync(IReadOnlyList<DeliveryOutcome> outcomes, CancellationToken cancellation);
}
