using System.Globalization;
using System.Text;

namespace EGate.Journal;

/// <summary>
/// A signed statement "the journal has this many records and this is its head", in the manner of C2SP tlog-checkpoint: origin, size and
/// base64 head on a line each, an empty line, then one signature line. It is what shows that records were cut off at the end.
/// <para>It proves nothing against somebody who kept an older checkpoint and puts it back together with an older journal: for that, a
/// checkpoint must be held by a witness outside the kiosk and be given to <see cref="JournalVerifier"/>.</para>
/// </summary>
/// <param name="Origin"><c>egate-journal/</c> and 16 hexadecimal digits of the journal's id.</param>
/// <param name="Size">Number of records.</param>
/// <param name="Head">Hash of the last record; of an empty journal, its id. 32 bytes.</param>
/// <param name="Signature">Four bytes of key fingerprint, then ECDSA P-256 with SHA-256 (r || s) over the three lines.</param>
public sealed record JournalCheckpoint(string Origin, long Size, byte[] Head, byte[] Signature)
{
    private const string OriginPrefix = "egate-journal/";
    private const string SignatureMark = "— egate ";

    /// <summary>Longest file that is looked at.</summary>
    internal const int LengthMax = 1024;

    internal static string OriginOf(byte[] journalId) =>
        OriginPrefix + Convert.ToHexStringLower(journalId.AsSpan(0, 8));

    /// <summary>The bytes that are signed.</summary>
    internal static byte[] Statement(string origin, long size, byte[] head) =>
        Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{origin}\n{size}\n{Convert.ToBase64String(head)}\n")
        );

    /// <summary>The text of the file, to be handed to a witness as it is.</summary>
    public override string ToString() =>
        Encoding.UTF8.GetString(Statement(Origin, Size, Head))
        + "\n"
        + SignatureMark
        + Convert.ToBase64String(Signature)
        + "\n";

    /// <summary>Reads a checkpoint; false when the text is not exactly one. The signature is not verified here.</summary>
    public static bool TryParse(string? text, out JournalCheckpoint? checkpoint)
    {
        checkpoint = null;
        if (text is null || text.Length > LengthMax)
        {
            return false;
        }

        var lines = text.Split('\n');
        var head = new byte[RecordChain.HashLength];
        var signature = new byte[JournalSigningKey.SignatureLength];
        if (
            lines.Length != 6
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !TryBase64(lines[2], head)
            || !lines[4].StartsWith(SignatureMark, StringComparison.Ordinal)
            || !TryBase64(lines[4][SignatureMark.Length..], signature)
        )
        {
            return false;
        }

        var parsed = new JournalCheckpoint(lines[0], size, head, signature);
        // Only the one canonical spelling counts, so that every changed byte of the file is a changed checkpoint.
        checkpoint = parsed.ToString() == text ? parsed : null;
        return checkpoint is not null;
    }

    private static bool TryBase64(string text, byte[] into) =>
        Convert.TryFromBase64String(text, into, out var written) && written == into.Length;
}
