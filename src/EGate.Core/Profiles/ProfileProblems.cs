using System.Globalization;
using System.Text;

namespace EGate.Core;

/// <summary>Collects what is wrong, up to a bound: a hostile file must not fill the memory with complaints about itself.</summary>
internal sealed class ProfileProblems
{
    /// <summary>More than this are not listed; the last entry says that there are more.</summary>
    public const int Most = 200;

    private const int QuotedMax = 40;

    private readonly List<ProfileProblem> list = [];

    /// <summary>No more is taken.</summary>
    public bool IsFull => list.Count > Most;

    /// <summary>What was collected so far.</summary>
    public IReadOnlyList<ProfileProblem> List => list;

    /// <summary>Adds one.</summary>
    public void Add(string path, string problem, string remedy)
    {
        if (list.Count < Most)
        {
            list.Add(new ProfileProblem(path, problem, remedy));
        }
        else if (list.Count == Most)
        {
            list.Add(new ProfileProblem("", $"More than {Most} problems.", "Mend the ones above and check again."));
        }
    }

    /// <summary>Text from a file as it may stand in a message: in quotes, short, on one line.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text.Take(QuotedMax))
        {
            var plain =
                !char.IsControl(c)
                && !char.IsSurrogate(c)
                && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format;
            quoted.Append(plain ? c : '?');
        }

        return quoted.Append(text.Length > QuotedMax ? "...\"" : "\"").ToString();
    }
}
