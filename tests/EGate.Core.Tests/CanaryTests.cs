using System.Reflection;
using EGate.Simulation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EGate.Core.Tests;

/// <summary>One place of the source that a canary changes.</summary>
/// <param name="Part">The part of LaneMachine: <c>Face</c> is LaneMachine.Face.cs, empty is LaneMachine.cs.</param>
/// <param name="With">The text as shipped; it must stand there exactly once.</param>
/// <param name="Without">The text without the rule.</param>
public sealed record Cut(string Part, string With, string Without)
{
    /// <summary>The file it is in.</summary>
    public string FileName => Part.Length == 0 ? "LaneMachine.cs" : $"LaneMachine.{Part}.cs";

    /// <summary>The source with the rule cut out.</summary>
    public string Apply(string source)
    {
        var parts = source.Split(With);
        Assert.True(
            parts.Length == 2,
            $"'{With}' stands {parts.Length - 1} times in {FileName}; the canary needs it once"
        );
        return string.Join(Without, parts);
    }
}

/// <summary>
/// Goal: show that the exploration would find a broken rule. Method: take the shipped source of the lane function, remove one rule from the
/// copy, compile it, explore it, and demand that the exploration fails on that rule.
/// </summary>
public sealed class CanaryTests(ITestOutputHelper output)
{
    /// <summary>Rule, then the cuts that remove it: a rule that is held in two places is only gone when both are.</summary>
    public static TheoryData<int, string, Cut[]> Removals { get; } =
        new()
        {
            {
                1,
                "officer opens beside an open barrier",
                [new("Officer", "s.IsInside && s.IsShut && s.CanMove", "s.IsInside && s.CanMove")]
            },
            {
                1,
                "entry is not shut before a referral inside",
                [new("", "[LaneEffect.CloseExit, LaneEffect.CloseEntry]", "[LaneEffect.CloseExit]")]
            },
            {
                2,
                "face is not looked at",
                [
                    new("Face", "s.Passed == Groups.All // rule 2", "true"),
                    new("Face", "LanePhase.CapturingFace => passed", "LanePhase.CapturingFace => true"),
                ]
            },
            {
                2,
                "people are not counted",
                [new("Face", "&& s.Persons == 1", ""), new("Facts", "if (s.Persons != 1)", "if (s.Persons == 0)")]
            },
            {
                3,
                "entry opens without its record",
                [
                    new(
                        "Document",
                        "LanePhase.RecordingEntry, LaneEffect.RecordEntryReason, LaneEffect.ArmRecord",
                        "LanePhase.OpeningEntry, LaneEffect.OpenEntry, LaneEffect.ArmBarrier"
                    ),
                ]
            },
            {
                3,
                "exit opens without its record",
                [
                    new("Face", "LanePhase.RecordingVerdict,", "LanePhase.OpeningExit,"),
                    new("Face", "LaneEffect.RecordVerdict,", "LaneEffect.OpenExit,"),
                ]
            },
            { 4, "re-arm with somebody inside", [new("Emergency", "&& !s.Occupied; // rule 4", ";")] },
            {
                4,
                "evacuation is left by itself",
                [new("Facts", "=> Stay(s), // rule 4: left by re-arm only", "=> Settle(s, policy),")]
            },
            {
                4,
                "evacuation is not obeyed while leaving",
                [
                    new(
                        "Emergency",
                        "LanePhase.Evacuating => Stay(s),",
                        "LanePhase.Evacuating or LanePhase.Leaving => Stay(s),"
                    ),
                ]
            },
            {
                5,
                "faults do not matter inside",
                [
                    new("Face", "&& s.IsFit; // rule 5", ";"),
                    new(
                        "Facts",
                        "return s.IsFit && s.IsShut ? Stay(s) : ReferInside(s);",
                        "return s.IsShut ? Stay(s) : ReferInside(s);"
                    ),
                ]
            },
            {
                6,
                "a barrier fault is never acknowledged",
                [
                    new("", "OutByOfficer = false, BarrierFault = false", "OutByOfficer = false"),
                    new("Emergency", "BarrierFault = false,", ""),
                ]
            },
            {
                7,
                "the lane is not looked over",
                [new("", "!s.IsShut || !s.IsEmpty) // rule 7", "!s.IsShut) // rule 7")]
            },
            {
                8,
                "nothing is wiped",
                [new("", "[LaneEffect.CancelWork, how, LaneEffect.Wipe]", "[LaneEffect.CancelWork, how]")]
            },
        };

    [Theory]
    [MemberData(nameof(Removals))]
    public void Exploration_of_a_copy_without_one_rule_fails(int rule, string what, Cut[] cuts)
    {
        var next = Compile(cuts);
        var found = Enum.GetValues<Topology>()
            .Select(t => Explorer.Explore(next, t).Broken)
            .FirstOrDefault(b => b is not null);

        Assert.NotNull(found);
        output.WriteLine(
            $"{what}: rule {found.Violation.Rule}: {found.Violation.What}\n  by {string.Join(" ", found.Path)}"
        );
        Assert.Equal(rule, found.Violation.Rule);
    }

    [Fact]
    public void Exploration_of_an_unchanged_copy_passes()
    {
        var next = Compile([]);
        Assert.Null(Explorer.Explore(next, Topology.TwoStep).Broken);
    }

    private static NextStep Compile(Cut[] cuts)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var trees = assembly
            .GetManifestResourceNames()
            .Where(n => n.StartsWith("LaneMachine", StringComparison.Ordinal))
            .Select(name =>
                CSharpSyntaxTree.ParseText(
                    cuts.Where(c => c.FileName == name)
                        .Aggregate(Read(assembly, name), (source, cut) => cut.Apply(source))
                )
            );
        var compilation = CSharpCompilation.Create(
            "EGate.Core.Copy",
            [CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic;"), .. trees],
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release
            )
        );
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(
            result.Success,
            string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
        );
        var copy = Assembly.Load(image.ToArray()).GetType("EGate.Core.LaneMachine")!;
        return copy.GetMethod("Next")!.CreateDelegate<NextStep>();
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>The platform and EGate.Core for the types; its own LaneMachine is shadowed by the copy's.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p =>
                Path.GetFileName(p)
                    is "System.Private.CoreLib.dll"
                        or "System.Runtime.dll"
                        or "System.Collections.dll"
                        or "EGate.Core.dll"
                        or "System.Linq.dll"
            )
            .Select(p => MetadataReference.CreateFromFile(p));
}
