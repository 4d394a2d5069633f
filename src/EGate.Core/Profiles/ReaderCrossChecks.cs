using System.Globalization;

namespace EGate.Core;

/// <summary>What must hold between the keys of the two readers.</summary>
internal static class ReaderCrossChecks
{
    private const string Removed = "reader.line.removed_ms";

    private static readonly int[] Pn532Rates = [9_600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600];

    public static void Run(ProfileValues values, ProfileProblems problems)
    {
        PortIsOfTheDriver(values, problems);
        SimulatedReaderIsAnIdBox(values, problems);
        RemovalComesAfterTheReading(values, problems);
        FillIsOneByte(values, problems);
        RateIsOneOfTheChips(values, problems);
    }

    private static void PortIsOfTheDriver(ProfileValues values, ProfileProblems problems)
    {
        if (!values.Has("chip.driver") || !values.Has("chip.port"))
        {
            return;
        }

        var pcsc = values.Text("chip.driver") == ProfileKeys.PcscDriver;
        if (pcsc && values.Text("chip.port") == ProfileKeys.Simulated)
        {
            problems.Add(
                "chip.driver",
                "It is \"pcsc\", but chip.port is \"simulated\": the simulated lane has a PN532.",
                "Write \"pn532\"."
            );
        }
        else if (
            values.Text("chip.port") != ProfileKeys.Simulated
            && values.Text("chip.port").StartsWith(ProfileKeys.PcscPort, StringComparison.Ordinal) != pcsc
        )
        {
            problems.Add(
                "chip.port",
                $"It is {ProfileProblems.Quote(values.Text("chip.port"))}, but chip.driver is \"{values.Text("chip.driver")}\".",
                pcsc
                    ? "Write \"pcsc:\" and the beginning of the reader's name; egatectl doctor lists the names there are."
                    : "Write the node of the line, or chip.driver \"pcsc\"."
            );
        }
    }

    private static void SimulatedReaderIsAnIdBox(ProfileValues values, ProfileProblems problems)
    {
        if (
            values.Has("reader.driver")
            && values.Has("reader.port")
            && values.Text("reader.port") == ProfileKeys.Simulated
            && values.Text("reader.driver") == ProfileKeys.LineDriver
        )
        {
            problems.Add(
                "reader.driver",
                "It is \"line\", but reader.port is \"simulated\": the simulated lane has an ID BOX.",
                "Write \"elyctis\"."
            );
        }
    }

    /// <summary>Told of too early, a removal would end the crossing while its chip is read.</summary>
    private static void RemovalComesAfterTheReading(ProfileValues values, ProfileProblems problems)
    {
        const string document = "timings.document_ms_max";
        if (
            values.Has(Removed)
            && values.Has(document)
            && values.Has("reader.driver")
            && values.Text("reader.driver") == ProfileKeys.LineDriver
            && values.Whole(Removed) < values.Whole(document)
        )
        {
            problems.Add(
                Removed,
                $"It is {values.Whole(Removed)}, below {document} ({values.Whole(document)}): the document would count as removed while it is read.",
                $"Raise {Removed} or lower {document}."
            );
        }
    }

    private static void FillIsOneByte(ProfileValues values, ProfileProblems problems)
    {
        const string fill = "reader.line.fill_hex";
        if (values.Has(fill) && ProfileTexts.BytesOf(values.Text(fill)) is { Length: > 1 } bytes)
        {
            problems.Add(
                fill,
                $"It is {bytes.Length.ToString(CultureInfo.InvariantCulture)} bytes; a line is filled up with one.",
                "Write one byte, e.g. \"5F\"."
            );
        }
    }

    private static void RateIsOneOfTheChips(ProfileValues values, ProfileProblems problems)
    {
        const string fast = "chip.fast_rate_bps";
        if (
            values.Has(fast)
            && values.Has("chip.rate_bps")
            && values.Whole(fast) != values.Whole("chip.rate_bps")
            && !Pn532Rates.Contains(values.Whole(fast))
        )
        {
            problems.Add(
                fast,
                $"It is {values.Whole(fast)}, which a PN532 cannot be set to.",
                $"Write one of {string.Join(", ", Pn532Rates)}."
            );
        }
    }
}
