using EGate.Simulation;

namespace EGate.Core.Tests;

public sealed class ExplorationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(Topology.TwoStep)]
    [InlineData(Topology.OneStep)]
    public void Lane_in_every_reachable_state_keeps_all_eight_rules(Topology topology)
    {
        var all = Explorer.Explore(LaneMachine.Next, topology);
        output.WriteLine(
            $"{topology}: {all.LaneStates:N0} lane states, {all.States:N0} with what an onlooker remembers, {all.Transitions:N0} transitions"
        );

        Assert.Null(all.Broken);
        LanePhase[] onlyOneStep = [LanePhase.AwaitingDocument];
        LanePhase[] onlyTwoStep = [LanePhase.Entering, LanePhase.Referring];
        var absent = topology == Topology.TwoStep ? onlyOneStep : onlyTwoStep;
        Assert.Equal(Enum.GetValues<LanePhase>().Except(absent).Order(), all.Phases.Order());
    }

    [Theory]
    [InlineData(Topology.TwoStep, 1)]
    [InlineData(Topology.TwoStep, 20260101)]
    [InlineData(Topology.OneStep, 1)]
    [InlineData(Topology.OneStep, 20260101)]
    public void Lane_over_a_million_random_steps_with_faults_breaks_no_rule(Topology topology, int seed)
    {
        var walk = Walker.Run(LaneMachine.Next, topology, seed, 1_000_000);
        output.WriteLine(
            $"{topology}, seed {seed}: {walk.Crossings:N0} crossings, {walk.PassedExit:N0} through the exit, {walk.Faults:N0} faults"
        );

        Assert.Null(walk.Broken);
        Assert.Equal(1_000_000, walk.Steps);
        Assert.True(walk.PassedExit > 10_000, "a walk in which hardly anybody passes shows nothing");
    }

    [Fact]
    public void Walk_from_the_same_seed_goes_the_same_way()
    {
        var first = Walker.Run(LaneMachine.Next, Topology.TwoStep, 7, 50_000);
        Assert.Equal(first, Walker.Run(LaneMachine.Next, Topology.TwoStep, 7, 50_000));
        Assert.NotEqual(first, Walker.Run(LaneMachine.Next, Topology.TwoStep, 8, 50_000));
    }

    /// <summary>States nobody can reach still get an answer: a flipped bit must not end the loop.</summary>
    [Fact]
    public void Lane_in_any_state_at_all_answers_every_event()
    {
        var random = new Random(11);
        var phases = Enum.GetValues<LanePhase>();
        foreach (var topology in Enum.GetValues<Topology>())
        {
            for (var i = 0; i < 20_000; i++)
            {
                var state = AnyState(random, phases);
                foreach (var happened in Enum.GetValues<LaneEvent>())
                {
                    Assert.NotNull(LaneMachine.Next(state, happened, new LanePolicy(topology)).Effects);
                }
            }
        }
    }

    private static LaneState AnyState(Random random, LanePhase[] phases) =>
        new()
        {
            Phase = phases[random.Next(phases.Length)],
            Entry = (BarrierFact)random.Next(3),
            Exit = (BarrierFact)random.Next(3),
            Persons = random.Next(3),
            Occupied = random.Next(2) == 0,
            Document = random.Next(2) == 0,
            Crossing = random.Next(2) == 0,
            Referred = random.Next(2) == 0,
            Judged = (Groups)random.Next(16),
            Passed = (Groups)random.Next(16),
            Decision = (Decision)random.Next(3),
            Faults = (LaneFaults)random.Next(8),
            BarrierFault = random.Next(2) == 0,
            OutByOfficer = random.Next(2) == 0,
            Evacuation = random.Next(2) == 0,
            EmergencyStop = random.Next(2) == 0,
        };
}
