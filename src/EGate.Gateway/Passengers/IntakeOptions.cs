using System.Net;
using EGate.Passengers;

namespace EGate.Gateway.Passengers;

/// <summary>How passenger messages come in and how long what is kept of them. <see cref="IntakeOptionsReader"/> checks it.</summary>
/// <param name="Store">The file of expected arrivals, absolute path.</param>
public sealed record IntakeOptions(string Store)
{
    /// <summary>Largest file or upload, bytes. A message of 100 MB is known to exist.</summary>
    public const long FileBytesMax = 256L << 20;

    /// <summary>Folder in which files are dropped; null for none.</summary>
    public string? Drop { get; init; }

    /// <summary>Where uploads are taken; null for nowhere.</summary>
    public UploadOptions? Upload { get; init; }

    /// <summary>The broker that passes messages on; null for none.</summary>
    public MqttOptions? Mqtt { get; init; }

    /// <summary>Rules whose flags are kept with the arrivals; null for none.</summary>
    public string? Rules { get; init; }

    /// <summary>How long what is kept.</summary>
    public RetentionPolicy Retention { get; init; } = new();
}

/// <summary>Where uploads are taken.</summary>
/// <param name="Address">Address and port.</param>
/// <param name="Certificate">PEM file of the listener's certificate and its key; null for plain HTTP, which is for loopback only.</param>
/// <param name="Senders">File of those who may send.</param>
public sealed record UploadOptions(IPEndPoint Address, string? Certificate, string Senders);

/// <summary>A broker.</summary>
/// <param name="Url"><c>mqtt://host:port</c> or <c>mqtts://host:port</c>.</param>
/// <param name="Topic">The topic to subscribe to; wildcards are allowed.</param>
/// <param name="Client">Name of this gateway at the broker, which keeps its messages under it while it is away.</param>
/// <param name="Login">File of two lines, name and password; null for none.</param>
public sealed record MqttOptions(Uri Url, string Topic, string Client, string? Login);
