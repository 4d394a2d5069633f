using System.Runtime.Versioning;
using EGate.Contract.Officers;

namespace EGate.Cli.Tests;

/// <summary><c>egatectl officers add</c>.</summary>
[SupportedOSPlatform("linux")]
public sealed class OfficersTests : IDisposable
{
    private const string Password = "correct horse battery";

    private readonly TemporaryFolder folder = new();

    private string Officers => folder.PathOf("officers.json");

    private string Accounts => folder.PathOf("accounts.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Account_is_made_and_its_key_stands_in_both_files()
    {
        var run = await AddAsync(Password + "\n", "Anna", "officer");

        Assert.Equal(0, run.ExitCode);
        Assert.False(run.Json.GetProperty("replaced").GetBoolean());
        var keyId = run.Json.GetProperty("keyId").GetString();
        Assert.Equal(keyId, Assert.Single(OfficersFile.Read(Officers).Content!).KeyId);
        using var key = AccountsFile.Read(Accounts).Content!.Find("Anna")!.TryUnlock(Password);
        Assert.NotNull(key);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Accounts));
        Assert.DoesNotContain(Password, run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_password_replaces_the_old_key_in_both_files()
    {
        await AddAsync(Password, "Anna", "officer");
        await AddAsync(Password, "Maria", "viewer");

        var run = await AddAsync("another good password", "anna", "officer");

        Assert.Equal(0, run.ExitCode);
        Assert.True(run.Json.GetProperty("replaced").GetBoolean());
        Assert.Equal(2, OfficersFile.Read(Officers).Content!.Count);
        Assert.Null(AccountsFile.Read(Accounts).Content!.Find("Anna")!.TryUnlock(Password));
    }

    [Theory]
    [InlineData("short", "Anna")]
    [InlineData("", "Anna")]
    [InlineData(Password, "")]
    [InlineData(Password, "../etc")]
    public async Task Name_or_password_that_is_not_as_it_must_be_ends_with_2_and_changes_nothing(
        string password,
        string name
    )
    {
        var run = await AddAsync(password, name, "officer");

        Assert.Equal(2, run.ExitCode);
        Assert.False(File.Exists(Officers) || File.Exists(Accounts));
    }

    [Fact]
    public async Task Damaged_file_is_refused_and_neither_file_is_changed()
    {
        await AddAsync(Password, "Anna", "officer");
        var before = await File.ReadAllTextAsync(Officers);
        await File.WriteAllTextAsync(Accounts, "{ damaged");

        var run = await AddAsync(Password, "Maria", "officer");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("ACCOUNT_NOT_MADE", run.Json.GetProperty("error").GetProperty("id").GetString());
        Assert.Equal(before, await File.ReadAllTextAsync(Officers));
    }

    [Fact]
    public async Task Second_file_that_cannot_be_written_leaves_the_first_as_it_was()
    {
        await AddAsync(Password, "Anna", "officer");
        var before = await File.ReadAllTextAsync(Officers);

        var run = await Egatectl.RunWithInputAsync(
            Password,
            "officers",
            "add",
            "Maria",
            "--role",
            "officer",
            "--officers",
            Officers,
            "--accounts",
            folder.PathOf("none/accounts.json"),
            "--json"
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(before, await File.ReadAllTextAsync(Officers));
    }

    private Task<Run> AddAsync(string password, string name, string role) =>
        Egatectl.RunWithInputAsync(
            password,
            "officers",
            "add",
            name,
            "--role",
            role,
            "--officers",
            Officers,
            "--accounts",
            Accounts,
            "--json"
        );
}
