namespace EGate.Documents.Tests;

/// <summary>A chip that expects exactly these commands in this order.</summary>
internal sealed class ScriptedChip(params (string Command, string Answer)[] script)
{
    private int _next;
    private int _randoms;

    public Task<byte[]> ExchangeAsync(ReadOnlyMemory<byte> command, CancellationToken cancellation)
    {
        Assert.True(_next < script.Length, "one command too many");
        var (expected, answer) = script[_next++];
        Assert.Equal(expected, Convert.ToHexString(command.Span));
        return Task.FromResult(Convert.FromHexString(answer));
    }

    /// <summary>RND.IFD, then K.IFD of Doc 9303-11, appendix D.</summary>
    public void RandomOfTheStandard(Span<byte> destination) =>
        Convert
            .FromHexString(_randoms++ == 0 ? "781723860C06C226" : "0B795240CB7049B01C19B33E32804F0B")
            .CopyTo(destination);

    public void AssertFinished() => Assert.Equal(script.Length, _next);
}
