using System.Text;

namespace EGate.Exchange.Tests.Databases;

public sealed class MessageTests
{
    public static TheoryData<string> Formats => ["json", "soap"];

    private static byte[] Written(string format, DatabaseAnswer answer) =>
        format == "json" ? JsonMessages.Write(answer) : SoapMessages.Write(answer);

    private static DatabaseAnswer Answer(string format, byte[] bytes) =>
        format == "json" ? JsonMessages.ReadAnswer(bytes) : SoapMessages.ReadAnswer(bytes);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Answer_that_travelled_in_either_format_keeps_its_signature(string format)
    {
        using var database = Specimen.Database(DatabaseConduct.Hit);
        using var keys = Specimen.KeysOf(database);
        var question = Specimen.AboutDocument();

        var arrived = Answer(format, Written(format, database.Answer(question)));

        Assert.Null(keys.Refuse(question, arrived));
        Assert.Equal("stolen", Assert.Single(arrived.Hits).Status);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Question_that_travelled_in_either_format_has_the_same_digest(string format)
    {
        foreach (var question in new[] { Specimen.AboutDocument(), Specimen.AboutPerson() })
        {
            var arrived =
                format == "json"
                    ? JsonMessages.ReadQuestion(JsonMessages.Write(question))
                    : SoapMessages.ReadQuestion(SoapMessages.Write(question));
            Assert.Equal(question.Digest(), arrived.Digest());
        }
    }

    [Fact]
    public void Soap_fault_is_told_with_its_reason()
    {
        var problem = Assert.Throws<DatabaseException>(() =>
            SoapMessages.ReadAnswer(SoapMessages.WriteFault("closed\nfor the night"))
        );
        Assert.Equal(DatabaseFault.SoapFault, problem.Fault);
        Assert.Contains("closed?for the night", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"bomb\"><!ENTITY c \"&b;&b;&b;&b;\">]>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>")]
    [InlineData("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/evil.dtd\">")]
    public void Document_type_is_refused_before_anything_is_expanded_or_fetched(string head)
    {
        using var database = Specimen.Database();
        var soap = Encoding.UTF8.GetString(SoapMessages.Write(database.Answer(Specimen.AboutDocument())));
        var body = soap[(soap.IndexOf("?>", StringComparison.Ordinal) + 2)..];
        var problem = Assert.Throws<DatabaseException>(() =>
            SoapMessages.ReadAnswer(Encoding.UTF8.GetBytes(head + body))
        );
        Assert.Equal(DatabaseFault.NotUnderstood, problem.Fault);
    }

    [Fact]
    public void Soap_answer_nested_too_deep_repeated_or_torn_is_refused()
    {
        using var database = Specimen.Database(DatabaseConduct.Hit);
        var soap = Encoding.UTF8.GetString(SoapMessages.Write(database.Answer(Specimen.AboutDocument())));
        var nested = string.Concat(Enumerable.Repeat("<Hit xmlns=\"urn:egate:find\">", 2_000));
        string[] bad =
        [
            soap[..^20],
            soap.Replace("<Database>", nested + "<Database>", StringComparison.Ordinal),
            soap.Replace("<Database>", "<Database>other</Database><Database>", StringComparison.Ordinal),
            soap.Replace("<Database>", "loose text<Database>", StringComparison.Ordinal),
            soap.Replace("urn:egate:find", "urn:another", StringComparison.Ordinal),
            "",
            "<a/>",
            new string(' ', AnswerBounds.BytesMax + 1),
        ];
        Assert.All(
            bad,
            text =>
                Assert.Equal(
                    DatabaseFault.NotUnderstood,
                    Assert.Throws<DatabaseException>(() => SoapMessages.ReadAnswer(Encoding.UTF8.GetBytes(text))).Fault
                )
        );
    }

    [Theory]
    [InlineData("""{"id":"x"}""")]
    [InlineData("""[]""")]
    [InlineData("""{"database":"a","database":"b"}""")]
    [InlineData("""{"database":"\ud800","question":"","digest":"","answered":"","hits":[],"signature":""}""")]
    [InlineData("""{"database":1,"question":2,"digest":3,"answered":4,"hits":5,"signature":6}""")]
    public void Json_answer_that_is_none_is_refused(string text)
    {
        var problem = Assert.Throws<DatabaseException>(() => JsonMessages.ReadAnswer(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(DatabaseFault.NotUnderstood, problem.Fault);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Answer_with_more_hits_than_allowed_is_refused(string format)
    {
        using var database = Specimen.Database(DatabaseConduct.Hit);
        var answer = database.Answer(Specimen.AboutDocument());
        var many = answer with { Hits = [.. Enumerable.Repeat(answer.Hits[0], AnswerBounds.HitsMax + 1)] };
        Assert.Equal(
            DatabaseFault.NotUnderstood,
            Assert.Throws<DatabaseException>(() => Answer(format, Written(format, many))).Fault
        );
    }

    [Theory]
    [InlineData("L898902C3<", "UTO")]
    [InlineData("", "UTO")]
    [InlineData("L898902C3\nX", "UTO")]
    [InlineData("L898902C3", "")]
    [InlineData("L898902C3", "uto")]
    [InlineData("L898902C3", "UTOO")]
    public void Document_out_of_bounds_cannot_be_asked_about(string number, string country) =>
        Assert.Throws<DatabaseException>(() =>
            DatabaseQuestion.About(DatabaseQuestion.NewId(), new AskedDocument(number, country))
        );

    [Theory]
    [InlineData("740812", "1974-08-12")]
    [InlineData("260812", "2026-08-12")]
    [InlineData("270812", "1927-08-12")]
    [InlineData("7408<<", "1974-08")]
    [InlineData("74<<<<", "1974")]
    [InlineData("<<<<<<", "")]
    [InlineData("", "")]
    public void Birth_of_the_zone_is_asked_as_far_as_it_is_known(string zone, string born) =>
        Assert.Equal(born, OnlineQuestions.Born(zone, new DateOnly(2026, 11, 24)));
}
