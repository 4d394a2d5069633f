namespace EGate.Documents.Tests;

/// <summary>A chip that expects exactly these commands in this order.</summary>
internal sealed class ScriptedChip(params (string Command, string Answer)[] script)
{
    private int _next;

    public Task<byte[]> ExchangeAsync(ReadOnlyMemory<byte> command, CancellationToken cancellation)
    {
        Assert.True(_next < script.Length, "one command too many");
        var (expected, answer) = script[_next++];
        Assert.Equal(expected, Convert.ToHexString(command.Span));
        return Task.FromResult(Convert.FromHexString(answer));
    }

    /// <summary>As a channel under a protocol's steps.</summary>
    public async Task<ResponseApdu> SendAsync(CommandApdu command, CancellationToken cancellation) =>
        ResponseApdu.Parse(await ExchangeAsync(command.ToBytes(), cancellation));

    public void AssertFinished() => Assert.Equal(script.Length, _next);

    /// <summary>A source of chance that gives these numbers one after the other, each as a whole.</summary>
    public static RandomFill Numbers(params string[] numbers)
    {
        var next = 0;
        return destination =>
        {
            var number = Convert.FromHexString(numbers[next++]);
            destination.Clear();
            number.CopyTo(destination[(destination.Length - number.Length)..]);
        };
    }
}
