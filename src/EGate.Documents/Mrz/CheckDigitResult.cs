namespace EGate.Documents;

/// <summary>One check digit of a machine-readable zone, looked at by itself.</summary>
/// <param name="Name">Stable name, e.g. <c>birth-date-check-digit</c>.</param>
/// <param name="Line">Line it stands in, from 1.</param>
/// <param name="Position">Position in the line, from 1, as Doc 9303 counts.</param>
/// <param name="Found">The character found.</param>
/// <param name="Expected">The digit that belongs there.</param>
/// <param name="Correct">
/// Whether it is right. For empty optional data the filler is as right as <c>0</c> (Doc 9303-4, 4.2.2, note on position 43).
/// </param>
public readonly record struct CheckDigitResult(
    string Name,
    int Line,
    int Position,
    char Found,
    char Expected,
    bool Correct
);
