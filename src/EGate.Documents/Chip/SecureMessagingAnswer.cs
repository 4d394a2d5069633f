namespace EGate.Documents;

/// <summary>The data objects of a protected answer, in the one order the standard allows: [85|87] 99 8E (Doc 9303-11, 9.8.4).</summary>
/// <param name="Cryptogram">Encrypted data without padding indicator; empty when the answer carries none.</param>
/// <param name="Status">The status word that the MAC covers. The one outside it is not trusted.</param>
/// <param name="Authenticated">The bytes that the MAC covers.</param>
/// <param name="Mac">8 bytes.</param>
internal readonly record struct SecureMessagingAnswer(
    ReadOnlyMemory<byte> Cryptogram,
    ushort Status,
    ReadOnlyMemory<byte> Authenticated,
    ReadOnlyMemory<byte> Mac
)
{
    public static SecureMessagingAnswer Parse(ReadOnlyMemory<byte> data)
    {
        try
        {
            var objects = TlvReader.ReadAll(data);
            var withData = objects.Count == 3;
            if (!withData && objects.Count != 2)
            {
                throw Malformed();
            }

            var status = objects[^2];
            var mac = objects[^1];
            if (status.Tag != 0x99 || status.Value.Length != 2 || mac.Tag != 0x8E || mac.Value.Length != 8)
            {
                throw Malformed();
            }

            return new SecureMessagingAnswer(
                withData ? Cipher(objects[0]) : ReadOnlyMemory<byte>.Empty,
                (ushort)((status.Value.Span[0] << 8) | status.Value.Span[1]),
                data[..^mac.Encoded.Length],
                mac.Value
            );
        }
        catch (DocumentFormatException)
        {
            throw Malformed();
        }
    }

    private static ReadOnlyMemory<byte> Cipher(Tlv element) =>
        element.Tag switch
        {
            0x85 => element.Value,
            0x87 when element.Value.Length > 0 && element.Value.Span[0] == 1 => element.Value[1..],
            _ => throw Malformed(),
        };

    private static ChipAccessException Malformed() => new("secure-messaging-malformed", isAttack: true);
}
