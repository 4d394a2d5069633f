using EGate.Cli.Commands;
using EGate.Documents;

namespace EGate.Cli;

/// <summary>The JSON of <c>egatectl mrz check</c>. The keys are stable; nothing in it names a person or a document.</summary>
internal static class MrzAnswer
{
    /// <summary>All results; the first document's checks and digits stand at the top too, where a single document's always stood.</summary>
    public static object Of(IReadOnlyList<MrzResult> results) =>
        new
        {
            Ok = results.All(r => r.Reading.IsReadable),
            Checks = Checks(results[0]),
            results[0].Reading.Digits,
            Documents = results.Select(r => new
            {
                r.Line,
                Format = r.Reading.Document is { } document ? NameOf(document.Format) : null,
                Ok = r.Reading.IsReadable,
                Checks = Checks(r),
                r.Reading.Digits,
                Candidates = r.Candidates.Select(c => new { c.Changes }),
            }),
        };

    /// <summary>The format as Doc 9303 writes it.</summary>
    public static string NameOf(ZoneFormat format) =>
        format switch
        {
            ZoneFormat.Td1 => "TD1",
            ZoneFormat.Td2 => "TD2",
            ZoneFormat.Td3 => "TD3",
            ZoneFormat.MrvA => "MRV-A",
            _ => "MRV-B",
        };

    private static IEnumerable<object> Checks(MrzResult result) =>
        result.Reading.Checks.Select(c => new
        {
            c.Name,
            c.Outcome,
            c.Reason,
        });
}
