using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EGate.Core.Tests.Profiles;

/// <summary>Whatever stands in the file, the reader answers: a profile, or problems, never both and never an exception.</summary>
public class LaneProfileFuzzTests
{
    private const int Seed = 20_261;
    private const int Mutations = 20_000;

    private static readonly string[] Fragments =
    [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\u",
        "\\ud800",
        "//",
        "/*",
        "*/",
        "null",
        "true",
        "-1",
        "1e999",
        "0.5",
        "99999999999999999999",
        "\"simulated\"",
        "\"lane\"",
        "\"gpio\"",
        "\u0000",
        "\ud800",
        "\"\":",
        "\"a.b\":",
        "\"\\ud800\":1,",
    ];

    [Fact]
    public void Mutated_profile_never_throws()
    {
        var random = new Random(Seed);
        var originals = ShippedProfiles.Names.Select(ShippedProfiles.Text).ToArray();
        var refused = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var text = Mutate(originals[i % originals.Length], random);
            refused += Answer(text) ? 0 : 1;
        }

        // Most mutations must do harm, or the loop proves nothing.
        Assert.InRange(refused, Mutations / 2, Mutations);
    }

    [Property(MaxTest = 500)]
    public void Any_text_is_answered(string? text) => Answer(text ?? "");

    [Property(MaxTest = 500)]
    public Property Any_value_of_any_key_is_answered()
    {
        var values = Gen.Elements(
            "null",
            "[]",
            "{}",
            "\"\"",
            "-1",
            "1e400",
            "0",
            "2.5",
            "true",
            "\"\\ud800\"",
            "\"simulated\"",
            "\"x/../y\""
        );
        var cases =
            from path in Gen.Elements(ProfileKeys.All.Select(k => k.Path))
            from value in values
            select (path, value);
        return Prop.ForAll(
            cases.ToArbitrary(),
            change =>
            {
                var tree = ShippedProfiles.Tree("simulated-two-step");
                var (section, name) = ShippedProfiles.Place(tree, change.path);
                section[name] = "HERE";
                Answer(tree.ToJsonString().Replace("\"HERE\"", change.value, StringComparison.Ordinal));
            }
        );
    }

    private static bool Answer(string text)
    {
        var result = LaneProfileReader.Read(text);
        Assert.Equal(result.Profile is null, result.Problems.Count > 0);
        Assert.All(result.Problems, p => Assert.True(p.Problem.Length < 500 && p.Remedy.Length < 500));
        return result.Profile is not null;
    }

    private static string Mutate(string original, Random random)
    {
        var text = new StringBuilder(original);
        for (var edits = random.Next(1, 6); edits > 0; edits--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, Fragments[random.Next(Fragments.Length)]);
                    break;
                case 2:
                    text[at] = (char)random.Next(0, 0x10000);
                    break;
                default:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 60), text.Length - at)));
                    break;
            }

            if (text.Length == 0)
            {
                text.Append(' ');
            }
        }

        return text.ToString();
    }
}
