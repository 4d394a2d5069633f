using System.Reflection;
using System.Xml.Linq;

namespace EGate.Architecture.Tests;

/// <summary>Who may know whom (DESIGN section 3), read from the project files, and what must not be reached (section 2), from the compiled code.</summary>
public sealed class LayerTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["EGate.Core"] = [],
        ["EGate.Contract"] = [],
        ["EGate.Documents"] = ["EGate.Core"],
        ["EGate.Faces"] = ["EGate.Core"],
        ["EGate.Watchlists"] = ["EGate.Core"],
        ["EGate.Passengers"] = ["EGate.Core"],
        // Questions and answers of online databases, notifications to other agencies and their outbox; no network of its own.
        ["EGate.Exchange"] = ["EGate.Core"],
        ["EGate.Exchange.Simulated"] = ["EGate.Core", "EGate.Exchange"],
        ["EGate.Journal"] = ["EGate.Core"],
        ["EGate.Devices"] = ["EGate.Core"],
        ["EGate.Devices.Serial"] = ["EGate.Core", "EGate.Devices"],
        ["EGate.Devices.Pcsc"] = ["EGate.Core", "EGate.Devices"],
        ["EGate.Devices.OpenCv"] = ["EGate.Core", "EGate.Devices"],
        ["EGate.Devices.Gpio"] = ["EGate.Core", "EGate.Devices"],
        // The software e-passport needs the document formats it is made of.
        ["EGate.Devices.Simulated"] = ["EGate.Core", "EGate.Devices", "EGate.Documents"],
        ["EGate.Gateway"] = ["EGate.Contract", "EGate.Exchange", "EGate.Passengers"],
        // egatectl works offline on files: profiles, zones, journals, passenger messages, lists.
        // It also serves simulated passports to other people's terminals.
        ["EGate.Cli"] =
        [
            "EGate.Contract",
            "EGate.Core",
            "EGate.Devices.OpenCv",
            "EGate.Devices.Simulated",
            "EGate.Documents",
            "EGate.Exchange",
            "EGate.Exchange.Simulated",
            "EGate.Faces",
            "EGate.Journal",
            "EGate.Passengers",
            "EGate.Watchlists",
        ],
        ["EGate.Daemon"] =
        [
            "EGate.Contract",
            "EGate.Core",
            "EGate.Devices",
            "EGate.Devices.Gpio",
            "EGate.Devices.OpenCv",
            "EGate.Devices.Pcsc",
            "EGate.Devices.Serial",
            "EGate.Devices.Simulated",
            "EGate.Documents",
            "EGate.Exchange",
            "EGate.Faces",
            "EGate.Journal",
            "EGate.Passengers",
            "EGate.Watchlists",
        ],
    };

    [Fact]
    public void Project_knows_only_whom_the_design_lets_it_know()
    {
        var projects = Directory.GetFiles(
            Path.Combine(Repository.Root, "src"),
            "*.csproj",
            SearchOption.AllDirectories
        );
        Assert.Equal(MayKnow.Keys.Order(), projects.Select(p => Path.GetFileNameWithoutExtension(p)!).Order());
        Assert.All(
            projects,
            path =>
            {
                var name = Path.GetFileNameWithoutExtension(path);
                var known = XDocument
                    .Load(path)
                    .Descendants("ProjectReference")
                    .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
                Assert.Empty(known.Except(MayKnow[name]).Select(k => $"{name} must not know {k}"));
            }
        );
    }

    [Theory]
    [InlineData("EGate.Core")]
    [InlineData("EGate.Documents")]
    [InlineData("EGate.Faces")]
    [InlineData("EGate.Watchlists")]
    [InlineData("EGate.Passengers")]
    [InlineData("EGate.Exchange")]
    [InlineData("EGate.Journal")]
    public void Library_opens_no_network(string name) =>
        Assert.DoesNotContain(
            Assembly.Load(name).GetReferencedAssemblies(),
            a =>
                a.Name
                    is "System.Net.Sockets"
                        or "System.Net.Http"
                        or "System.Net.Requests"
                        or "System.Net.NameResolution"
        );

    [Theory]
    [InlineData("EGate.Core")]
    [InlineData("EGate.Documents")]
    public void Pure_library_touches_no_file(string name) =>
        Assert.DoesNotContain(
            Sources(name),
            s =>
                // The folder of what a site trusts has one format, and egated and egatectl both keep it: its one class is the exception.
                !s.Path.EndsWith("Authenticity/Store/TrustFolder.cs", StringComparison.Ordinal)
                && s.Text.Contains("File.", StringComparison.Ordinal)
                && UsesFile(s.Text)
        );

    [Fact]
    public void Daemon_makes_no_network_client()
    {
        string[] forbidden =
        [
            "new HttpClient",
            "GrpcChannel",
            "TcpClient",
            "TcpListener",
            "UdpClient",
            "ListenAnyIP",
            "ListenLocalhost",
        ];
        Assert.DoesNotContain(
            Sources("EGate.Daemon"),
            s => forbidden.Any(f => s.Text.Contains(f, StringComparison.Ordinal))
        );
    }

    private static bool UsesFile(string text) =>
        new[] { " File.", "(File.", "!File.", "FileStream(", "Directory." }.Any(f =>
            text.Contains(f, StringComparison.Ordinal)
        );

    private static IEnumerable<(string Path, string Text)> Sources(string project) =>
        Repository.Sources(Path.Combine("src", project)).Select(p => (p, File.ReadAllText(p)));
}
