using EGate.Core;
using EGate.Devices.Simulated;
using Microsoft.Extensions.Time.Testing;
using static EGate.Watchlists.Tests.Specimens;

namespace EGate.Watchlists.Tests;

public sealed class SpecimenListsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("egate-specimen-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Fresh_copies_clear_a_genuine_traveller_and_keep_the_hits()
    {
        var now = new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);
        var (persons, documents) = SpecimenLists.WriteFresh(Path.GetDirectoryName(PersonsPath)!, _folder.FullName, now);

        var store = new ListStore(persons, documents, new FakeTimeProvider(now));

        Assert.Empty(store.Faults);
        Assert.Equal((now, now), (store.Snapshot.Persons!.Made, store.Snapshot.Documents!.Made));
        var genuine = Screening.Search(Traveller("ERIKSSON", "ANNA MARIA", "740812"), store.Snapshot, Policy, now);
        Assert.All(genuine.Checks, c => Assert.Equal(Outcome.Passed, c.Outcome));
        var listed = Screening.Search(Traveller("NAZAROV", "KHURSHED", "850312"), store.Snapshot, Policy, now);
        Assert.Equal(HitStrength.Strong, Assert.Single(listed.Hits).Strength);
    }

    [Fact]
    public void Specimens_are_never_overwritten_and_a_missing_one_is_said()
    {
        var source = Path.GetDirectoryName(PersonsPath)!;

        Assert.Throws<IOException>(() => SpecimenLists.WriteFresh(source, source, Made));
        Assert.Throws<IOException>(() =>
            SpecimenLists.WriteFresh(_folder.FullName, Path.Combine(_folder.FullName, "to"), Made)
        );
    }
}
