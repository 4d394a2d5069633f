using System.Security.Cryptography;
using System.Text;

namespace EGate.Exchange;

/// <summary>A document as databases know it.</summary>
/// <param name="Number">Its number without fillers, 1 to 32 of A-Z and 0-9.</param>
/// <param name="Country">Issuing state or organisation as in the zone, 1 to 3 letters A-Z.</param>
public sealed record AskedDocument(string Number, string Country)
{
    /// <summary>Names nothing.</summary>
    public override string ToString() => "document";
}

/// <summary>A person as databases know them. Names are in the letters of the zone.</summary>
/// <param name="Surname">1 to 64 characters.</param>
/// <param name="GivenNames">0 to 64 characters.</param>
/// <param name="Born"><c>yyyy-MM-dd</c>, <c>yyyy-MM</c>, <c>yyyy</c> or empty: as much as is known.</param>
/// <param name="Nationality">0 to 3 letters A-Z.</param>
public sealed record AskedPerson(string Surname, string GivenNames, string Born, string Nationality)
{
    /// <summary>Names nobody.</summary>
    public override string ToString() => "person";
}

/// <summary>
/// One question to the databases: about a document, or about a person (the two fixed queries of INTERPOL's FIND). It is asked once; its
/// id is never used again. It is personal data: memory only.
/// </summary>
public sealed record DatabaseQuestion
{
    private const int IdBytes = 16;

    private DatabaseQuestion(string id, AskedDocument? document, AskedPerson? person) =>
        (Id, Document, Person) = (id, document, person);

    /// <summary>32 hexadecimal digits, chosen by chance by who asks.</summary>
    public string Id { get; }

    /// <summary>The document; null when a person is asked about.</summary>
    public AskedDocument? Document { get; }

    /// <summary>The person; null when a document is asked about.</summary>
    public AskedPerson? Person { get; }

    /// <summary>An id that nobody can guess.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>A question about a document.</summary>
    /// <exception cref="DatabaseException">A part is out of its bounds: <see cref="DatabaseFault.NotUnderstood"/>.</exception>
    public static DatabaseQuestion About(string id, AskedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        QuestionBounds.Check(id, document);
        return new DatabaseQuestion(id, document, null);
    }

    /// <summary>A question about a person.</summary>
    /// <exception cref="DatabaseException">A part is out of its bounds: <see cref="DatabaseFault.NotUnderstood"/>.</exception>
    public static DatabaseQuestion About(string id, AskedPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        QuestionBounds.Check(id, person);
        return new DatabaseQuestion(id, null, person);
    }

    /// <summary>
    /// SHA-256 of the question in its one form, 64 hexadecimal digits: what the far end signs that it was asked. A question that was
    /// changed on its way, by whoever carried it, has another one.
    /// </summary>
    public string Digest()
    {
        var text = Document is { } document
            ? $"egate database question v1\n{Id}\ndocument\n{document.Number}\n{document.Country}\n"
            : $"egate database question v1\n{Id}\nperson\n{Person!.Surname}\n{Person.GivenNames}\n{Person.Born}\n{Person.Nationality}\n";
        var bytes = Encoding.UTF8.GetBytes(text);
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        CryptographicOperations.ZeroMemory(bytes);
        return digest;
    }

    /// <summary>Names nobody: a log line that prints it by mistake tells its id and kind.</summary>
    public override string ToString() => $"question {Id} about a {(Document is null ? "person" : "document")}";
}
