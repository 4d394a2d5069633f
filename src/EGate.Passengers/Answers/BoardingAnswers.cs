namespace EGate.Passengers;

/// <summary>Decides what a carrier is told about the persons of a message.</summary>
public static class BoardingAnswers
{
    private static readonly IReadOnlyList<string> NotChecked = ["not-checked"];
    private static readonly IReadOnlyList<string> Officer = ["officer"];

    /// <summary>
    /// One answer per person. An officer's decision comes first. Without rules nobody was checked, so everybody is referred; with them,
    /// whoever has a flag is referred and the others may board. Missing data alone forbids nobody to board.
    /// </summary>
    /// <param name="message">The announcement.</param>
    /// <param name="rules">The site's rules; null when there are none.</param>
    /// <param name="decisions">What officers decided.</param>
    /// <param name="now">Local time.</param>
    public static IReadOnlyList<PersonAnswer> Decide(
        PassengerMessage message,
        RuleBook? rules,
        OfficersDecisions decisions,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(decisions);
        return
        [
            .. message.Persons.Select(person =>
                decisions.Of(person) is { } decided ? new PersonAnswer(person, decided, Officer)
                : rules is null ? new PersonAnswer(person, BoardingAnswer.Refer, NotChecked)
                : Judged(person, rules.Flags(RuleSubject.Of(message, person, now)))
            ),
        ];
    }

    private static PersonAnswer Judged(AnnouncedPerson person, IReadOnlyList<string> flags) =>
        new(person, flags.Count == 0 ? BoardingAnswer.Board : BoardingAnswer.Refer, flags);
}
