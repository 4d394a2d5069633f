namespace EGate.Documents.Tests;

/// <summary>What reading a zone costs in memory: a gate reads for days without a pause for the collector.</summary>
public sealed class MrzAllocationTests
{
    private static readonly string[] Td3 =
    [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ];

    private static readonly string[] Td1 =
    [
        "I<UTOD23145890<7349<<<<<<<<<<<",
        "3407127M9507122UTO<<<<<<<<<<<2",
        "STEVENSON<<PETER<JOHN<<<<<<<<<",
    ];

    [Fact]
    public void Zone_over_its_lines_allocates_nothing()
    {
        Assert.True(AllRight());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var right = 0;
        for (var i = 0; i < 1_000; i++)
        {
            right += AllRight() ? 1 : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1_000, right);
    }

    /// <summary>The whole reading is about its result: records, their strings and two arrays. Compiled to the end it takes 1,072 bytes.</summary>
    [Fact]
    public void Whole_reading_allocates_its_result_only()
    {
        var today = new DateOnly(2012, 1, 1);
        var kept = new MrzReading[200];
        kept[0] = Mrz.Read(Td3, today);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = Mrz.Read(Td3, today);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / kept.Length, 1, 2_400);
        Assert.All(kept, r => Assert.True(r.IsReadable));
    }

    private static bool AllRight() =>
        MrzZone.TryRead(Td3[0], Td3[1], [], out var passport, out _)
        && passport.DigitsCorrect
        && passport.DocumentNumber.Length == 9
        && MrzZone.TryRead(Td1[0], Td1[1], Td1[2], out var card, out _)
        && card.DigitsCorrect
        && card.DocumentNumberRest.Length == 3;
}
