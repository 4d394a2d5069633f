using EGate.Gateway.Databases;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Exchange.Tests.Databases;

/// <summary>The guard over a database that is told what to do, in time that the test moves.</summary>
public sealed class GuardedDatabaseTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Scripted _inner = new();
    private readonly GuardedDatabase _guarded;

    public GuardedDatabaseTests() =>
        _guarded = new GuardedDatabase(
            _inner,
            new DatabaseSettings
            {
                Name = "find",
                Format = "soap",
                Url = new Uri("https://find.example"),
            },
            _time,
            () => 0.5
        );

    public void Dispose() => _guarded.Dispose();

    [Fact]
    public async Task Database_that_is_not_reached_at_first_is_tried_again_within_the_time()
    {
        _inner.Fails = 1;
        var asking = _guarded.AskAsync(Specimen.AboutDocument(), CancellationToken.None);
        await UntilAsync(() => _inner.Asked == 1);
        _time.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Empty((await asking).Hits);
        Assert.Equal(2, _inner.Asked);
    }

    [Fact]
    public async Task Silent_database_is_given_up_when_its_time_is_over()
    {
        _inner.Hangs = true;
        var asking = _guarded.AskAsync(Specimen.AboutDocument(), CancellationToken.None);
        Assert.False(asking.IsCompleted);
        for (var i = 0; i < 20 && !asking.IsCompleted; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        var problem = await Assert.ThrowsAsync<DatabaseException>(() => asking);
        Assert.Equal(DatabaseFault.TooSlow, problem.Fault);
    }

    [Fact]
    public async Task Open_circuit_answers_travellers_at_once_for_any_time_and_asks_nothing()
    {
        await OpenAsync();
        var asked = _inner.Asked;
        for (var day = 0; day < 30; day++)
        {
            // Time does not move while it is asked: the answer is immediate, also long after the break of the circuit is over.
            var asking = _guarded.AskAsync(Specimen.AboutDocument(), CancellationToken.None);
            Assert.True(asking.IsCompleted);
            Assert.Equal(DatabaseFault.CircuitOpen, (await Assert.ThrowsAsync<DatabaseException>(() => asking)).Fault);
            _time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(asked, _inner.Asked);
    }

    [Fact]
    public async Task Probe_closes_the_circuit_when_the_database_is_back()
    {
        await OpenAsync();
        _inner.Fails = 0;
        Assert.False(await _guarded.ProbeAsync(CancellationToken.None)); // the break is not over
        Assert.False(_guarded.IsThere);
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.True(await _guarded.ProbeAsync(CancellationToken.None));
        Assert.True(_guarded.IsThere);
        Assert.Empty((await _guarded.AskAsync(Specimen.AboutDocument(), CancellationToken.None)).Hits);
    }

    private async Task OpenAsync()
    {
        _inner.Fails = int.MaxValue;
        for (var i = 0; i < 20 && _guarded.IsThere; i++)
        {
            var probe = _guarded.ProbeAsync(CancellationToken.None);
            while (!probe.IsCompleted)
            {
                _time.Advance(TimeSpan.FromMilliseconds(100));
                await Task.Yield();
            }

            Assert.False(await probe);
        }

        Assert.False(_guarded.IsThere);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Yield();
        }
    }

    private sealed class Scripted : IDatabaseQuery
    {
        private int _asked;

        public string Name => "find";

        public int Fails { get; set; }

        public bool Hangs { get; set; }

        public int Asked => Volatile.Read(ref _asked);

        public async Task<DatabaseAnswer> AskAsync(DatabaseQuestion question, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _asked);
            if (Hangs)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            }

            return Fails-- > 0
                ? throw new DatabaseException(DatabaseFault.NotReachable, "told to")
                : new DatabaseAnswer(Name, question.Id, question.Digest(), default, [], default);
        }
    }
}
