namespace EGate.Gateway.Lists;

/// <summary>Where packages of lists come from and go to. The gateway carries them; it neither signs nor believes them.</summary>
/// <param name="Url">Folder of a package on a file server, with a slash at its end; https, or http on this machine.</param>
/// <param name="Folder">Where they go: the lane's <c>lists.package</c>.</param>
/// <param name="Every">Pause between two looks.</param>
/// <param name="BytesMax">Largest package that is fetched.</param>
public sealed record ListFetchOptions(Uri Url, string Folder, TimeSpan Every, long BytesMax)
{
    /// <summary>Longest silence of the server in the middle of an answer.</summary>
    public TimeSpan SilenceMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Slowest transfer that is borne, bytes a second: a server that trickles must not hold a fetch for ever.</summary>
    public long BytesPerSecondMin { get; init; } = 4096;

    /// <summary>First pause after a failure; it doubles up to <see cref="Every"/>.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Room that must stay free on the disk, bytes: the journal writes there too.</summary>
    public long FreeBytesMin { get; init; } = 256L << 20;
}
