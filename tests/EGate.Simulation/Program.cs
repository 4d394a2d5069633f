using System.Diagnostics;
using EGate.Core;
using EGate.Simulation;

// `dotnet run --project tests/EGate.Simulation -- --diagram`: prints the state diagrams of src/README.md.
// `dotnet run --project tests/EGate.Simulation -- [SEED] [STEPS]`: explores every reachable state, then walks at random from the seed.
// Exit code 1 when a rule was broken; the line printed then is all that is needed to see it again.
if (args is ["--diagram"])
{
    foreach (var topology in Enum.GetValues<Topology>())
    {
        Console.WriteLine($"```mermaid\n{Diagram.Print(topology)}```\n");
    }

    return 0;
}

var seed = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 1;
var steps = args.Length > 1 ? long.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000;
var ok = true;
foreach (var topology in Enum.GetValues<Topology>())
{
    var clock = Stopwatch.StartNew();
    var all = Explorer.Explore(LaneMachine.Next, topology);
    Console.WriteLine(
        $"{topology}: {all.LaneStates:N0} lane states ({all.States:N0} with what an onlooker remembers), {all.Transitions:N0} transitions, "
            + $"{all.Phases.Count} phases, {clock.Elapsed.TotalSeconds:F1} s: {Say(all.Broken)}"
    );
    clock.Restart();
    var walk = Walker.Run(LaneMachine.Next, topology, seed, steps);
    Console.WriteLine(
        $"{topology}: {walk.Steps:N0} random steps from seed {seed}, {walk.Crossings:N0} crossings, {walk.PassedExit:N0} through the exit, "
            + $"{walk.Faults:N0} faults, {clock.Elapsed.TotalSeconds:F1} s: {Say(walk.Broken)}"
    );
    ok &= all.Broken is null && walk.Broken is null;
}

return ok ? 0 : 1;

static string Say(Broken? broken) =>
    broken is null
        ? "no rule broken"
        : $"rule {broken.Violation.Rule} broken: {broken.Violation.What}\n  by {string.Join(" ", broken.Path)}";
