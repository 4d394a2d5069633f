namespace EGate.Passengers;

/// <summary>
/// The service characters of one interchange (ISO 9735-1, 7: UNA). The reserved or repetition character is not used by the messages read
/// here, so it is data.
/// </summary>
/// <param name="Component">Between components of an element; <c>:</c> by default.</param>
/// <param name="Element">Between elements; <c>+</c> by default.</param>
/// <param name="Release">Makes the next character data; <c>?</c> by default, NUL when there is none.</param>
/// <param name="Terminator">Ends a segment; <c>'</c> by default.</param>
internal readonly record struct Separators(char Component, char Element, char Release, char Terminator)
{
    internal const char NoRelease = '\0';

    internal static Separators Default { get; } = new(':', '+', '?', '\'');
}
