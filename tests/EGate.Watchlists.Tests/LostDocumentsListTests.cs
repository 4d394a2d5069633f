using System.Text;
using static EGate.Watchlists.Tests.Specimens;

namespace EGate.Watchlists.Tests;

public class LostDocumentsListTests
{
    private const string Head = "# made: 2026-02-27T00:00:00Z\nnumber,issuer,type,status,date\n";

    [Fact]
    public void Specimen_is_read_whole()
    {
        var list = Documents();

        Assert.Equal((20, 0, Made), (list.Documents.Count, list.Info.Rejected, list.Info.Made));
        Assert.Equal(
            new ListedDocument(
                ListNames.Documents,
                ListAction.Stop,
                "UTO990017",
                "UTO",
                DocumentKind.Passport,
                DocumentReason.Stolen,
                new DateOnly(2026, 1, 15)
            ),
            list.Documents[0]
        );
        Assert.Contains(list.Documents, d => d.Date is null);
    }

    [Fact]
    public void Quoted_fields_and_carriage_returns_are_read()
    {
        var text = (Head + "\"ab 12-34<\",\"UTO\",passport,\"stolen-blank\",\n# end: 1\n").Replace(
            "\n",
            "\r\n",
            StringComparison.Ordinal
        );

        var document = Assert.Single(LostDocumentsList.Read(Utf8(text)).Documents);

        Assert.Equal(("AB1234", DocumentReason.StolenBlank), (document.Number, document.Reason));
    }

    [Theory]
    [InlineData("A1,UTO,passport,stolen")]
    [InlineData("A1,UTO,passport,stolen,2026-01-01,more")]
    [InlineData(",UTO,passport,stolen,2026-01-01")]
    [InlineData("A1,UTOP,passport,stolen,2026-01-01")]
    [InlineData("A1,UTO,boat,stolen,2026-01-01")]
    [InlineData("A1,UTO,passport,mislaid,2026-01-01")]
    [InlineData("A1,UTO,passport,stolen,01.01.2026")]
    [InlineData("A1,UTO,passport,stolen,2026-02-30")]
    [InlineData("\"A1,UTO,passport,stolen,2026-01-01")]
    [InlineData("\"A1\"x,UTO,passport,stolen,2026-01-01")]
    [InlineData("A\"1,UTO,passport,stolen,2026-01-01")]
    [InlineData("Ä1,UTO,passport,stolen,2026-01-01")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ,UTO,passport,stolen,2026-01-01")]
    [InlineData("")]
    public void Bad_row_is_reported_with_its_line_and_the_others_stay(string row)
    {
        var text = $"{Head}A1,UTO,passport,lost,\n{row}\nA2,UTO,visa,revoked,\n# end: 3\n";

        var list = LostDocumentsList.Read(Utf8(text));

        Assert.Equal(["A1", "A2"], list.Documents.Select(d => d.Number));
        var rejection = Assert.Single(list.Info.Rejections);
        Assert.Equal((4, true), (rejection.Line, rejection.Lost));
        Assert.NotEmpty(rejection.Reason);
    }

    [Fact]
    public void Endless_row_is_reported_and_the_next_one_is_read()
    {
        var text = $"{Head}{new string('A', 5_000_000)}\nA2,UTO,visa,revoked,\n# end: 2\n";

        var list = LostDocumentsList.Read(Utf8(text));

        Assert.Equal("the row is too long", Assert.Single(list.Info.Rejections).Reason);
        Assert.Single(list.Documents);
    }

    [Theory]
    [InlineData("")]
    [InlineData("number,issuer,type,status,date\nA1,UTO,passport,lost,\n# end: 1\n")]
    [InlineData("# made: yesterday\nnumber,issuer,type,status,date\nA1,UTO,passport,lost,\n# end: 1\n")]
    [InlineData("# made: 2026-02-27T00:00:00\nnumber,issuer,type,status,date\nA1,UTO,passport,lost,\n# end: 1\n")]
    [InlineData("# made: 2026-02-27T00:00:00Z\nnumber;issuer;type;status;date\nA1,UTO,passport,lost,\n# end: 1\n")]
    [InlineData(Head)]
    [InlineData(Head + "# end: 0\n")]
    [InlineData(Head + "A1,UTO,passport,lost,\n")]
    [InlineData(Head + "A1,UTO,passport,lost,\n# end: 2\n")]
    [InlineData(Head + "A1,UTO,passport,lost,\n# end: one\n")]
    [InlineData(Head + "A1,UTO,passport,lost,\n# end: 1\nA2,UTO,passport,lost,\n")]
    [InlineData(Head + "bad\nworse\nA1,UTO,passport,lost,\n# end: 3\n")]
    public void File_that_is_no_such_list_is_refused(string text)
    {
        Assert.Throws<ListRefusedException>(() => LostDocumentsList.Read(Utf8(text)));
    }

    [Fact]
    public void File_cut_anywhere_is_refused()
    {
        var text = File.ReadAllText(DocumentsPath).TrimEnd('\n');
        for (var length = 0; length < text.Length; length++)
        {
            var cut = text[..length];
            Assert.Throws<ListRefusedException>(() => LostDocumentsList.Read(Utf8(cut)));
        }
    }

    [Fact]
    public void Mutated_file_is_read_or_refused_and_nothing_else()
    {
        var random = new Random(9303);
        var original = Encoding.UTF8.GetBytes(
            Head + "A1,UTO,passport,lost,2026-01-01\n\"A2\",UTO,visa,revoked,\n# end: 2\n"
        );
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Mutation.Of(original, random);
            try
            {
                Assert.NotEmpty(LostDocumentsList.Read(new MemoryStream(bytes)).Documents);
            }
            catch (ListRefusedException e)
            {
                Assert.NotEmpty(e.Reason);
            }
        }
    }
}
