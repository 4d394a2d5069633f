namespace EGate.Exchange.Tests.Databases;

public sealed class AnswerKeysTests
{
    [Fact]
    public void Answer_of_the_database_to_the_question_counts()
    {
        using var database = Specimen.Database(DatabaseConduct.Hit);
        using var keys = Specimen.KeysOf(database);
        foreach (var question in new[] { Specimen.AboutDocument(), Specimen.AboutPerson() })
        {
            var answer = database.Answer(question);
            Assert.Null(keys.Refuse(question, answer));
            Assert.Single(answer.Hits);
        }
    }

    [Fact]
    public void Answer_signed_by_a_stranger_is_refused()
    {
        using var database = Specimen.Database(DatabaseConduct.WrongSignature);
        using var keys = Specimen.KeysOf(database);
        var question = Specimen.AboutDocument();
        Assert.Equal(DatabaseFault.WrongSignature, keys.Refuse(question, database.Answer(question)));
    }

    [Fact]
    public void Answer_to_another_question_is_refused_although_well_signed()
    {
        using var database = Specimen.Database(DatabaseConduct.AnotherQuestion);
        using var keys = Specimen.KeysOf(database);
        var question = Specimen.AboutDocument();
        Assert.Equal(DatabaseFault.AnotherQuestion, keys.Refuse(question, database.Answer(question)));
    }

    [Fact]
    public void Answer_about_another_document_under_the_same_id_is_refused()
    {
        // Who carries the question could change what it is about; the digest that the database signs gives that away.
        using var database = Specimen.Database();
        using var keys = Specimen.KeysOf(database);
        var asked = Specimen.AboutDocument();
        var changed = DatabaseQuestion.About(asked.Id, Specimen.Passport with { Number = "L898902C4" });
        Assert.Equal(DatabaseFault.AnotherQuestion, keys.Refuse(asked, database.Answer(changed)));
    }

    [Fact]
    public void Answer_with_any_signed_part_changed_is_refused()
    {
        using var database = Specimen.Database(DatabaseConduct.Hit);
        using var keys = Specimen.KeysOf(database);
        var question = Specimen.AboutDocument();
        var answer = database.Answer(question);
        var hit = answer.Hits[0];
        DatabaseAnswer[] changed =
        [
            answer with
            {
                Hits = [],
            },
            answer with
            {
                Hits = [hit, hit],
            },
            answer with
            {
                Hits = [hit with { Reference = "X" }],
            },
            answer with
            {
                Hits = [hit with { Kind = "person" }],
            },
            answer with
            {
                Hits = [hit with { Status = "lost" }],
            },
            answer with
            {
                Hits = [hit with { Owner = "XXX" }],
            },
            answer with
            {
                Hits = [hit with { Text = "let pass" }],
            },
            answer with
            {
                Answered = answer.Answered.AddSeconds(1),
            },
            answer with
            {
                Database = "other",
            },
            answer with
            {
                Signature = new byte[DatabaseAnswer.SignatureBytes],
            },
        ];
        Assert.All(changed, a => Assert.Equal(DatabaseFault.WrongSignature, keys.Refuse(question, a)));
    }

    [Fact]
    public void Answer_of_one_database_does_not_count_as_that_of_another()
    {
        using var one = new SimulatedDatabase("one", TimeProvider.System);
        using var two = new SimulatedDatabase("two", TimeProvider.System);
        using var keys = Specimen.KeysOf(one);
        keys.Add("two", two.PublicKey);
        var question = Specimen.AboutDocument();
        var stolen = one.Answer(question) with { Database = "two" };
        Assert.Equal(DatabaseFault.WrongSignature, keys.Refuse(question, stolen));
    }

    [Fact]
    public void Folder_of_keys_names_the_databases_and_says_which_file_is_wrong()
    {
        var folder = Directory.CreateTempSubdirectory("egate-keys-").FullName;
        using var database = Specimen.Database();
        File.WriteAllText(Path.Combine(folder, "find.pem"), database.PublicKeyPem);
        using (var keys = AnswerKeys.Open(folder))
        {
            Assert.Equal(["find"], keys.Databases);
            var question = Specimen.AboutDocument();
            Assert.Null(keys.Refuse(question, database.Answer(question)));
        }

        File.WriteAllText(Path.Combine(folder, "bad.pem"), "no key");
        var problem = Assert.Throws<InvalidDataException>(() => AnswerKeys.Open(folder));
        Assert.Contains("bad.pem", problem.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
        Assert.Throws<InvalidDataException>(() => AnswerKeys.Open(folder));
    }

    [Fact]
    public void Question_printed_by_mistake_names_nobody()
    {
        var question = Specimen.AboutPerson();
        Assert.DoesNotContain("ERIKSSON", question.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ERIKSSON", $"{Specimen.Holder}", StringComparison.Ordinal);
        Assert.DoesNotContain("L898902C3", $"{Specimen.Passport}", StringComparison.Ordinal);
    }
}
