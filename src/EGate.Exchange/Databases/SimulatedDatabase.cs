using System.Security.Cryptography;

namespace EGate.Exchange;

/// <summary>What a simulated database does with a question.</summary>
public enum DatabaseConduct
{
    /// <summary>Answers by what it holds.</summary>
    Ok = 0,

    /// <summary>Says that it knows whatever it is asked for.</summary>
    Hit = 1,

    /// <summary>Says that it knows nothing.</summary>
    NoHit = 2,

    /// <summary>Cannot answer: a SOAP fault, or HTTP status 500.</summary>
    Fault = 3,

    /// <summary>Takes longer than anybody waits.</summary>
    Slow = 4,

    /// <summary>Begins an answer that never ends.</summary>
    Endless = 5,

    /// <summary>Signs with a key that is not its own.</summary>
    WrongSignature = 6,

    /// <summary>Answers, well signed, a question that was not asked.</summary>
    AnotherQuestion = 7,

    /// <summary>Answers what is no answer.</summary>
    Garbage = 8,

    /// <summary>Is not there.</summary>
    Off = 9,
}

/// <summary>
/// A database of specimens that answers and signs as a real one does, and misbehaves when told to: the far end of simulated lanes and of
/// the test server. It answers every question at once; slow and endless are for the server to play.
/// </summary>
public sealed class SimulatedDatabase : IDatabaseQuery, IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Lock _gate = new();
    private readonly Dictionary<(string, string), string> _documents = [];
    private readonly TimeProvider _time;
    private int _conduct;

    /// <summary>A database with a key made now.</summary>
    public SimulatedDatabase(string name, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (!AnswerBounds.IsName(name))
        {
            throw new ArgumentException("a database's name is a-z, 0-9 and dashes", nameof(name));
        }

        (Name, _time) = (name, time);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>What it does from now on.</summary>
    public DatabaseConduct Conduct
    {
        get => (DatabaseConduct)Volatile.Read(ref _conduct);
        set => Volatile.Write(ref _conduct, (int)value);
    }

    /// <summary>Its public key (SubjectPublicKeyInfo).</summary>
    public byte[] PublicKey => _key.ExportSubjectPublicKeyInfo();

    /// <summary>Its public key as a PEM file.</summary>
    public string PublicKeyPem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Lists a document.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="country">Its issuer.</param>
    /// <param name="status">As in <see cref="DatabaseHit.Status"/>.</param>
    public void List(string number, string country, string status)
    {
        lock (_gate)
        {
            _documents[(number, country)] = status;
        }
    }

    /// <summary>What it answers, signed.</summary>
    /// <exception cref="DatabaseException">It is <see cref="DatabaseConduct.Off"/> or faulty.</exception>
    public DatabaseAnswer Answer(DatabaseQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var conduct = Conduct;
        var fault = conduct switch
        {
            DatabaseConduct.Fault => DatabaseFault.SoapFault,
            DatabaseConduct.Slow or DatabaseConduct.Endless => DatabaseFault.TooSlow,
            DatabaseConduct.Garbage => DatabaseFault.NotUnderstood,
            DatabaseConduct.Off => DatabaseFault.CircuitOpen,
            _ => (DatabaseFault?)null,
        };
        if (fault is { } broken)
        {
            throw new DatabaseException(broken, "the simulated database was told to");
        }

        var asked = conduct == DatabaseConduct.AnotherQuestion ? Other(question) : question;
        var answer = new DatabaseAnswer(
            Name,
            asked.Id,
            asked.Digest(),
            _time.GetUtcNow(),
            Hits(question, conduct),
            default
        );
        return Signed(answer, conduct == DatabaseConduct.WrongSignature ? _stranger : _key);
    }

    /// <inheritdoc/>
    public Task<DatabaseAnswer> AskAsync(DatabaseQuestion question, CancellationToken cancellation) =>
        cancellation.IsCancellationRequested
            ? Task.FromCanceled<DatabaseAnswer>(cancellation)
            : Task.Run(() => Answer(question), cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _key.Dispose();
        _stranger.Dispose();
    }

    private DatabaseHit[] Hits(DatabaseQuestion question, DatabaseConduct conduct)
    {
        var kind = question.Document is null ? "person" : "document";
        if (conduct == DatabaseConduct.Hit)
        {
            return
            [
                new DatabaseHit($"SIM-{question.Id[..8]}", kind, kind == "person" ? "red-notice" : "stolen", "UTO", ""),
            ];
        }

        lock (_gate)
        {
            return
                conduct != DatabaseConduct.NoHit
                && question.Document is { } document
                && _documents.TryGetValue((document.Number, document.Country), out var status)
                ? [new DatabaseHit($"SIM-{document.Number}", kind, status, document.Country, "Confirm with the owner.")]
                : [];
        }
    }

    // A question of its own about the same thing: its answer was true, once, for somebody else.
    private static DatabaseQuestion Other(DatabaseQuestion question) =>
        question.Document is { } document
            ? DatabaseQuestion.About(DatabaseQuestion.NewId(), document)
            : DatabaseQuestion.About(DatabaseQuestion.NewId(), question.Person!);

    private DatabaseAnswer Signed(DatabaseAnswer answer, ECDsa key)
    {
        lock (_gate)
        {
            return answer with
            {
                Signature = key.SignData(
                    answer.ToBytes(),
                    HashAlgorithmName.SHA256,
                    DSASignatureFormat.IeeeP1363FixedFieldConcatenation
                ),
            };
        }
    }
}
