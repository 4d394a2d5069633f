namespace EGate.Exchange;

/// <summary>Why a database gave no answer that can be used.</summary>
public enum DatabaseFault
{
    /// <summary>Nothing answered at its address, or its certificate is not one that is trusted.</summary>
    NotReachable = 0,

    /// <summary>It did not answer, or did not end its answer, within its time.</summary>
    TooSlow = 1,

    /// <summary>It failed before, and nobody is kept waiting for it until it has been heard of again.</summary>
    CircuitOpen = 2,

    /// <summary>It refused the question: an HTTP status other than success.</summary>
    Refused = 3,

    /// <summary>It answered with a SOAP fault.</summary>
    SoapFault = 4,

    /// <summary>Its answer is not one of the format, or breaks a bound.</summary>
    NotUnderstood = 5,

    /// <summary>Its answer is signed by a key that is not the database's.</summary>
    WrongSignature = 6,

    /// <summary>Its answer belongs to another question.</summary>
    AnotherQuestion = 7,

    /// <summary>No gateway is connected that could ask it.</summary>
    GatewayAway = 8,
}

/// <summary>A database gave no answer that can be used. The message holds no personal data.</summary>
public sealed class DatabaseException : Exception
{
    private const int DetailMax = 200;

    /// <summary>With a fault and what in particular, without personal data.</summary>
    public DatabaseException(DatabaseFault fault, string detail, Exception? inner = null)
        : base(Plain(detail), inner) => Fault = fault;

    /// <summary>Which fault.</summary>
    public DatabaseFault Fault { get; }

    /// <summary>The fault as the reason of a check: a stable kebab-case word.</summary>
    public static string WordOf(DatabaseFault fault) =>
        fault switch
        {
            DatabaseFault.NotReachable => "database-not-reachable",
            DatabaseFault.TooSlow => "database-too-slow",
            DatabaseFault.CircuitOpen => "database-away",
            DatabaseFault.Refused => "database-refused",
            DatabaseFault.SoapFault => "database-soap-fault",
            DatabaseFault.NotUnderstood => "database-not-understood",
            DatabaseFault.WrongSignature => "answer-wrong-signature",
            DatabaseFault.AnotherQuestion => "answer-to-another-question",
            DatabaseFault.GatewayAway => "gateway-away",
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };

    /// <summary>The fault of a word; null when it is none.</summary>
    public static DatabaseFault? OfWord(string word)
    {
        foreach (var fault in Enum.GetValues<DatabaseFault>())
        {
            if (WordOf(fault) == word)
            {
                return fault;
            }
        }

        return null;
    }

    // What a far end wrote may stand in a message: one line, short, no control characters.
    private static string Plain(string text) =>
        string.Concat(text.Take(DetailMax).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
}
