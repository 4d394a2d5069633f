namespace EGate.Gateway.Sharing;

/// <summary>How one receiver is reached, as the gateway's file of receivers describes it. What it may be told is the lane's to say.</summary>
public sealed record ReceiverSettings
{
    /// <summary>Its name, as in the lane's file of receivers.</summary>
    public required string Name { get; init; }

    /// <summary><c>webhook</c>, <c>mqtt</c> or <c>file</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>Address of a webhook (https) or a broker (mqtts); without TLS only on this machine.</summary>
    public Uri? Url { get; init; }

    /// <summary>Topic at a broker; what the receiver acknowledges comes on <c>TOPIC/ack</c>.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Folder of a file drop, absolute path.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Client certificate with its key (PEM), absolute path.</summary>
    public string? Certificate { get; init; }

    /// <summary>Authorities whose server certificates are trusted (PEM), absolute path; null for the system's.</summary>
    public string? Authorities { get; init; }
}
