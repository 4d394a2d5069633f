using System.Diagnostics;
using EGate.Core;
using EGate.Devices.Simulated;
using EGate.Documents;
using Org.BouncyCastle.Cms;

namespace EGate.Benchmarks;

/// <summary>
/// EF.SOD beside BouncyCastle in one process, A B A B, so that a slow machine slows both. BouncyCastle reads the signed data and verifies
/// its signature; ours does that, and in a column of its own all that the lane does: the chain with its signature, validities and country.
/// </summary>
internal static class DocumentBenchmark
{
    private const int Rounds = 15;
    private const int Calls = 4;
    private const int ListCertificates = 600;

    private static readonly (string Name, AuthorityKeyKind Kind)[] Kinds =
    [
        ("brainpoolP384r1, parameters written out", AuthorityKeyKind.EcdsaExplicitBrainpoolP384),
        ("RSA-PSS 3072", AuthorityKeyKind.RsaPss3072),
        ("RSA PKCS #1 2048", AuthorityKeyKind.Rsa),
    ];

    /// <summary>Runs and prints.</summary>
    public static int Run()
    {
        Console.WriteLine(
            $"milliseconds, median of {Rounds} rounds of {Calls}    signature  all checks  BouncyCastle   ratio"
        );
        foreach (var (name, kind) in Kinds)
        {
            Compare(name, kind);
        }

        ImportMasterList();
        return 0;
    }

    private static void Compare(string name, AuthorityKeyKind kind)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authority = new IssuingAuthority(1, TimeProvider.System, kind);
        var fields = new MrzFields("ERIKSSON", "ANNA MARIA", "L898902C3", "740812", "F", "310415");
        var sod = authority.Issue(new PassportOrder(fields, new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 })).Files[LdsFile.Sod];
        var anchors = AnchorStore.Load([new AnchorSource("benchmark", authority.AnchorCertificate)]);
        var cms = TlvReader.Open(sod, 0x77).ToArray();
        List<double> ours = [];
        List<double> all = [];
        List<double> theirs = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var mine = Time(() => Ours(sod, AnchorStore.Empty, now));
            var whole = Time(() => Ours(sod, anchors, now));
            var other = Time(() => Theirs(cms));
            if (round > 0)
            {
                ours.Add(mine);
                all.Add(whole);
                theirs.Add(other);
            }
        }

        var (a, w, b) = (PerCall(ours), PerCall(all), PerCall(theirs));
        Console.WriteLine($"{name, -40} {a, 9:F2} {w, 11:F2} {b, 13:F2} {b / a, 7:F1}");
    }

    private static void Ours(byte[] sod, AnchorStore anchors, DateTimeOffset now)
    {
        var checks = PassiveAuthentication.Open(sod).VerifySigner(anchors, "UTO", now);
        var isChained = anchors.Anchors.Count > 0;
        if (checks.Any(c => c.Outcome != Outcome.Passed && (isChained || c.Name == CheckNames.SodSignature)))
        {
            throw new InvalidOperationException("the document of the benchmark does not pass");
        }
    }

    private static void Theirs(byte[] cms)
    {
        var data = new CmsSignedData(cms);
        var signer = data.GetSignerInfos().GetSigners().First();
        var certificate = data.GetCertificates().EnumerateMatches(signer.SignerID).First();
        if (!signer.Verify(certificate))
        {
            throw new InvalidOperationException("the document of the benchmark does not pass");
        }
    }

    /// <summary>A list of 600 certificates of 600 authorities, verified to its signer and put into a folder on the disk.</summary>
    private static void ImportMasterList()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authority = new IssuingAuthority(1, TimeProvider.System, AuthorityKeyKind.EcdsaExplicitP256);
        var certificates = new List<byte[]>();
        for (var seed = 2; seed < ListCertificates + 1; seed++)
        {
            using var other = new IssuingAuthority(seed, TimeProvider.System, AuthorityKeyKind.EcdsaExplicitP256);
            certificates.Add(other.AnchorCertificate);
        }

        var list = authority.MasterList(certificates);
        List<double> times = [];
        for (var round = 0; round < 5; round++)
        {
            var path = Directory.CreateTempSubdirectory("egate-benchmark-").FullName;
            var folder = new TrustFolder(path);
            var signers = new[] { new AnchorSource("signer", authority.AnchorCertificate) };
            var watch = Stopwatch.StartNew();
            var report = folder.Import(new TrustImport("list.ml", list, signers, null, null), now);
            times.Add(watch.Elapsed.TotalSeconds);
            Directory.Delete(path, true);
            if (report.Added.Count != ListCertificates)
            {
                throw new InvalidOperationException($"imported {report.Added.Count}: {report.Problem}");
            }
        }

        Console.WriteLine(
            $"master list of {ListCertificates} certificates imported: first {times[0] * 1000:F0} ms, then {Statistics.Quantile(times, 0.5) * 1000:F0} ms"
        );
    }

    private static double PerCall(List<double> times) => Statistics.Quantile(times, 0.5) * 1000 / Calls;

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        for (var call = 0; call < Calls; call++)
        {
            action();
        }

        return watch.Elapsed.TotalSeconds;
    }
}
