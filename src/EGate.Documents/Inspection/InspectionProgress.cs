namespace EGate.Documents;

/// <summary>The numbered, stable steps of a chip inspection. Screens switch on the number; it does not say that a step went well.</summary>
public enum InspectionStep
{
    /// <summary>Selecting the application and proving the keys.</summary>
    OpeningChip = 10,

    /// <summary>Reading EF.COM.</summary>
    ReadingCom = 20,

    /// <summary>Reading EF.SOD.</summary>
    ReadingSod = 30,

    /// <summary>Reading DG1.</summary>
    ReadingDg1 = 40,

    /// <summary>Reading DG14 and DG15, the keys with which a chip proves that it is no copy.</summary>
    ReadingKeys = 45,

    /// <summary>Reading DG2, the portrait: by far the longest. The signature is verified at the same time.</summary>
    ReadingDg2 = 50,

    /// <summary>The chip proves that it is no copy, and the terminal its rights.</summary>
    ProvingChip = 55,

    /// <summary>Comparing hashes.</summary>
    Comparing = 60,
}

/// <summary>How far the inspection of a chip is.</summary>
/// <param name="Step">Which step.</param>
/// <param name="BytesRead">Bytes of the current file so far.</param>
/// <param name="BytesTotal">Bytes of the current file; 0 while not yet known.</param>
public readonly record struct InspectionProgress(InspectionStep Step, int BytesRead, int BytesTotal);
