namespace EGate.Documents;

/// <summary>One BER-TLV data object (ISO/IEC 7816-4, 5.2.2).</summary>
/// <param name="Tag">The tag's bytes as one number, e.g. 0x7F61. One to three bytes.</param>
/// <param name="Value">The content.</param>
/// <param name="Encoded">Tag, length and content together.</param>
public readonly record struct Tlv(uint Tag, ReadOnlyMemory<byte> Value, ReadOnlyMemory<byte> Encoded);
