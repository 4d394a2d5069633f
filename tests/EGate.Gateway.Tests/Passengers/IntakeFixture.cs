using System.Text;
using EGate.Gateway.Passengers;
using EGate.Passengers;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Gateway.Tests.Passengers;

/// <summary>An intake over a store in a folder of its own, with a clock that tests move.</summary>
internal sealed class IntakeFixture : IDisposable
{
    internal const string List =
        "UNB+UNOA:4+UTOAIR+UTOBORDER+261124:0600+1'UNH+M1+PAXLST:D:05B:UN:IATA'BGM+745'"
        + "TDT+20+UT0324'LOC+125+AAA'DTM+189:2611240830:201'LOC+87+BBB'DTM+232:2611241115:201'"
        + "NAD+FL+++ERIKSSON:ANNA:MARIA'ATT+2++F'DTM+329:740812'NAT+2+UTO'DOC+P+L898902C3'DTM+36:320415'LOC+91+UTO'"
        + "NAD+FL+++BERG:BO'DTM+329:110203'NAT+2+UTO'DOC+P+U7654321'CNT+42:2'UNT+20+M1'UNZ+1+1'\r\n";

    internal IntakeFixture()
    {
        Folder = Directory.CreateTempSubdirectory("egate-intake-").FullName;
        Store = ArrivalStore.Open(Path.Combine(Folder, "passengers.db"));
        Intake = new PassengerIntake(
            Store,
            new RulesFile(null, NullLogger<RulesFile>.Instance),
            Clock,
            NullLogger<PassengerIntake>.Instance
        );
    }

    internal string Folder { get; }

    internal WatchedClock Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero));

    internal ArrivalStore Store { get; }

    internal PassengerIntake Intake { get; }

    internal static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    internal int Expected(string flight) => Store.OfFlight(flight).Count;

    public void Dispose()
    {
        Intake.Dispose();
        Store.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
