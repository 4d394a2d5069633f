using EGate.Contract;
using EGate.Exchange;
using Google.Protobuf.WellKnownTypes;

namespace EGate.Daemon.Online;

/// <summary>Questions and answers between the contract's form and our own.</summary>
internal static class DatabaseMessages
{
    /// <summary>A question on its way to the gateway.</summary>
    public static DatabaseQuestionMessage Of(DatabaseCall call)
    {
        var message = new DatabaseQuestionMessage
        {
            Id = call.Question.Id,
            WithinMs = (int)call.Within.TotalMilliseconds,
        };
        message.Databases.AddRange(call.Databases);
        if (call.Question.Document is { } document)
        {
            message.Document = new AskedDocumentMessage { Number = document.Number, Country = document.Country };
        }
        else
        {
            message.Person = new AskedPersonMessage
            {
                Surname = call.Question.Person!.Surname,
                GivenNames = call.Question.Person.GivenNames,
                Born = call.Question.Person.Born,
                Nationality = call.Question.Person.Nationality,
            };
        }

        return message;
    }

    /// <summary>A question that a technician asks.</summary>
    /// <exception cref="DatabaseException">A part is out of its bounds.</exception>
    public static DatabaseQuestion QuestionOf(DatabaseQuery query) =>
        query.Document is { } document
            ? DatabaseQuestion.About(DatabaseQuestion.NewId(), new AskedDocument(document.Number, document.Country))
            : DatabaseQuestion.About(
                DatabaseQuestion.NewId(),
                query.Person is { } person
                    ? new AskedPerson(person.Surname, person.GivenNames, person.Born, person.Nationality)
                    : throw new DatabaseException(DatabaseFault.NotUnderstood, "neither document nor person")
            );

    /// <summary>An answer as the gateway hands it over; null when it breaks a bound.</summary>
    public static DatabaseAnswer? AnswerOf(DatabaseAnswerMessage message)
    {
        if (message.Answered is null)
        {
            return null;
        }

        try
        {
            return AnswerBounds.Answer(
                message.Database,
                message.Question,
                message.Digest,
                message.Answered.ToDateTimeOffset(),
                [
                    .. message
                        .Hits.Take(AnswerBounds.HitsMax + 1)
                        .Select(h => new DatabaseHit(h.Reference, h.Kind, h.Status, h.Owner, h.Text)),
                ],
                message.Signature.Memory
            );
        }
        catch (Exception e) when (e is DatabaseException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>An outcome as a technician reads it.</summary>
    public static DatabaseQueryOutcome Of(DatabaseOutcome outcome)
    {
        var message = new DatabaseQueryOutcome
        {
            Database = outcome.Database,
            Fault = outcome.Fault is { } fault ? DatabaseException.WordOf(fault) : "",
        };
        if (outcome.Answer is { } answer)
        {
            message.Answered = Timestamp.FromDateTimeOffset(answer.Answered);
            message.Hits.AddRange(answer.Hits.Select(Of));
        }

        return message;
    }

    private static DatabaseHitMessage Of(DatabaseHit hit) =>
        new()
        {
            Reference = hit.Reference,
            Kind = hit.Kind,
            Status = hit.Status,
            Owner = hit.Owner,
            Text = hit.Text,
        };
}
