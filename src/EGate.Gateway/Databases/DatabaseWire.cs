using EGate.Contract;
using EGate.Exchange;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace EGate.Gateway.Databases;

/// <summary>Questions and answers between the contract's form and our own.</summary>
internal static class DatabaseWire
{
    /// <summary>A question of egated.</summary>
    /// <exception cref="DatabaseException">A part is out of its bounds.</exception>
    internal static DatabaseQuestion QuestionOf(DatabaseQuestionMessage message) =>
        message switch
        {
            { Document: { } document } => DatabaseQuestion.About(
                message.Id,
                new AskedDocument(document.Number, document.Country)
            ),
            { Person: { } person } => DatabaseQuestion.About(
                message.Id,
                new AskedPerson(person.Surname, person.GivenNames, person.Born, person.Nationality)
            ),
            _ => throw new DatabaseException(DatabaseFault.NotUnderstood, "neither document nor person"),
        };

    /// <summary>An answer on its way to egated.</summary>
    internal static DatabaseAnswerMessage Of(DatabaseAnswer answer)
    {
        var message = new DatabaseAnswerMessage
        {
            Database = answer.Database,
            Question = answer.Question,
            Digest = answer.Digest,
            Answered = Timestamp.FromDateTimeOffset(answer.Answered),
            Signature = ByteString.CopyFrom(answer.Signature.Span),
        };
        message.Hits.AddRange(
            answer.Hits.Select(h => new DatabaseHitMessage
            {
                Reference = h.Reference,
                Kind = h.Kind,
                Status = h.Status,
                Owner = h.Owner,
                Text = h.Text,
            })
        );
        return message;
    }
}
