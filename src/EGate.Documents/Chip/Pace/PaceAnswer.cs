namespace EGate.Documents;

/// <summary>
/// Dynamic authentication data in answers to GENERAL AUTHENTICATE (Doc 9303-11, 4.4.5). Objects that are not asked for are left alone: some
/// chips add the names of their certification authorities (87, 88) unasked.
/// </summary>
internal static class PaceAnswer
{
    /// <summary>The value of one object.</summary>
    /// <exception cref="ChipAccessException"><c>pace-answer-malformed</c>.</exception>
    public static ReadOnlyMemory<byte> Require(ReadOnlyMemory<byte> answer, uint tag) =>
        Find(answer, tag) ?? throw new ChipAccessException("pace-answer-malformed");

    /// <summary>The value of one object; null when it is not there.</summary>
    /// <exception cref="ChipAccessException"><c>pace-answer-malformed</c>.</exception>
    public static ReadOnlyMemory<byte>? Find(ReadOnlyMemory<byte> answer, uint tag)
    {
        try
        {
            foreach (var element in TlvReader.ReadAll(TlvReader.Open(answer, 0x7C)))
            {
                if (element.Tag == tag)
                {
                    return element.Value;
                }
            }

            return null;
        }
        catch (DocumentFormatException)
        {
            throw new ChipAccessException("pace-answer-malformed");
        }
    }
}
