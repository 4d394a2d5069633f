namespace EGate.Documents;

/// <summary>A name as data groups write it: like the zone's, but with any letters and as long as it is (Doc 9303-10, 4.7.11). Personal data.</summary>
/// <param name="Surname">Primary identifier, fillers turned into spaces.</param>
/// <param name="GivenNames">Secondary identifier, fillers turned into spaces; may be empty.</param>
public sealed record LdsName(string Surname, string GivenNames)
{
    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "name";

    internal static LdsName Of(string text)
    {
        var (surname, given) = MrzNames.Split(text);
        return new LdsName(surname, given);
    }
}
