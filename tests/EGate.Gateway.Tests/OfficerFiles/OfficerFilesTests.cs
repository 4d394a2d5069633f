using System.Text;
using EGate.Contract.Officers;
using EGate.Gateway.Tests.Support;

namespace EGate.Gateway.Tests.OfficerFiles;

/// <summary>The two files: what is written is read back, what is wrong is told whole, and no bytes make the readers throw.</summary>
public sealed class OfficerFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("egf");

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Files_written_are_read_back_and_readable_by_their_owner_only()
    {
        var accounts = AccountsFile.New().With(RunningGateway.Officer).With(RunningGateway.Viewer);
        accounts.Write(PathOf("accounts.json"));
        OfficersFile.Write(PathOf("officers.json"), [.. accounts.Accounts.Select(a => a.Key)]);

        var read = AccountsFile.Read(PathOf("accounts.json")).Content!;
        Assert.Equal(accounts.Secret, read.Secret);
        Assert.Equal(accounts.Accounts, read.Accounts);
        Assert.Equal(accounts.Accounts.Select(a => a.Key), OfficersFile.Read(PathOf("officers.json")).Content!);
        foreach (var file in _folder.GetFiles())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
        }

        Assert.Equal(2, _folder.GetFiles().Length);
    }

    [Fact]
    public void Officers_file_is_the_list_that_egated_expects()
    {
        OfficersFile.Write(PathOf("o.json"), [RunningGateway.Officer.Key]);
        var key = RunningGateway.Officer.Key;
        Assert.Equal(
            $$"""[{"keyId":"{{key.KeyId}}","officer":"a.officer","role":"officer","publicKey":"{{key.PublicKey}}"}]""",
            string.Concat(File.ReadAllText(PathOf("o.json")).Where(c => !char.IsWhiteSpace(c)))
                .Replace("\\u002B", "+", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Account_of_the_same_name_in_another_case_is_replaced()
    {
        var renewed = RunningGateway.Officer with { Name = "A.OFFICER" };
        var file = AccountsFile.New().With(RunningGateway.Officer).With(renewed);
        Assert.Same(renewed, Assert.Single(file.Accounts));
        Assert.Same(renewed, file.Find("a.Officer"));
        Assert.Empty(file.Without("a.officer").Accounts);
    }

    [Fact]
    public void Missing_file_is_a_problem_with_a_remedy_and_no_exception()
    {
        var problem = Assert.Single(AccountsFile.Read(PathOf("none.json")).Problems);
        Assert.Contains("cannot be read", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_entry_is_told_at_once()
    {
        var json = """
            [{"keyId":"x","officer":"a","role":"officer","publicKey":"AAAA"},
             {"keyId":"good-id","officer":" ","role":"boss","publicKey":"!"},null]
            """;
        var problems = OfficersFile.Parse(Encoding.UTF8.GetBytes(json)).Problems;
        Assert.Equal(2, problems.Count(p => p.StartsWith("Entry 1:", StringComparison.Ordinal)));
        Assert.Equal(3, problems.Count(p => p.StartsWith("Entry 2:", StringComparison.Ordinal)));
        Assert.Contains("Entry 3: is null; remove it.", problems);
    }

    [Theory]
    [InlineData("""[{"keyId":"abcd","officer":"a","role":"officer","publicKey":"","more":1}]""")]
    [InlineData("""[{"keyId":"abcd","officer":"a","role":"officer"}]""")]
    [InlineData("""[{"keyid":"abcd","officer":"a","role":"officer","publicKey":""}]""")]
    [InlineData("""{"officers":[]}""")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("[[[[[[[[[[[[]]]]]]]]]]]]")]
    public void File_of_another_shape_is_refused(string json) =>
        Assert.Single(OfficersFile.Parse(Encoding.UTF8.GetBytes(json)).Problems);

    [Fact]
    public void Write_that_would_not_be_read_back_leaves_the_old_file()
    {
        OfficersFile.Write(PathOf("o.json"), [RunningGateway.Officer.Key]);
        var twice = new[] { RunningGateway.Officer.Key, RunningGateway.Officer.Key };
        Assert.Throws<ArgumentException>(() => OfficersFile.Write(PathOf("o.json"), twice));
        Assert.Single(OfficersFile.Read(PathOf("o.json")).Content!);
    }

    [Fact]
    public void Mutated_files_are_content_or_problems_and_never_an_exception()
    {
        var path = PathOf("accounts.json");
        AccountsFile.New().With(RunningGateway.Officer).Write(path);
        var good = File.ReadAllBytes(path);
        var random = new Random(20_261_124);
        for (var i = 0; i < 10_000; i++)
        {
            var bytes = Mutate(good, random);
            var read = AccountsFile.Parse(bytes);
            Assert.Equal(read.Content is null, read.Problems.Count > 0);
            var officers = OfficersFile.Parse(bytes);
            Assert.Equal(officers.Content is null, officers.Problems.Count > 0);
        }
    }

    private static byte[] Mutate(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var n = random.Next(1, 6); n > 0 && bytes.Count > 1; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(0, Math.Min(bytes.Count, random.Next(1, 40))));
                    break;
                default:
                    bytes.Insert(at, (byte)"{}[]\",:0n"[random.Next(9)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
