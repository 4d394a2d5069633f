using System.Globalization;

namespace EGate.Benchmarks.Lists;

/// <summary>
/// PostgreSQL with pg_trgm: a row for each name, a GIN index of its trigrams, the usual threshold of 0.3, the most similar names first. The
/// time is that of the server's process for this connection, to the nanosecond, which does all of a query: parallel workers are off. What
/// the client and the socket take is not counted.
/// </summary>
internal sealed class TrigramDatabase : INameSearch
{
    private static readonly string Find = $"""
        PREPARE find(text) AS SELECT string_agg(entry::text, ' ' ORDER BY alike DESC, entry) FROM (
        SELECT entry, similarity(name, $1) AS alike FROM listed WHERE name % $1 ORDER BY alike DESC, entry LIMIT {NameHits.NamesAsked}) AS best;
        """;
    private readonly PostgresServer _server = PostgresServer.Start();
    private readonly int _process;

    public TrigramDatabase(NameCorpus corpus)
    {
        try
        {
            Load(corpus.Names);
            _server.Send("SET pg_trgm.similarity_threshold = 0.3;");
            _server.Send(Find);
            _process = int.Parse(_server.Ask("SELECT pg_backend_pid();"), CultureInfo.InvariantCulture);
        }
        catch
        {
            _server.Dispose();
            throw;
        }
    }

    public string Title => "PostgreSQL pg_trgm, GIN, 0.3";

    public int QueriesMax => int.MaxValue;

    public NameAnswer Search(Traveller traveller)
    {
        var name = traveller.Name.Replace("'", "''", StringComparison.Ordinal);
        var at = CpuTime.Now(_process);
        var rows = _server.Ask($"EXECUTE find('{name}');");
        var took = CpuTime.Since(at, _process);
        var entries = rows.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(r => int.Parse(r, CultureInfo.InvariantCulture));
        return new NameAnswer(NameHits.Entries(entries), took);
    }

    public void Dispose() => _server.Dispose();

    private void Load(IReadOnlyList<WrittenName> names)
    {
        _server.Send("CREATE EXTENSION pg_trgm;");
        _server.Send("CREATE UNLOGGED TABLE listed (entry integer NOT NULL, name text NOT NULL);");
        _server.Send("COPY listed FROM STDIN;");
        foreach (var name in names)
        {
            _server.Send($"{name.Entry.ToString(CultureInfo.InvariantCulture)}\t{name.Text}");
        }

        _server.Send("\\.");
        _server.Send("CREATE INDEX ON listed USING gin (name gin_trgm_ops);");
        _server.Send("VACUUM ANALYZE listed;");
    }
}
