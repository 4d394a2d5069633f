using System.Text;
using EGate.Core;

namespace EGate.Watchlists.Tests;

/// <summary>The specimen lists of the repository, and the travellers that the tests send through them.</summary>
internal static class Specimens
{
    internal static readonly DateTimeOffset Made = new(2026, 2, 27, 0, 0, 0, TimeSpan.Zero);

    internal static readonly ListsPolicy Policy = new("", "", "", TimeSpan.FromHours(12), TimeSpan.FromHours(24), 0);

    internal static string PersonsPath => Path.Combine(Folder(), "un-specimen.xml");

    internal static string DocumentsPath => Path.Combine(Folder(), "lost-documents-specimen.csv");

    internal static ListSnapshot Snapshot { get; } = Of(File.ReadAllText(PersonsPath));

    internal static TravellerIdentity Traveller(
        string surname,
        string given,
        string born,
        string number = "L898902C3",
        bool isCut = false,
        string sex = "<",
        string issuer = "UTO"
    ) => new(surname, given, isCut, born, sex, "UTO", number, issuer, "300101");

    internal static ScreeningResult Search(
        TravellerIdentity traveller,
        ListSnapshot? snapshot = null,
        double hours = 1
    ) => Screening.Search(traveller, snapshot ?? Snapshot, Policy, Made.AddHours(hours));

    /// <summary>A list in the true format with persons of a name and dates of birth, given as the elements of the format.</summary>
    internal static ListSnapshot ListOf(params (string Name, string Births)[] persons) => Of(Xml(persons));

    private static ListSnapshot Of(string persons) => Of(Lists.Read(ListFormat.UnXml, persons, "un-consolidated"));

    /// <summary>Lists in memory, made at <see cref="Made"/>, as a lane has them after it took a package.</summary>
    internal static ListSnapshot Of(
        (ListReading Reading, ListCollection Found) persons,
        ListAction action = ListAction.Refer,
        ClearedLookalikes? cleared = null
    )
    {
        var documents = Lists.Read(ListFormat.LostDocumentsCsv, File.ReadAllText(DocumentsPath), "lost-documents");
        var manifest = new PackageManifest
        {
            Format = PackageManifest.FormatNumber,
            Sequence = 1,
            Made = Made,
            ValidUntil = Made.AddYears(1),
            Key = "",
            Sources = [Source(persons.Reading, action), Source(documents.Reading, action)],
            Settings = MatchSettings.Default,
            Layers = [new PackageLayer("lists.index", null)],
            Files = [new PackageFile("lists.index", 0, new string('0', 64))],
        };
        return ListSnapshot.Of(
            SignedManifest.Sign(manifest, null),
            ListLayers.Of(() =>
                IndexBuilder.InMemory(
                    persons.Found.Identities.Select(i => i with { Action = action }),
                    documents.Found.Documents.Select(d => d with { Action = action })
                )
            ),
            cleared ?? ClearedLookalikes.None
        );
    }

    private static PackageSource Source(ListReading r, ListAction action) =>
        new(
            r.Settings.List,
            action,
            r.Format,
            "specimen",
            r.Sha256,
            r.Made,
            r.Identities,
            r.Documents,
            r.Skipped,
            r.Rejected
        );

    internal static string Xml(params (string Name, string Births)[] persons) =>
        "<CONSOLIDATED_LIST dateGenerated=\"2026-02-27T00:00:00Z\"><INDIVIDUALS>"
        + string.Concat(
            persons.Select(
                (p, i) =>
                    $"<INDIVIDUAL><FIRST_NAME>{p.Name}</FIRST_NAME><REFERENCE_NUMBER>T.{i + 1}</REFERENCE_NUMBER>"
                    + $"<INDIVIDUAL_DATE_OF_BIRTH>{p.Births}</INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>\n"
            )
        )
        + "</INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>";

    internal static CheckResult Check(this ScreeningResult result, string name) =>
        result.Checks.Single(c => c.Name == name);

    internal static Stream Utf8(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    // The test program stands somewhere below the checkout.
    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "hardware", "lists")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "hardware", "lists");
    }
}
