using System.Text;
using static EGate.Watchlists.Tests.PackageFixture;

namespace EGate.Watchlists.Tests;

/// <summary>Making packages and looking at them.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly PackageFixture _it = new();

    public void Dispose() => _it.Dispose();

    [Fact]
    public void Package_says_what_is_in_it_and_is_whole()
    {
        var build = _it.Build(Anna + "N-9,,,,,,,\n" + Berta, p => p with { ValidFor = TimeSpan.FromHours(5) });

        var manifest = build.Manifest.Manifest;
        Assert.Equal(_it.Time.GetUtcNow(), manifest.Made);
        Assert.Equal(_it.Time.GetUtcNow().AddHours(5), manifest.ValidUntil);
        Assert.Equal(_it.Key.Fingerprint, manifest.Key);
        Assert.Equal(("national", 2L, 1L, ListFormat.NationalCsv), Facts(manifest.Sources[0]));
        Assert.Equal(("lost-documents", 2L, 0L, ListFormat.LostDocumentsCsv), Facts(manifest.Sources[1]));
        Assert.Equal(ListAction.Stop, manifest.Sources[1].Action);
        Assert.Empty(PackageFolder.Examine(_it.Incoming, PackageKeys.Load(_it.Keys)));
        var read = PackageFolder.ReadManifest(_it.Incoming);
        Assert.Equal(build.Manifest.Sha256, read.Sha256);
        Assert.Equal(build.Manifest.ToBytes(), File.ReadAllBytes(Path.Combine(_it.Incoming, PackageManifest.FileName)));
    }

    [Fact]
    public void Package_without_a_key_is_searched_by_hand_and_taken_by_no_lane()
    {
        var build = _it.Build(Anna, p => p with { Key = null });

        Assert.False(build.Manifest.IsSigned);
        using var lists = ListLayers.Open(_it.Incoming);
        var query = new PersonQuery { Name = "ANNA MARIA ERIKSSON", Born = "1974-08-12" };
        Assert.Equal("N-1", lists.Search(query, MatchSettings.Default, 10, new(2026, 11, 24))[0].Entry);
        Assert.True(File.Exists(Path.Combine(_it.Incoming, ListIndex.FileName)));
        using var store = _it.Open();
        Assert.Equal(PackageFault.NotSigned, store.Look().Refused!.Fault);
    }

    [Fact]
    public void Source_that_is_refused_leaves_the_package_that_was_there()
    {
        var before = _it.Build(Anna);

        Assert.Throws<ListRefusedException>(() => _it.Build("", p => p));
        var unknown = new PackageInput(_it.Keys, "national", ListAction.Refer);
        Assert.Throws<ListRefusedException>(() => _it.Build(Anna, p => p with { Inputs = [unknown] }));

        Assert.Equal(before.Manifest.Sha256, PackageFolder.ReadManifest(_it.Incoming).Sha256);
        Assert.Empty(PackageFolder.Examine(_it.Incoming, PackageKeys.Load(_it.Keys)));
        Assert.DoesNotContain(
            Directory.GetDirectories(_it.Incoming),
            d => d.Contains("building", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void List_that_lost_a_fifth_of_its_entries_is_refused_until_somebody_says_that_it_is_right()
    {
        _it.Build(Anna + Berta + Clara);

        var e = Assert.Throws<PackageException>(() => _it.Build(Anna));
        Assert.Contains("national", e.Message, StringComparison.Ordinal);
        Assert.Equal(1, _it.Build(Anna, p => p with { AllowShrink = true }).Manifest.Manifest.Sources[0].Identities);
    }

    [Fact]
    public void Number_grows_from_package_to_package_even_when_the_clock_stands_still()
    {
        var numbers = Enumerable.Range(0, 3).Select(_ => _it.Build(Anna).Manifest.Manifest.Sequence).ToList();

        Assert.Equal([numbers[0], numbers[0] + 1, numbers[0] + 2], numbers);
    }

    [Fact]
    public void Old_files_go_when_two_packages_have_come_after_them()
    {
        var first = _it.Build(Anna).Manifest.Manifest.Files[0].Name;
        _it.Build(Anna + Berta);
        Assert.True(File.Exists(Path.Combine(_it.Incoming, first)));

        _it.Build(Anna + Berta + Clara);

        Assert.False(File.Exists(Path.Combine(_it.Incoming, first)));
        Assert.Empty(PackageFolder.Examine(_it.Incoming, null));
    }

    [Fact]
    public void Followthemoney_changes_are_applied_to_their_base()
    {
        File.WriteAllText(
            _it.At("entities.json"),
            Lists.Ftm.Replace(
                "NK-2\",\"caption\":\"Utopian Trade\",\"schema\":\"Company",
                "NK-9\",\"caption\":\"Dora\",\"schema\":\"Person",
                StringComparison.Ordinal
            )
        );
        File.WriteAllText(_it.At("delta.json"), Lists.FtmDelta);
        var inputs = new[] { "entities.json", "delta.json" }.Select(n => new PackageInput(
            _it.At(n),
            "opensanctions",
            ListAction.Refer
        ));

        _it.Build(Anna, p => p with { Inputs = [.. inputs] });

        using var lists = ListLayers.Open(_it.Incoming);
        string[] Found(string name) =>
            [
                .. lists
                    .Search(
                        new PersonQuery { Name = name },
                        MatchSettings.Default with
                        {
                            PossibleWithoutBirthAt = 0.0001,
                        },
                        10,
                        new(2026, 11, 24)
                    )
                    .Select(h => h.Name),
            ];
        Assert.Equal("Anna Eriksson", Found("Anna Eriksson")[0]);
        Assert.DoesNotContain("Anna Maria Eriksson", Found("Anna Maria Eriksson"));
        Assert.Contains("Berta Eriksson", Found("Berta Eriksson"));
        Assert.DoesNotContain("Dora", Found("Dora"));
    }

    [Fact]
    public void Manifest_with_any_byte_changed_is_refused()
    {
        var keys = PackageKeys.Load(_it.Keys);
        var bytes = _it.Build(Anna).Manifest.ToBytes();
        SignedManifest.Parse(bytes).Require(keys);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 1;
            Assert.Throws<PackageException>(() => SignedManifest.Parse(changed).Require(keys));
            Assert.Throws<PackageException>(() => SignedManifest.Parse(bytes.AsSpan(0, i)).Require(keys));
        }
    }

    [Fact]
    public void Mutated_manifest_is_refused_and_nothing_else()
    {
        var keys = PackageKeys.Load(_it.Keys);
        var random = new Random(20261124);
        var original = _it.Build(Anna).Manifest.ToBytes();
        for (var i = 0; i < 5_000; i++)
        {
            var bytes = Mutation.Of(original, random);
            if (bytes.AsSpan().SequenceEqual(original))
            {
                continue;
            }

            Assert.Throws<PackageException>(() => SignedManifest.Parse(bytes).Require(keys));
        }
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", PackageFault.OtherFormat)]
    [InlineData("\"sequence\": ", "\"sequence\": -", PackageFault.NotAPackage)]
    [InlineData("\"name\": \"lists-", "\"name\": \"../lists-", PackageFault.NotAPackage)]
    [InlineData("\"base\": null,", "\"base\": null, \"more\": 1,", PackageFault.NotAPackage)]
    [InlineData("\"list\": \"national\"", "\"list\": \"National list\"", PackageFault.NotAPackage)]
    [InlineData("\"index\": \"lists-", "\"index\": \"other-", PackageFault.NotAPackage)]
    public void Unsound_manifest_is_refused_before_its_signature_is_looked_at(
        string from,
        string to,
        PackageFault fault
    )
    {
        var text = Encoding.UTF8.GetString(_it.Build(Anna).Manifest.ToBytes());
        Assert.Contains(from, text, StringComparison.Ordinal);

        var e = Assert.Throws<PackageException>(() =>
            SignedManifest.Parse(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)))
        );

        Assert.Equal(fault, e.Fault);
    }

    [Fact]
    public void Thresholds_of_a_file_are_signed_with_the_package()
    {
        File.WriteAllText(_it.At("settings.json"), "{ \"version\": 3, \"possibleAt\": 0.4 } // a site's own");

        var settings = PackageSettings.Load(_it.At("settings.json"));
        _it.Build(Anna, p => p with { Settings = settings });

        Assert.Equal(
            MatchSettings.Default with
            {
                Version = 3,
                PossibleAt = 0.4,
            },
            PackageFolder.ReadManifest(_it.Incoming).Manifest.Settings
        );
    }

    [Theory]
    [InlineData("{ \"possibleAt\": 5 }")]
    [InlineData("{ \"possibleAt\": 0.95 }")]
    [InlineData("{ \"slope\": 0 }")]
    [InlineData("{ \"version\": 0 }")]
    [InlineData("{ \"evenAt\": 1e9 }")]
    [InlineData("{ \"agreementMin\": -1 }")]
    [InlineData("{ \"possible\": 0.5 }")]
    [InlineData("possibleAt = 0.5")]
    [InlineData("")]
    public void Thresholds_that_would_silence_the_lists_are_refused(string text)
    {
        File.WriteAllText(_it.At("settings.json"), text);

        Assert.Throws<PackageException>(() => PackageSettings.Load(_it.At("settings.json")));
    }

    [Fact]
    public void Keys_are_those_of_a_file_or_a_folder_and_nothing_else_is_taken_for_one()
    {
        using var other = PackageKey.Create();
        Directory.CreateDirectory(_it.At("keys"));
        File.WriteAllText(_it.At("keys/a.pem"), _it.Key.PublicPem);
        File.WriteAllText(_it.At("keys/b.pub"), other.PublicPem);
        File.WriteAllText(_it.At("keys/readme.txt"), "no key");

        Assert.Equal(2, PackageKeys.Load(_it.At("keys")).Fingerprints.Count);
        File.WriteAllText(_it.At("keys/c.pem"), "no key");
        Assert.Throws<PackageException>(() => PackageKeys.Load(_it.At("keys")));
        Assert.Throws<PackageException>(() => PackageKeys.Load(_it.At("nothing.pem")));
        Directory.CreateDirectory(_it.At("empty"));
        Assert.Throws<PackageException>(() => PackageKeys.Load(_it.At("empty")));
    }

    [Fact]
    public void Private_key_is_a_new_file_that_only_its_owner_may_read()
    {
        var path = _it.At("maker.pem");
        _it.Key.Save(path);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        using (var loaded = PackageKey.Load(path))
        {
            Assert.Equal(_it.Key.Fingerprint, loaded.Fingerprint);
        }

        Assert.Throws<PackageException>(() => _it.Key.Save(path));
        Assert.Throws<PackageException>(() => PackageKey.Load(path + ".pub"));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Throws<PackageException>(() => PackageKey.Load(path));
    }

    private static (string, long, long, ListFormat) Facts(PackageSource source) =>
        (source.List, source.Identities + source.Documents, source.Rejected, source.Format);
}
