namespace EGate.Journal.Tests;

public sealed class JournalKeyTests : IDisposable
{
    private readonly JournalFolder _journal = new();

    private string KeyPath => Path.Combine(_journal.Folder, "journal-documents.key");

    public void Dispose() => _journal.Dispose();

    [Fact]
    public void Same_document_gives_the_same_word_and_another_installation_another()
    {
        using var key = JournalKey.OpenOrCreate(KeyPath);
        using var again = JournalKey.OpenOrCreate(KeyPath);
        using var other = JournalKey.OpenOrCreate(KeyPath + "2");

        var word = key.Pseudonym("UTO", "L898902C3");

        Assert.Equal(64, word.Length);
        Assert.Equal(word, again.Pseudonym("uto", "l898902c3<"));
        Assert.NotEqual(word, other.Pseudonym("UTO", "L898902C3"));
        Assert.NotEqual(word, key.Pseudonym("UTO", "L898902C4"));
        Assert.NotEqual(word, key.Pseudonym("XOM", "L898902C3"));
    }

    [Fact]
    public void Key_file_is_private_and_a_damaged_or_exposed_one_is_refused()
    {
        JournalKey.OpenOrCreate(KeyPath).Dispose();
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Equal(
            "JOURNAL_KEY_UNUSABLE",
            Assert.Throws<JournalException>(() => JournalKey.OpenOrCreate(KeyPath)).Fault.Id
        );
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.AppendAllText(KeyPath, "x");
        Assert.Equal(
            "JOURNAL_KEY_UNUSABLE",
            Assert.Throws<JournalException>(() => JournalKey.OpenOrCreate(KeyPath)).Fault.Id
        );
        Assert.Throws<JournalException>(() => JournalKey.OpenOrCreate("/no/such/folder/key"));
    }
}
