using System.Text;

namespace EGate.Documents;

/// <summary>What binds terminal authentication to the session before it (BSI TR-03110-1, 3.5.2).</summary>
/// <param name="ChipIdentity">
/// ID_PICC, which the terminal signs: after basic access control the document number with its check digit, after PACE the chip's ephemeral
/// public key, compressed.
/// </param>
/// <param name="TrustPoints">Names of the chip's keys for terminals as far as PACE told them; EF.CVCA tells them too.</param>
internal sealed record TerminalBinding(ReadOnlyMemory<byte> ChipIdentity, IReadOnlyList<string> TrustPoints)
{
    /// <summary>Birth and expiry with their digits, which follow the document number in the key information.</summary>
    private const int DatesLength = 14;

    /// <summary>The chip is not open.</summary>
    public static TerminalBinding None { get; } = new(default, []);

    /// <summary>Basic access control opened it with this key information.</summary>
    public static TerminalBinding AfterBasicAccess(string keyInformation) =>
        new(Encoding.ASCII.GetBytes(keyInformation[..Math.Max(0, keyInformation.Length - DatesLength)]), []);

    /// <summary>PACE opened it: the group after mapping, the chip's ephemeral key, and its last answer with the names in DO 87 and 88.</summary>
    public static TerminalBinding AfterPace(KeyAgreementGroup group, byte[] chipKey, ReadOnlyMemory<byte> answer)
    {
        var names = new List<string>();
        foreach (var tag in new uint[] { 0x87, 0x88 })
        {
            if (PaceAnswer.Find(answer, tag) is { } name && TryRead(name) is { } reference)
            {
                names.Add(reference);
            }
        }

        return new TerminalBinding(TerminalAuthentication.Compressed(group, chipKey), names);
    }

    /// <summary>Null for a name that is none: PACE has succeeded all the same.</summary>
    private static string? TryRead(ReadOnlyMemory<byte> name)
    {
        try
        {
            return CvcReference.Read(name);
        }
        catch (DocumentFormatException)
        {
            return null;
        }
    }
}
