using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>
/// Seeded mutation of all that a chip answers. The goal: a file that is right, or a ChipAccessException with a stable reason, and never
/// anything else; never a file that is wrong once secure messaging protects it; never an exchange without end.
/// </summary>
public sealed class ChipFuzzTests : IDisposable
{
    /// <summary>Every reason that a chip may be given up for; a new one has to be written down here and in the documentation of the session.</summary>
    private static readonly HashSet<string> Reasons =
    [
        "access-control-not-supported",
        "access-denied",
        "answer-length",
        "answer-too-long",
        "application-not-found",
        "authentication-answer-length",
        "authentication-answer-mac",
        "authentication-answer-nonce",
        "card-access-malformed",
        "challenge-length",
        "file-malformed",
        "file-not-found",
        "file-read",
        "file-too-long",
        "pace-agreement-refused",
        "pace-answer-malformed",
        "pace-chaining-refused",
        "pace-mapping",
        "pace-mapping-refused",
        "pace-nonce",
        "pace-nonce-refused",
        "pace-not-supported",
        "pace-public-key",
        "pace-token",
        "pace-token-refused",
        "secure-messaging-mac",
        "secure-messaging-malformed",
        "secure-messaging-padding",
        "session-ended",
        "session-lost",
        "too-many-exchanges",
        "unprotected-answer",
    ];

    private readonly ChipBench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string> Ways => ["basic", "generic", "integrated", "dh", "mapping", "parts"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Chip_of_any_answers_is_read_or_refused(string way)
    {
        var passport = _bench.Issue(Access(way), portrait: 600);
        var random = new Random(way.Length * 31);
        var (seen, read) = (new HashSet<string>(), 0);
        for (var run = 0; run < (way == "basic" ? 500 : 60); run++)
        {
            var victim = random.Next(0, 22);
            var reason = await RunAsync(passport, random, count => count == victim);
            read += reason is null ? 1 : 0;
            seen.Add(reason ?? "read");
        }

        Assert.Subset(Reasons, seen.Where(r => r != "read").ToHashSet());
        Assert.InRange(seen.Count, 5, Reasons.Count);
        // Some changes hit what nobody relies on, such as an outer status word; not most.
        Assert.InRange(read, 1, way == "basic" ? 250 : 45);
    }

    /// <summary>Every answer may be changed, not one of them only.</summary>
    [Fact]
    public async Task Chip_of_nothing_but_noise_is_refused()
    {
        var passport = _bench.Issue(PassportAccess.WithMappingProof, portrait: 600);
        var random = new Random(99);
        for (var run = 0; run < 80; run++)
        {
            var rate = random.Next(1, 6);
            var reason = await RunAsync(passport, random, _ => random.Next(rate) == 0);
            Assert.True(reason is null || Reasons.Contains(reason), reason);
        }
    }

    /// <summary>Null when both files came whole and right.</summary>
    private static async Task<string?> RunAsync(IssuedPassport passport, Random random, Func<int, bool> isChanged)
    {
        var count = 0;
        try
        {
            await ChipBench.WithSessionAsync(
                passport,
                async session =>
                {
                    foreach (var file in new[] { LdsFile.Com, LdsFile.Dg2 })
                    {
                        Assert.Equal(passport.Files[file], await session.ReadFileAsync(file, null, default));
                    }
                },
                tamper: exchange =>
                    async (command, cancellation) =>
                    {
                        var answer = await exchange(command, cancellation);
                        return !isChanged(count++) ? answer
                            : random.Next(4) == 0 ? [(byte)random.Next(0x60, 0x91), (byte)random.Next(256)]
                            : Mutations.Of(random, answer);
                    }
            );
            return null;
        }
        catch (ChipAccessException e)
        {
            return e.Reason;
        }
        finally
        {
            Assert.InRange(count, 1, 1000);
        }
    }

    private static PassportAccess Access(string way) =>
        way switch
        {
            "basic" => PassportAccess.BasicOnly,
            "generic" => PassportAccess.Today,
            "integrated" => ChipBench.Offering(new PaceOffer(PaceMapping.Integrated, CipherSuite.Aes256, 12)),
            "dh" => ChipBench.Offering(new PaceOffer(PaceMapping.Generic, CipherSuite.TripleDes, 0)) with
            {
                WritesParametersOut = true,
            },
            "mapping" => PassportAccess.WithMappingProof,
            _ => PassportAccess.Today with { PartLength = 60, NamesLength = true },
        };
}
