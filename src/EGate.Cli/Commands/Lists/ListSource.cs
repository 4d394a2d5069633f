using System.CommandLine;
using EGate.Watchlists;

namespace EGate.Cli.Commands.Lists;

/// <summary>One option of <c>lists build</c> that names the files of a list, and the formats such a file can have.</summary>
/// <param name="Option">The option.</param>
/// <param name="List">Code of the list.</param>
/// <param name="Action">What its hits ask for unless <c>--action</c> says otherwise.</param>
/// <param name="Formats">What a file can be; the first one is tried when its content does not tell.</param>
internal sealed record ListSource(
    Option<string[]> Option,
    string List,
    ListAction Action,
    IReadOnlyList<ListFormat> Formats
)
{
    /// <summary>Every source there is.</summary>
    public static IReadOnlyList<ListSource> All() =>
        [
            Of("un", "UN Security Council consolidated list, XML.", ListAction.Refer, ListFormat.UnXml),
            Of(
                "ofac",
                "OFAC: a folder with sdn.xml or sdn.csv, alt.csv, sdn_comments.csv (also cons_*), or one such file.",
                ListAction.Refer,
                ListFormat.OfacXml,
                ListFormat.OfacCsv
            ),
            Of("eu", "EU financial sanctions, XML 1.1.", ListAction.Refer, ListFormat.EuXml),
            Of("uk", "UK sanctions list, XML or CSV.", ListAction.Refer, ListFormat.UkXml, ListFormat.UkCsv),
            Of(
                "opensanctions",
                "OpenSanctions: targets.simple.csv, entities.ftm.json, and delta files of the latter.",
                ListAction.Refer,
                ListFormat.FollowTheMoney,
                ListFormat.OpenSanctionsCsv,
                ListFormat.FollowTheMoneyDelta
            ),
            Of(
                "national",
                "National list, CSV (entry,name,quality,born,sex,nationality,document,issuer) or JSON lines.",
                ListAction.Refer,
                ListFormat.NationalCsv,
                ListFormat.NationalJson
            ),
            Of(
                "notices",
                "INTERPOL-like notices, CSV or XML.",
                ListAction.Refer,
                ListFormat.NoticesCsv,
                ListFormat.NoticesXml
            ),
            Of(
                "lost-documents",
                "Stolen, lost and revoked documents, CSV or XML.",
                ListAction.Stop,
                ListFormat.LostDocumentsCsv,
                ListFormat.LostDocumentsXml
            ),
        ];

    /// <summary>The file as an input of a package; a file of another list's format is refused.</summary>
    /// <exception cref="ListRefusedException">It is of another kind.</exception>
    public PackageInput Input(string path, ListAction action)
    {
        using var file = File.OpenRead(path);
        var head = new byte[ListReader.HeadBytes];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var told = ListReader.Sniff(head.AsSpan(0, length));
        return told is null || Formats.Contains(told.Value)
            ? new PackageInput(path, List, action, told ?? Formats[0])
            : throw new ListRefusedException(0, $"{Path.GetFileName(path)} is {told}, which is not for {Option.Name}");
    }

    /// <summary>The files that a path of the option stands for.</summary>
    public IEnumerable<string> Files(string path) =>
        List == "ofac" && Directory.Exists(path) ? OfacFolder.Files(path) : [path];

    private static ListSource Of(string list, string description, ListAction action, params ListFormat[] formats) =>
        new(
            new Option<string[]>($"--{list}")
            {
                Description = description,
                HelpName = list == "ofac" ? "DIR" : "FILE",
                AllowMultipleArgumentsPerToken = true,
            },
            list,
            action,
            formats
        );
}
