using System.Globalization;
using EGate.Core;

namespace EGate.Exchange;

/// <summary>What the databases are asked about a traveller.</summary>
public static class OnlineQuestions
{
    /// <summary>The questions about one traveller, each with an id of its own.</summary>
    /// <param name="identity">Who the document says its holder is.</param>
    /// <param name="asksPersons">Also by name and date of birth.</param>
    /// <param name="today">For the century of birth.</param>
    /// <exception cref="DatabaseException">The zone holds what cannot be asked about: <see cref="DatabaseFault.NotUnderstood"/>.</exception>
    public static IReadOnlyList<DatabaseQuestion> About(TravellerIdentity identity, bool asksPersons, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(identity);
        List<DatabaseQuestion> questions =
        [
            DatabaseQuestion.About(
                DatabaseQuestion.NewId(),
                new AskedDocument(identity.DocumentNumber, identity.Issuer)
            ),
        ];
        if (asksPersons)
        {
            questions.Add(
                DatabaseQuestion.About(
                    DatabaseQuestion.NewId(),
                    new AskedPerson(
                        identity.Surname,
                        identity.GivenNames,
                        Born(identity.BirthDate, today),
                        identity.Nationality
                    )
                )
            );
        }

        return questions;
    }

    /// <summary>
    /// A date of the zone (YYMMDD, unknown parts <c>&lt;</c>) as much as it says: <c>yyyy-MM-dd</c>, <c>yyyy-MM</c>, <c>yyyy</c> or
    /// nothing. The century is the last one in which the year is not in the future: who is over 100 is asked about as a child, and told
    /// apart by the document.
    /// </summary>
    internal static string Born(string zone, DateOnly today)
    {
        if (zone.Length != 6 || !int.TryParse(zone[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return "";
        }

        const int Century = 100;
        year += today.Year / Century * Century;
        year -= year > today.Year ? Century : 0;
        var text = year.ToString("0000", CultureInfo.InvariantCulture);
        return !zone[2..4].All(char.IsAsciiDigit) ? text
            : !zone[4..].All(char.IsAsciiDigit) ? $"{text}-{zone[2..4]}"
            : $"{text}-{zone[2..4]}-{zone[4..]}";
    }
}
