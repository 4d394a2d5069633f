namespace EGate.Exchange.Tests.Databases;

/// <summary>Questions and answers of specimens.</summary>
internal static class Specimen
{
    internal static readonly AskedDocument Passport = new("L898902C3", "UTO");
    internal static readonly AskedPerson Holder = new("ERIKSSON", "ANNA MARIA", "1974-08-12", "UTO");

    internal static DatabaseQuestion AboutDocument() => DatabaseQuestion.About(DatabaseQuestion.NewId(), Passport);

    internal static DatabaseQuestion AboutPerson() => DatabaseQuestion.About(DatabaseQuestion.NewId(), Holder);

    internal static SimulatedDatabase Database(DatabaseConduct conduct = DatabaseConduct.Ok)
    {
        var database = new SimulatedDatabase("find", TimeProvider.System) { Conduct = conduct };
        database.List("UTO770031", "UTO", "stolen");
        return database;
    }

    internal static AnswerKeys KeysOf(SimulatedDatabase database)
    {
        var keys = AnswerKeys.None();
        keys.Add(database.Name, database.PublicKey);
        return keys;
    }
}
