namespace EGate.Gateway.Lists;

/// <summary>A package could not be fetched this time; what has arrived of it is kept and the next try goes on from there.</summary>
/// <param name="reason">What happened, for the log.</param>
/// <param name="inner">The failure below, if any.</param>
public sealed class ListFetchException(string reason, Exception? inner = null) : Exception(reason, inner);
