using System.Globalization;
using System.Text;

namespace EGate.Passengers;

/// <summary>
/// Writes the CUSRES message that answers a PAXLST message (WCO/IATA/ICAO guide, interactive API): per person a group ERP, with the
/// carrier's references, and ERC with <c>0</c> OK to board, <c>1</c> do not board, <c>2</c> board and inspect; the second character
/// <c>Z</c> says nothing of a visa. The text is that of the answer and never says why.
/// </summary>
public static class CusresWriter
{
    private const int ValueMax = 70;

    private static readonly Dictionary<BoardingAnswer, (string Code, string Text)> Words = new()
    {
        [BoardingAnswer.Board] = ("0Z", "OK TO BOARD"),
        [BoardingAnswer.DoNotBoard] = ("1Z", "DO NOT BOARD"),
        [BoardingAnswer.Refer] = ("2Z", "OK TO BOARD SELECTEE"),
    };

    /// <summary>The answer as one interchange with the usual separators, each segment on its own line. Persons without a reference are left out.</summary>
    /// <param name="message">The message that is answered.</param>
    /// <param name="answers">What it is told.</param>
    /// <param name="now">Time of the interchange.</param>
    public static string Write(PassengerMessage message, IReadOnlyList<PersonAnswer> answers, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(answers);
        var stamp = now.ToString("yyMMdd':'HHmm", CultureInfo.InvariantCulture);
        var control = now.ToString("yyMMddHHmm", CultureInfo.InvariantCulture);
        var (own, other) = (Value(message.Recipient), Value(message.Sender));
        var body = Body(message, answers);
        var reference = Value(
            message.Reference.Length > 0 ? message.Reference : message.Number.ToString(CultureInfo.InvariantCulture)
        );
        var text = new StringBuilder();
        Line(text, $"UNB+UNOA:4+{own}+{other}+{stamp}+{control}++IAPI");
        Line(text, $"UNG+CUSRES+{own}+{other}+{stamp}+1+UN+D:05B");
        Line(text, $"UNH+{reference}+CUSRES:D:05B:UN:IATA");
        foreach (var segment in body)
        {
            Line(text, segment);
        }

        Line(text, string.Create(CultureInfo.InvariantCulture, $"UNT+{body.Count + 2}+{reference}"));
        Line(text, "UNE+1+1");
        Line(text, $"UNZ+1+{control}");
        return text.ToString();
    }

    private static List<string> Body(PassengerMessage message, IReadOnlyList<PersonAnswer> answers)
    {
        var body = new List<string> { "BGM+962" };
        Add(body, "RFF+TN:", message.Transaction);
        if (message.BorderLeg is { } leg)
        {
            Add(body, "RFF+AF:", leg.Flight);
            AddTime(body, "189", leg.Departs);
            AddTime(body, "232", leg.Arrives);
            Add(body, "LOC+125+", leg.From);
            Add(body, "LOC+87+", leg.To);
        }

        foreach (var answer in answers.Where(a => a.CanBeSent))
        {
            body.Add("ERP+2");
            Add(body, "RFF+AVF:", answer.Person.Locator);
            Add(body, "RFF+ABO:", answer.Person.Reference);
            body.Add($"ERC+{Words[answer.Answer].Code}");
            body.Add($"FTX+AAP+++{Words[answer.Answer].Text}");
        }

        return body;
    }

    private static void Add(List<string> body, string begin, string value)
    {
        if (Value(value) is { Length: > 0 } clean)
        {
            body.Add(begin + clean);
        }
    }

    private static void AddTime(List<string> body, string what, DateTime? time)
    {
        if (time is { } at)
        {
            body.Add($"DTM+{what}:{at.ToString("yyMMddHHmm", CultureInfo.InvariantCulture)}:201");
        }
    }

    private static void Line(StringBuilder text, string segment) => text.Append(segment).Append("'\n");

    /// <summary>Text of the other side as it may stand in a segment: short, of printable characters, separators released.</summary>
    private static string Value(string text)
    {
        var value = new StringBuilder();
        foreach (var c in text.Take(ValueMax).Where(c => c is >= ' ' and <= '~'))
        {
            value.Append(c is '\'' or '+' or ':' or '?' ? "?" : "").Append(c);
        }

        return value.ToString();
    }
}
