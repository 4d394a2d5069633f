namespace EGate.Core.Tests;

public sealed class OpeningTokensTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly OpeningTokens _tokens = new();

    private OpeningToken Token() => _tokens.Mint("c1", BarrierId.Exit, 7, Now.AddSeconds(10));

    [Fact]
    public void Token_for_its_barrier_in_time_is_valid() => Assert.True(_tokens.IsValid(Token(), BarrierId.Exit, Now));

    [Fact]
    public void Token_for_the_other_barrier_is_not_valid() =>
        Assert.False(_tokens.IsValid(Token(), BarrierId.Entry, Now));

    [Fact]
    public void Token_after_its_time_is_not_valid() =>
        Assert.False(_tokens.IsValid(Token(), BarrierId.Exit, Now.AddSeconds(10.001)));

    [Fact]
    public void Token_of_another_process_is_not_valid() =>
        Assert.False(new OpeningTokens().IsValid(Token(), BarrierId.Exit, Now));

    [Fact]
    public void Token_with_any_field_changed_is_not_valid()
    {
        var token = Token();
        OpeningToken[] forged =
        [
            token with
            {
                Crossing = "c2",
            },
            token with
            {
                RecordSequence = 8,
            },
            token with
            {
                ExpiresAt = Now.AddHours(1),
            },
            token with
            {
                Barrier = BarrierId.Entry,
            },
            token with
            {
                Mac = new byte[32],
            },
            token with
            {
                Mac = [],
            },
        ];
        Assert.All(forged, f => Assert.False(_tokens.IsValid(f, f.Barrier, Now)));
    }
}
