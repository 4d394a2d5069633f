using EGate.Fuzz.Mutation;
using EGate.Fuzz.Targets;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Fuzz.Tests;

/// <summary>Canaries: faults planted in targets, which the fuzzer must find. A fuzzer that finds nothing proves nothing otherwise.</summary>
public sealed class FuzzerTests
{
    private static readonly byte[] Objects = Convert.FromHexString("610B5F1F03414243300302010561035C0161");

    [Fact]
    public async Task Planted_crash_is_found_and_is_the_same_again()
    {
        var target = Target(input =>
            input.Length > 4 && input[3] == 0x7F ? throw new FormatException("planted") : "ok"
        );

        var first = await Run(target, 20_000);
        var again = await Run(target, 20_000);

        var finding = Assert.Single(first.Findings);
        Assert.Equal("crash", finding.Kind);
        Assert.Contains("FormatException planted", finding.What, StringComparison.Ordinal);
        Assert.Equal(0x7F, finding.Input[3]);
        Assert.Equal(finding.Input, again.Findings[0].Input);
    }

    [Fact]
    public async Task Planted_allocation_is_found()
    {
        // A parser that believes a length of three bytes.
        var report = await Run(
            Target(input =>
            {
                var length = input.Length > 5 && input[1] == 0x83 ? (input[2] << 16) | (input[3] << 8) | input[4] : 0;
                return new byte[length * 8].Length == 0 ? "none" : "some";
            }),
            20_000
        );

        Assert.Contains(report.Findings, f => f.Kind == "allocation");
        Assert.True(report.MostAllocated > 64 << 20);
    }

    [Fact]
    public async Task Planted_hang_is_found_and_stops_the_run()
    {
        using var forever = new ManualResetEventSlim();
        var time = new FakeTimeProvider();
        var target = Target(input =>
        {
            if (input.Length == 0)
            {
                forever.Wait();
            }

            return "ok";
        });

        var run = new Fuzzer(new FuzzOptions(), time, _ => { }).RunAsync(target, long.MaxValue);
        while (!run.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        forever.Set();
        var finding = Assert.Single((await run).Findings);
        Assert.Equal(("hang", 0), (finding.Kind, finding.Input.Length));
    }

    /// <summary>Each way of changing objects is used, and the objects around a change stay readable: parsers are reached inside.</summary>
    [Fact]
    public void Changed_objects_are_often_readable_to_their_end()
    {
        var mutator = new Mutator(Target(_ => "ok"));
        var whole = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var input = mutator.Next(new FuzzRandom(1, "test", i));
            whole += ObjectTree.Parse(input).Children is not null ? 1 : 0;
        }

        Assert.InRange(whole, 600, 1_900);
    }

    [Fact]
    public async Task Workers_share_the_inputs_of_one_seed()
    {
        using var material = new FuzzMaterial();
        var target = FuzzTargets.All(material).Single(t => t.Name == "dg2");

        var one = await Run(target, 3_000);
        var two = await Run(target, 3_000, workers: 2);

        Assert.Equal(
            one.Outcomes.Select(o => (o.Key, o.Value.Count)),
            two.Outcomes.Select(o => (o.Key, o.Value.Count))
        );
        Assert.Equal(3_000, one.Outcomes.Sum(o => o.Value.Count));
        Assert.Empty(one.Findings);
    }

    /// <summary>A short run of every target in the normal suite; the long one is <c>make fuzz</c>.</summary>
    [Fact]
    public async Task Every_target_withstands_a_short_run()
    {
        using var material = new FuzzMaterial();
        foreach (var target in FuzzTargets.All(material))
        {
            // Signatures take as long as a hundred parses.
            var inputs = target.Name is "cms" or "certificate" ? 1_000 : 20_000;
            var report = await Run(target, inputs);

            Assert.Empty(report.Findings.Select(f => $"{f.Target}: {f.What} {Convert.ToHexString(f.Input)}"));
            Assert.Equal(inputs, report.Inputs);
        }
    }

    [Theory]
    [InlineData("--inputs 10 --workers 2 --target mrz --seed 3", true)]
    [InlineData("", true)]
    [InlineData("--inputs", false)]
    [InlineData("--inputs 0", false)]
    [InlineData("--inputs ten", false)]
    [InlineData("--workers 65", false)]
    [InlineData("--speed 1", false)]
    public void Command_line_is_read_or_refused(string line, bool isOne) =>
        Assert.Equal(isOne, FuzzOptions.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is not null);

    private static FuzzTarget Target(Func<byte[], string> run) =>
        FuzzTarget.Of("canary", InputShape.Objects, [Objects], run);

    private static Task<FuzzReport> Run(FuzzTarget target, long inputs, int workers = 1) =>
        new Fuzzer(new FuzzOptions { Workers = workers }, TimeProvider.System, _ => { }).RunAsync(target, inputs);
}
