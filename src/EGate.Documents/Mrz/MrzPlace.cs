namespace EGate.Documents;

/// <summary>Where a field stands in a zone.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Start">Index of its first character in the line, from 0.</param>
/// <param name="Length">Characters; 0 for a field that the format has not.</param>
internal readonly record struct MrzPlace(int Line, int Start, int Length);
