using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>
/// Seeded mutation of the files, certificates and answers that prove a chip or a terminal: none throws but what it documents, and nothing
/// that was changed proves anything.
/// </summary>
public sealed class ProofFuzzTests : IDisposable
{
    private const int Runs = 20_000;
    private const long MaxBytesPerInput = 512 * 1024;
    private static readonly DateOnly Today = ProofBench.Today;
    private readonly IssuingAuthority _authority = Specimens.Authority();
    private readonly TerminalAuthority _terminals = new(5, Today);

    public void Dispose()
    {
        _authority.Dispose();
        _terminals.Dispose();
    }

    [Fact]
    public void Dg14_of_any_bytes_is_parsed_or_refused()
    {
        var file = Issue(Proofs()).Files[ProofBench.Dg14File];

        Mutate(
            file,
            Runs,
            bytes =>
            {
                var dg14 = Dg14.Parse(bytes);
                Assert.InRange(
                    dg14.ChipAuthenticationOffers().Count,
                    0,
                    SecurityInfoSet.MaxEntries * SecurityInfoSet.MaxEntries
                );
                _ = dg14.ActiveAuthenticationHash;
                _ = CardAccessConsistency.Judge(bytes, file, null);
            }
        );
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(null)]
    public void Dg15_of_any_bytes_is_parsed_or_refused(int? rsaBits)
    {
        var proofs = new PassportProofs
        {
            Active = new ActiveKeyOrder { RsaBits = rsaBits, Form = CurveForm.WrittenOut },
        };

        Mutate(Issue(proofs).Files[ProofBench.Dg15File], Runs, bytes => Dg15.Parse(bytes));
    }

    /// <summary>A changed key, and a signature of any bytes: judged, and never passed.</summary>
    [Theory]
    [InlineData(1024)]
    [InlineData(null)]
    public void Signature_of_any_bytes_never_passes(int? rsaBits)
    {
        var proofs = new PassportProofs
        {
            Active = new ActiveKeyOrder { RsaBits = rsaBits, Form = CurveForm.WrittenOut },
        };
        var file = Issue(proofs).Files[ProofBench.Dg15File];
        var random = new Random(9);

        Mutate(
            file,
            1_000,
            bytes =>
            {
                var signature = new byte[random.Next(200)];
                random.NextBytes(signature);
                var check = ActiveAuthentication.Judge(Dg15.Parse(bytes), null, new byte[8], signature);
                Assert.NotEqual(Outcome.Passed, check.Outcome);
            }
        );
    }

    [Fact]
    public void Certificate_of_any_bytes_is_parsed_or_refused() =>
        Mutate(_terminals.RootCertificate, Runs, bytes => CardVerifiableCertificate.Parse(bytes));

    [Fact]
    public void Ef_cvca_of_any_bytes_is_parsed_or_refused() =>
        Mutate(TerminalAuthority.EfCvca, Runs, bytes => Assert.InRange(EfCvca.Parse(bytes).References.Count, 1, 2));

    /// <summary>Changed certificates: the chain is found or not, and one that is found is unchanged in what is signed.</summary>
    [Fact]
    public void Folder_of_any_certificates_gives_a_chain_or_a_reason()
    {
        var outfit = _terminals.Equip();
        using var key = TerminalKey.Read(outfit.PrivateKey);
        var random = new Random(4);
        for (var run = 0; run < 1_500; run++)
        {
            var files = outfit
                .Certificates.Append(new TerminalCertificateFile("root", _terminals.RootCertificate))
                .Select(f => random.Next(2) == 0 ? f : f with { Content = Mutations.Of(random, f.Content.ToArray()) })
                .ToList();

            var chain = TerminalCertificates.Load(files).ChainFor([TerminalAuthority.Reference], key.PublicKey, Today);

            Assert.NotEmpty(chain.Reason);
            Assert.Equal(chain.Reason == "ok", chain.Certificates.Count > 0);
        }
    }

    [Fact]
    public void Key_file_of_any_bytes_is_read_or_refused()
    {
        using var authority = new TerminalAuthority(5, Today, null, 12);
        Mutate(authority.Equip().PrivateKey, 1_000, bytes => TerminalKey.Read(bytes).Dispose());
    }

    /// <summary>Answers changed on their way: every method gets a result, and whatever passed was not touched.</summary>
    [Fact]
    public async Task Chip_of_any_answers_is_judged_in_every_method()
    {
        var passport = Issue(Proofs());
        using var key = TerminalKey.Read(_terminals.Equip().PrivateKey);
        var access = new TerminalAccess(TerminalCertificates.Load(_terminals.Equip().Certificates), key);
        var random = new Random(2);
        for (var run = 0; run < 300; run++)
        {
            using var chip = passport.CreateChip(1);
            var exchange = Specimens.Exchange(chip);
            var isArmed = false;
            var rate = random.Next(1, 12);
            using var session = await ProofBench.OpenAsync(
                async (command, cancellation) =>
                {
                    var answer = await exchange(command, cancellation);
                    return isArmed && random.Next(rate) == 0 ? Mutations.Of(random, answer) : answer;
                },
                passport.Lines
            );
            isArmed = true;

            var results = await ChipProofs.RunAsync(
                session,
                passport.Files[ProofBench.Dg14File],
                passport.Files[ProofBench.Dg15File],
                new ChipProofOptions { Terminal = access, Today = Today },
                CancellationToken.None
            );

            Assert.Equal(3, results.Checks.Count());
            Assert.True(rate > 1 || results.Checks.All(c => c.Outcome != Outcome.Passed));
        }
    }

    /// <summary>The software chip meets any command of these protocols inside secure messaging.</summary>
    [Fact]
    public async Task Software_chip_answers_any_command_of_proofs()
    {
        var passport = Issue(Proofs());
        var random = new Random(3);
        using var chip = passport.CreateChip(1);
        using var session = await ProofBench.OpenAsync(Specimens.Exchange(chip), passport.Lines);
        byte[] instructions = [0x22, 0x2A, 0x82, 0x84, 0x86, 0x88];
        (byte, byte)[] parameters = [(0x41, 0xA4), (0x41, 0xA6), (0x81, 0xA4), (0x81, 0xB6), (0x00, 0xBE), (0, 0)];
        byte[] seed = [0x80, 0x0A, .. new byte[10], 0x84, 0x01, 0x01, 0x91, 0x04, 1, 2, 3, 4, 0x7C, 0x02, 0x80, 0x00];
        for (var run = 0; run < 5_000; run++)
        {
            var (p1, p2) = parameters[random.Next(parameters.Length)];
            var command = new CommandApdu(
                (byte)(random.Next(8) == 0 ? 0x10 : 0x00),
                instructions[random.Next(instructions.Length)],
                p1,
                p2,
                Mutations.Of(random, seed),
                random.Next(2) == 0 ? null : 256
            );

            Assert.NotEqual(0, (await session.SendAsync(command, CancellationToken.None)).Status);
        }
    }

    private PassportProofs Proofs() =>
        new()
        {
            Active = new ActiveKeyOrder(),
            ChipKeys = [new ChipKeyOrder { KeyId = 1 }],
            Terminals = new TerminalTrust(_terminals, Today),
        };

    private IssuedPassport Issue(PassportProofs proofs) => ProofBench.Issue(_authority, proofs);

    private static void Mutate(byte[] seed, int runs, Action<byte[]> parse) =>
        Mutations.Try(seed, runs, MaxBytesPerInput, parse);
}
