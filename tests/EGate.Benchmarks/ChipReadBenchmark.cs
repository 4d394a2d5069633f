using System.Diagnostics;
using EGate.Core;
using EGate.Devices.Serial;
using EGate.Devices.Simulated;
using EGate.Devices.Simulated.Serial;
using EGate.Documents;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Benchmarks;

/// <summary>
/// Reads a passport with a DG2 of 20 KiB through the real driver, a pseudo-terminal and a simulated chip reader that paces every byte of both
/// directions as the line would, and holds the time against the least that the bytes that crossed take on that line (10 bits each; the
/// protocol is half-duplex, so both directions count). The simulated chip and air cost nothing: what is above the least is ours.
/// </summary>
internal static class ChipReadBenchmark
{
    private const int PortraitBytes = 20 * 1024;
    private const int Rounds = 7;
    private const double RatioMax = 1.05;

    /// <summary>Runs at both rates and prints. Exit code 1 when a bar was missed.</summary>
    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"a passport with a DG2 of 20 KiB, BAC and 3DES, {Rounds} rounds, medians");
        Console.WriteLine(
            $"{"", -12} {"bytes", 7} {"least ms", 9} {"chip ms", 8} {"driver", 8} {"whole", 8} {"best", 8} {"after chip ms", 14}"
        );
        var met = true;
        foreach (var baud in new[] { 115_200, 921_600 })
        {
            var folder = Directory.CreateTempSubdirectory("egate-chip-");
            met &= await RunAsync(baud, Path.Combine(folder.FullName, "chip"));
            folder.Delete(recursive: true);
        }

        Console.WriteLine($"bar: whole at most {RatioMax:F2} times the least: {(met ? "met" : "MISSED")}");
        return met ? 0 : 1;
    }

    private static async Task<bool> RunAsync(int baud, string link)
    {
        using var authority = new IssuingAuthority(1, TimeProvider.System);
        var passport = authority.Issue(new PassportOrder(Holder(), Portrait()));
        using var simulator = new SimulatedPn532(
            link,
            TimeProvider.System,
            new SimulatedSerialOptions { PaceBaud = baud }
        );
        await using var transport = new Pn532ChipTransport(
            new SerialLineProfile("pn532", link, baud, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2)),
            TimeProvider.System,
            NullLogger<Pn532ChipTransport>.Instance
        );
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        transport.StatusChanged += _ => ready.TrySetResult();
        transport.Start();
        await ready.Task;
        List<Reading> whole = [];
        List<Reading> alone = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var talk = new List<(byte[] Command, byte[] Answer)>();
            var read = await ReadAsync(transport, simulator, authority, passport, round, talk);
            var again = await RepeatAsync(transport, simulator, talk);
            if (round > 0)
            {
                whole.Add(read);
                alone.Add(again);
            }
        }

        return Report(baud, whole, alone);
    }

    /// <summary>One inspection: access, all files, authenticity.</summary>
    private static async Task<Reading> ReadAsync(
        Pn532ChipTransport transport,
        SimulatedPn532 simulator,
        IssuingAuthority authority,
        IssuedPassport passport,
        int seed,
        List<(byte[] Command, byte[] Answer)> talk
    )
    {
        using var chip = passport.CreateChip(seed);
        var computing = TimeSpan.Zero;
        simulator.Present(command =>
        {
            var begun = Stopwatch.GetTimestamp();
            var answer = chip.Answer(command.Span);
            computing += Stopwatch.GetElapsedTime(begun);
            return answer;
        });
        if (!await transport.ConnectAsync(CancellationToken.None))
        {
            throw new InvalidOperationException("The simulated chip was not found.");
        }

        var inspection = DocumentInspection.Begin(
            passport.Lines,
            new InspectionSite(
                TrustMaterial.Of(AnchorStore.Load([new AnchorSource("benchmark", authority.AnchorCertificate)])),
                new DocumentPolicy()
            ),
            TimeProvider.System.GetUtcNow()
        );
        var (fromHost, toHost) = simulator.Crossed;
        computing = TimeSpan.Zero;
        var watch = Stopwatch.StartNew();
        var chipDone = TimeSpan.Zero;
        using var evidence = await inspection.ReadChipAsync(
            async (command, token) =>
            {
                var answer = await transport.TransceiveAsync(command, token);
                talk.Add((command.ToArray(), [.. answer]));
                chipDone = watch.Elapsed;
                return answer;
            },
            null,
            e => e.Message,
            CancellationToken.None
        );
        var took = watch.Elapsed;
        var bytes = simulator.Crossed.FromHost - fromHost + simulator.Crossed.ToHost - toHost;
        var read = evidence.Checks.Single(c => c.Name == CheckNames.ChipRead);
        return read.Outcome == Outcome.Passed
            ? new Reading(bytes, took, took - chipDone, computing)
            : throw new InvalidOperationException($"The chip was not read: {read.Reason}.");
    }

    /// <summary>The same commands and answers without a document's work: what the driver alone takes.</summary>
    private static async Task<Reading> RepeatAsync(
        Pn532ChipTransport transport,
        SimulatedPn532 simulator,
        List<(byte[] Command, byte[] Answer)> talk
    )
    {
        var next = 0;
        simulator.Present(_ => talk[next++].Answer);
        await transport.ConnectAsync(CancellationToken.None);
        var (fromHost, toHost) = simulator.Crossed;
        var watch = Stopwatch.StartNew();
        foreach (var (command, _) in talk)
        {
            await transport.TransceiveAsync(command, CancellationToken.None);
        }

        var took = watch.Elapsed;
        return new Reading(
            simulator.Crossed.FromHost - fromHost + simulator.Crossed.ToHost - toHost,
            took,
            TimeSpan.Zero,
            TimeSpan.Zero
        );
    }

    private static bool Report(int baud, List<Reading> whole, List<Reading> alone)
    {
        var ratios = whole.ConvertAll(r => r.Ratio(baud));
        var median = Statistics.Quantile(ratios, 0.5);
        var driver = Statistics.Quantile(alone.ConvertAll(r => r.Ratio(baud)), 0.5);
        var after = Statistics.Quantile(whole.ConvertAll(r => r.AfterChip.TotalMilliseconds), 0.5);
        Console.WriteLine(
            $"{baud, 7} b/s  {whole[0].Bytes, 7} {whole[0].Least(baud).TotalMilliseconds, 9:F1} {whole[0].Chip.TotalMilliseconds, 8:F1} {driver, 8:F3} {median, 8:F3} {ratios.Min(), 8:F3} {after, 14:F2}"
        );
        return median <= RatioMax;
    }

    private static MrzFields Holder() => new("ERIKSSON", "ANNA MARIA", "L898902C3", "740812", "F", "350415");

    private static byte[] Portrait()
    {
        var bytes = new byte[PortraitBytes];
        new Random(1).NextBytes(bytes);
        // Markers stand only where a JPEG's do: nothing in between ends it.
        bytes.AsSpan().Replace((byte)0xFF, (byte)0x7F);
        new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }.CopyTo(bytes, 0);
        new byte[] { 0xFF, 0xD9 }.CopyTo(bytes, PortraitBytes - 2);
        return bytes;
    }

    /// <summary>One reading.</summary>
    private sealed record Reading(long Bytes, TimeSpan Took, TimeSpan AfterChip, TimeSpan Chip)
    {
        /// <summary>The least: what its bytes take on the line, and what the simulated chip computes, which has the line wait as a true one does.</summary>
        public TimeSpan Least(int baud) => TimeSpan.FromSeconds(Bytes * 10.0 / baud) + Chip;

        /// <summary>Time over the least.</summary>
        public double Ratio(int baud) => Took / Least(baud);
    }
}
