namespace EGate.Gateway.Options;

/// <summary>The address of an MQTT broker: mqtt or mqtts, a host, and a port, which is 1883 or 8883 (IANA) where none is written.</summary>
internal static class BrokerUrl
{
    private const int PortPlain = 1883;
    private const int PortTls = 8883;
    private const string Tls = "mqtts";

    /// <summary>True when the connection is secured by TLS.</summary>
    internal static bool IsSecure(Uri url) => url.Scheme == Tls;

    /// <summary>Reads an address and fills in its port; null when it is none. A name or password in it is left to the caller to refuse.</summary>
    internal static Uri? Parse(string text) =>
        !Uri.TryCreate(text, UriKind.Absolute, out var url)
        || url.Scheme is not ("mqtt" or Tls)
        || url.Host.Length == 0
        || url.AbsolutePath is not ("" or "/")
            ? null
        : url.Port > 0 ? url
        : new UriBuilder(url) { Port = IsSecure(url) ? PortTls : PortPlain }.Uri;
}
