namespace EGate.Passengers;

/// <summary>What the carrier is told about one person.</summary>
public enum BoardingAnswer
{
    /// <summary>The checks were done, and nothing speaks against boarding.</summary>
    Board = 0,

    /// <summary>An officer decided that the person must not board. No rule decides that.</summary>
    DoNotBoard = 1,

    /// <summary>The person may board and will be looked at on arrival; also when the checks were not done.</summary>
    Refer = 2,
}

/// <summary>The answer about one person, and why.</summary>
/// <param name="Person">Who.</param>
/// <param name="Answer">What the carrier is told.</param>
/// <param name="Because">Flags of rules, <c>officer</c>, or <c>not-checked</c>; empty when every rule was asked and none raised a flag. The carrier is not told.</param>
public sealed record PersonAnswer(AnnouncedPerson Person, BoardingAnswer Answer, IReadOnlyList<string> Because)
{
    /// <summary>A carrier can only be answered about a person to whom it gave a reference (RFF ABO) or a locator (RFF AVF).</summary>
    public bool CanBeSent => Person.Reference.Length > 0 || Person.Locator.Length > 0;

    /// <summary>Names nobody.</summary>
    public override string ToString() => Answer.ToString();
}
