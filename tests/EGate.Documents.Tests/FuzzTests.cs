using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>
/// Seeded mutation of everything that comes from outside. The goal: no exception but the one each parser documents, and no allocation
/// that a declared length could blow up. The method: a true input, changed at one to six places, cut or lengthened.
/// </summary>
public sealed class FuzzTests : IDisposable
{
    private const int Runs = 20_000;
    private static readonly string[] DocumentRequired =
    [
        .. CheckNames.Required.Where(r => r.Value == CheckGroup.Document).Select(r => r.Key),
    ];
    private const long MaxBytesPerInput = 256 * 1024;
    private readonly IssuingAuthority _authority = Specimens.Authority();
    private readonly IssuedPassport _passport;

    public FuzzTests() => _passport = _authority.Issue(new PassportOrder(Specimens.Holder, Specimens.Portrait(400)));

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void Zone_of_any_characters_is_answered()
    {
        var random = new Random(1);
        for (var run = 0; run < Runs; run++)
        {
            var lines = _passport.Lines.Select(l => MutateText(random, l)).Take(random.Next(4)).ToArray();

            Assert.Equal(3, Mrz.Read(lines, new DateOnly(2026, 11, 24)).Checks.Count);
        }
    }

    [Theory]
    [InlineData(LdsFile.Com)]
    [InlineData(LdsFile.Dg1)]
    [InlineData(LdsFile.Dg2)]
    public void File_of_any_bytes_is_parsed_or_refused(ushort file) =>
        Mutate(
            _passport.Files[file],
            Runs,
            bytes =>
            {
                switch (file)
                {
                    case LdsFile.Com:
                        EfCom.Parse(bytes);
                        break;
                    case LdsFile.Dg1:
                        Dg1.Parse(bytes);
                        break;
                    default:
                        Dg2.ParsePortrait(bytes).Dispose();
                        break;
                }
            }
        );

    [Fact]
    public void Data_objects_of_any_bytes_are_read_or_refused() =>
        Mutate(_passport.Files[LdsFile.Dg2][..200], Runs, bytes => TlvReader.ReadAll(bytes));

    [Fact]
    public void Security_object_of_any_bytes_is_opened_or_answered() =>
        Mutate(_passport.Files[LdsFile.Sod], Runs, bytes => PassiveAuthentication.Open(bytes));

    /// <summary>The whole judgement on changed security objects: every check answered; and where the signature still verifies, the
    /// change was outside what is signed, so hashes and contents must still be the signed ones.</summary>
    [Fact]
    public void Changed_security_object_is_judged_in_every_check()
    {
        var anchors = Specimens.Anchors(_authority);
        var groups = new Dictionary<int, ReadOnlyMemory<byte>>
        {
            [1] = _passport.Files[LdsFile.Dg1],
            [2] = _passport.Files[LdsFile.Dg2],
        };
        Mutate(
            _passport.Files[LdsFile.Sod],
            2_000,
            bytes =>
            {
                var open = PassiveAuthentication.Open(bytes);
                var checks = open.VerifySigner(anchors, "UTO", Specimens.Now);
                Assert.Equal(checks.Count, checks.DistinctBy(c => c.Name).Count());
                var signature = checks.Single(c => c.Name == CheckNames.SodSignature);
                CheckResult[] contents = [open.VerifyHashes(groups), open.VerifyCom(_passport.Files[LdsFile.Com])];
                Assert.True(
                    signature.Outcome != Outcome.Passed || contents.All(c => c.Outcome == Outcome.Passed),
                    "another content passed under the signature"
                );
            }
        );
    }

    [Fact]
    public void Certificate_of_any_bytes_is_kept_or_reported() =>
        Mutate(
            _authority.AnchorCertificate,
            3_000,
            bytes =>
            {
                var store = AnchorStore.Load([new AnchorSource("fuzz", bytes)]);
                Assert.Equal(1, store.Anchors.Count + store.Problems.Count);
            }
        );

    /// <summary>Answers of a chip changed on their way, before and after secure messaging begins.</summary>
    [Fact]
    public async Task Chip_of_any_answers_is_judged_in_every_check()
    {
        var random = new Random(2);
        var anchors = Specimens.Anchors(_authority);
        for (var run = 0; run < 1_000; run++)
        {
            var rate = random.Next(2, 16);
            using var evidence = await Specimens.InspectAsync(
                _passport,
                anchors,
                exchange =>
                    async (command, cancellation) =>
                    {
                        var answer = await exchange(command, cancellation);
                        return random.Next(rate) == 0 ? Mutations.Of(random, answer) : answer;
                    }
            );

            Assert.Empty(DocumentRequired.Except(evidence.Checks.Select(c => c.Name)));
        }
    }

    /// <summary>The software chip, too, meets any bytes: a reader under test may send them.</summary>
    [Fact]
    public void Software_chip_answers_any_command()
    {
        var random = new Random(3);
        using var chip = _passport.CreateChip(1);
        byte[][] commands =
        [
            [0x00, 0xA4, 0x04, 0x0C, 0x07, 0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01],
            [0x00, 0x84, 0x00, 0x00, 0x08],
            [0x00, 0x82, 0x00, 0x00, 0x28, .. new byte[40], 0x28],
            [0x0C, 0xB0, 0x00, 0x00, 0x0D, 0x97, 0x01, 0x04, 0x8E, 0x08, .. new byte[8], 0x00],
        ];
        for (var run = 0; run < Runs; run++)
        {
            var command = commands[random.Next(commands.Length)];
            var answer = chip.Answer(random.Next(3) == 0 ? command : Mutations.Of(random, command));

            Assert.InRange(answer!.Length, 2, 258);
        }
    }

    private static void Mutate(byte[] seed, int runs, Action<byte[]> parse) =>
        Mutations.Try(seed, runs, MaxBytesPerInput, parse);

    private static string MutateText(Random random, string line)
    {
        var characters = line.ToList();
        for (var change = random.Next(0, 4); change > 0 && characters.Count > 0; change--)
        {
            var at = random.Next(characters.Count);
            switch (random.Next(4))
            {
                case 0:
                    characters[at] = (char)random.Next(0x20, 0x7F);
                    break;
                case 1:
                    characters[at] = (char)random.Next(0x10000);
                    break;
                case 2:
                    characters.RemoveAt(at);
                    break;
                default:
                    characters[at] = "0<AZ9"[random.Next(5)];
                    break;
            }
        }

        return string.Concat(characters);
    }
}
