namespace EGate.Watchlists;

/// <summary>A record, or a part of one, that could not be used; everything around it could.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Record">Reference of the record; empty when it has none.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Lost">True when the whole record is lost; false when only the part that <paramref name="Reason"/> names is.</param>
public sealed record RejectedRecord(int Line, string Record, string Reason, bool Lost);
