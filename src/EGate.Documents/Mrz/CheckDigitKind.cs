namespace EGate.Documents;

/// <summary>What a check digit of a zone covers.</summary>
internal enum CheckDigitKind
{
    DocumentNumber,
    BirthDate,
    ExpiryDate,
    OptionalData,
    Composite,
}
