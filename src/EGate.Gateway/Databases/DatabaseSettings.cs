namespace EGate.Gateway.Databases;

/// <summary>One online database as the gateway's file of databases describes it.</summary>
public sealed record DatabaseSettings
{
    /// <summary>Its name, as in the lane's folder of keys.</summary>
    public required string Name { get; init; }

    /// <summary><c>soap</c> or <c>json</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Where questions are posted: https, or http on this machine.</summary>
    public required Uri Url { get; init; }

    /// <summary>Client certificate with its key (PEM), absolute path; null when the database asks for none.</summary>
    public string? Certificate { get; init; }

    /// <summary>Authorities whose server certificates are trusted (PEM), absolute path; null for the system's.</summary>
    public string? Authorities { get; init; }

    /// <summary>Longest time for one question, tries again included.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMilliseconds(1_200);

    /// <summary>How often a question is tried within its time, 1 to 5.</summary>
    public int Attempts { get; init; } = 2;

    /// <summary>Pause between questions that only ask whether the database is there.</summary>
    public TimeSpan ProbeEvery { get; init; } = TimeSpan.FromSeconds(10);
}
