using System.Text;
using System.Xml;

namespace EGate.Exchange;

/// <summary>
/// Questions and answers as SOAP 1.2, in the shape of INTERPOL's FIND: one fixed query by document number and country of registration,
/// one by person. The true service description is given to its users only; the names of elements all stand in <see cref="SoapNames"/>.
/// Read without document types, entities or schemas: nothing is expanded, nothing is fetched.
/// </summary>
public static class SoapMessages
{
    /// <summary>Media type of both (RFC 3902).</summary>
    public const string MediaType = "application/soap+xml";

    /// <summary>A question.</summary>
    public static byte[] Write(DatabaseQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Written(writer =>
        {
            if (question.Document is { } document)
            {
                writer.WriteStartElement(SoapNames.SearchDocument, SoapNames.Service);
                Put(writer, SoapNames.QueryId, question.Id);
                Put(writer, SoapNames.Number, document.Number);
                Put(writer, SoapNames.Country, document.Country);
            }
            else
            {
                writer.WriteStartElement(SoapNames.SearchPerson, SoapNames.Service);
                Put(writer, SoapNames.QueryId, question.Id);
                Put(writer, SoapNames.Surname, question.Person!.Surname);
                Put(writer, SoapNames.GivenNames, question.Person.GivenNames);
                Put(writer, SoapNames.Born, question.Person.Born);
                Put(writer, SoapNames.Nationality, question.Person.Nationality);
            }

            writer.WriteEndElement();
        });
    }

    /// <summary>An answer.</summary>
    public static byte[] Write(DatabaseAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Written(writer =>
        {
            writer.WriteStartElement(SoapNames.SearchResult, SoapNames.Service);
            Put(writer, SoapNames.Database, answer.Database);
            Put(writer, SoapNames.QueryId, answer.Question);
            Put(writer, SoapNames.Digest, answer.Digest);
            Put(writer, SoapNames.Answered, DatabaseAnswer.TimeText(answer.Answered));
            foreach (var hit in answer.Hits)
            {
                writer.WriteStartElement(SoapNames.Hit, SoapNames.Service);
                Put(writer, SoapNames.Reference, hit.Reference);
                Put(writer, SoapNames.Kind, hit.Kind);
                Put(writer, SoapNames.Status, hit.Status);
                Put(writer, SoapNames.Owner, hit.Owner);
                Put(writer, SoapNames.Text, hit.Text);
                writer.WriteEndElement();
            }

            Put(writer, SoapNames.Signature, Convert.ToBase64String(answer.Signature.Span));
            writer.WriteEndElement();
        });
    }

    /// <summary>A SOAP fault, as a database tells that it cannot answer.</summary>
    public static byte[] WriteFault(string reason) =>
        Written(writer =>
        {
            writer.WriteStartElement("Fault", SoapNames.Envelope);
            writer.WriteStartElement("Code", SoapNames.Envelope);
            writer.WriteElementString("Value", SoapNames.Envelope, "env:Receiver");
            writer.WriteEndElement();
            writer.WriteStartElement("Reason", SoapNames.Envelope);
            writer.WriteElementString("Text", SoapNames.Envelope, reason);
            writer.WriteEndElement();
            writer.WriteEndElement();
        });

    /// <summary>Reads a question.</summary>
    /// <exception cref="DatabaseException"><see cref="DatabaseFault.NotUnderstood"/>, whatever the bytes.</exception>
    public static DatabaseQuestion ReadQuestion(ReadOnlyMemory<byte> xml)
    {
        var body = SoapBody.Read(xml);
        var id = body.Text(SoapNames.QueryId);
        return body.Name switch
        {
            SoapNames.SearchDocument => DatabaseQuestion.About(
                id,
                new AskedDocument(body.Text(SoapNames.Number), body.Text(SoapNames.Country))
            ),
            SoapNames.SearchPerson => DatabaseQuestion.About(
                id,
                new AskedPerson(
                    body.Text(SoapNames.Surname),
                    body.Text(SoapNames.GivenNames),
                    body.Text(SoapNames.Born),
                    body.Text(SoapNames.Nationality)
                )
            ),
            _ => throw new DatabaseException(DatabaseFault.NotUnderstood, "the body holds no query"),
        };
    }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="DatabaseException"><see cref="DatabaseFault.NotUnderstood"/> or <see cref="DatabaseFault.SoapFault"/>, whatever the bytes.</exception>
    public static DatabaseAnswer ReadAnswer(ReadOnlyMemory<byte> xml)
    {
        var body = SoapBody.Read(xml);
        if (body.Name != SoapNames.SearchResult)
        {
            throw new DatabaseException(DatabaseFault.NotUnderstood, "the body holds no result");
        }

        return AnswerBounds.Answer(
            body.Text(SoapNames.Database),
            body.Text(SoapNames.QueryId),
            body.Text(SoapNames.Digest),
            body.Text(SoapNames.Answered),
            [
                .. body.Parts(SoapNames.Hit)
                    .Select(h => new DatabaseHit(
                        h.Text(SoapNames.Reference),
                        h.Text(SoapNames.Kind),
                        h.Text(SoapNames.Status),
                        h.Text(SoapNames.Owner),
                        h.Text(SoapNames.Text)
                    )),
            ],
            body.Text(SoapNames.Signature)
        );
    }

    private static void Put(XmlWriter writer, string name, string value) =>
        writer.WriteElementString(name, SoapNames.Service, value);

    private static byte[] Written(Action<XmlWriter> body)
    {
        using var buffer = new MemoryStream();
        using (
            var writer = XmlWriter.Create(
                buffer,
                new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }
            )
        )
        {
            writer.WriteStartElement("env", "Envelope", SoapNames.Envelope);
            writer.WriteStartElement("Body", SoapNames.Envelope);
            body(writer);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return buffer.ToArray();
    }
}
