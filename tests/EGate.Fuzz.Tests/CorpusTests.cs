using System.Diagnostics;
using EGate.Fuzz.Targets;

namespace EGate.Fuzz.Tests;

/// <summary>
/// Replays the corpus: every input that fuzzing found worth keeping, by the folder of its target. It holds the shortest input of each outcome,
/// and each finding after it was mended. A finding's file can be copied there as it is.
/// </summary>
public sealed class CorpusTests : IDisposable
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "Corpus");
    private readonly FuzzMaterial _material = new();

    public static TheoryData<string> Folders => [.. Directory.GetDirectories(Corpus).Select(d => Path.GetFileName(d)!)];

    public void Dispose() => _material.Dispose();

    [Theory]
    [MemberData(nameof(Folders))]
    public void Input_of_the_corpus_is_answered_within_the_bounds(string folder)
    {
        var run = FuzzTargets.All(_material).Single(t => t.Name == folder).Open();
        var bounds = new FuzzOptions();
        foreach (var file in Directory.GetFiles(Path.Combine(Corpus, folder)))
        {
            var input = Convert.FromHexString(File.ReadAllText(file).Trim());
            var clock = Stopwatch.StartNew();
            var before = GC.GetAllocatedBytesForCurrentThread();

            Assert.NotEmpty(run(input));

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, bounds.InputBytes);
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, bounds.InputTime);
        }
    }

    [Fact]
    public void Every_target_has_its_corpus() =>
        Assert.Equal(FuzzTargets.All(_material).Select(t => t.Name).Order(), Folders.Select(f => f.Data).Order());
}
