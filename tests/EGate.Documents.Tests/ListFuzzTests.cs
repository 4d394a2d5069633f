using System.Text;
using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>
/// Seeded mutation of everything that a site is given to trust by, as in <see cref="FuzzTests"/>: no exception leaves, memory is bounded,
/// and no changed list is believed for what its signer did not say.
/// </summary>
public sealed class ListFuzzTests : IDisposable
{
    private const long MaxBytesPerInput = 1024 * 1024;
    private readonly IssuingAuthority _authority = Specimens.Authority();
    private readonly IssuedPassport _passport;
    private readonly SiteFiles _site;

    public ListFuzzTests()
    {
        _passport = _authority.Issue(
            new PassportOrder(Specimens.Holder, Specimens.Portrait(400), PassportDefect.RevokedSigner)
        );
        _site = _authority.SiteFor(_passport);
    }

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void Revocation_list_of_any_bytes_is_read_or_refused() =>
        Mutate(
            _site.RevocationLists[0],
            10_000,
            bytes =>
            {
                try
                {
                    RevocationList.Parse(bytes);
                }
                catch (DocumentFormatException e)
                {
                    Assert.Equal("crl-malformed", e.Reason);
                }
            }
        );

    [Theory]
    [InlineData("master-list", 2_000)]
    [InlineData("deviation-list", 3_000)]
    [InlineData("defect-list", 3_000)]
    [InlineData("ldif", 2_000)]
    [InlineData("pem", 2_000)]
    public void List_of_any_bytes_is_believed_only_as_it_was_signed(string kind, int runs)
    {
        var seed = kind switch
        {
            "master-list" => _authority.MasterList([]),
            "deviation-list" => _site.DeviationLists[0],
            "defect-list" => _site.DefectLists[0],
            "ldif" => Encoding.ASCII.GetBytes(
                $"dn: x\npkdMasterListContent:: {Convert.ToBase64String(_authority.MasterList([]))}\n"
            ),
            _ => Encoding.ASCII.GetBytes(
                $"-----BEGIN X509 CRL-----\n{Convert.ToBase64String(_site.RevocationLists[0])}\n-----END X509 CRL-----"
            ),
        };
        Mutate(
            seed,
            runs,
            bytes =>
            {
                var trust = TrustMaterial.Load(
                    [
                        new TrustSource("anchor", _authority.AnchorCertificate, SourceTrust.Named),
                        new TrustSource("fuzz", bytes, SourceTrust.WhenSigned),
                    ],
                    _site.ListSigners.Select(s => new AnchorSource("signer", s)),
                    Specimens.Now
                );
                // The only anchor that anybody signed is the authority's own.
                Assert.Single(trust.Anchors.Anchors);
            }
        );
    }

    [Fact]
    public void Changed_revocation_list_never_clears_a_revoked_signer() =>
        Mutate(
            _site.RevocationLists[0],
            1_000,
            bytes =>
            {
                var check = PassiveAuthentication
                    .Open(_passport.Files[LdsFile.Sod])
                    .VerifySigner(
                        Judgement.Material(_site with { RevocationLists = [bytes] }),
                        new DocumentPolicy { Revocation = Demand.Required },
                        new DocumentFacts("UTO"),
                        Specimens.Now
                    )
                    .Checks.Single(c => c.Name == CheckNames.DsRevocation);
                Assert.NotEqual(Outcome.Passed, check.Outcome);
            }
        );

    /// <summary>Security objects as BER with indefinite lengths, whose nesting a parser must not follow without end.</summary>
    [Fact]
    public void Indefinite_security_object_of_any_bytes_is_answered()
    {
        var order = new PassportOrder(Specimens.Holder, Specimens.Portrait(400))
        {
            Sod = new SodStyle { IsIndefinite = true },
        };
        Mutate(
            _authority.Issue(order).Files[LdsFile.Sod],
            5_000,
            bytes => PassiveAuthentication.Open(bytes).VerifyCom(_passport.Files[LdsFile.Com])
        );
        var deep = Enumerable.Repeat<byte[]>([0x30, 0x80], 60_000).SelectMany(b => b).ToArray();
        Assert.Equal(
            Outcome.NotDone,
            PassiveAuthentication.Open(TlvWriter.Write(0x77, deep)).VerifyCom(default).Outcome
        );
    }

    private static void Mutate(byte[] seed, int runs, Action<byte[]> act)
    {
        var random = new Random(seed.Length);
        for (var run = 0; run < runs; run++)
        {
            var bytes = Mutations.Of(random, seed);
            var before = GC.GetAllocatedBytesForCurrentThread();
            act(bytes);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxBytesPerInput);
        }
    }
}
