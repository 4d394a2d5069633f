using EGate.Exchange;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace EGate.Gateway.Databases;

/// <summary>
/// A database behind a deadline, another try with back-off, and a circuit that opens when it fails. While the circuit is not closed no
/// question of a traveller goes out: its answer is immediate. Only <see cref="ProbeAsync"/> tries whether the database is back, so nobody
/// stands at a gate for the sake of the trial.
/// </summary>
internal sealed class GuardedDatabase : IDatabaseQuery, IDisposable
{
    private const double FailureRatio = 0.5;
    private const int FailuresMin = 2;

    // The rest is for the pauses between tries: a try is cut by its own time, which the circuit counts, not by the whole deadline.
    private const double TriedPart = 0.8;
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    // No such document exists: the country is the specimen's (Doc 9303), the number is our own.
    private static readonly AskedDocument Nothing = new("EGATEPROBE", "UTO");

    private readonly IDatabaseQuery _inner;
    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly ResiliencePipeline<DatabaseAnswer> _pipeline;

    /// <summary>Guards a database; owns it from now on.</summary>
    public GuardedDatabase(IDatabaseQuery inner, DatabaseSettings settings, TimeProvider time, Func<double> chance)
    {
        _inner = inner;
        var builder = new ResiliencePipelineBuilder<DatabaseAnswer> { TimeProvider = time };
        builder.AddTimeout(settings.Deadline);
        if (settings.Attempts > 1)
        {
            builder.AddRetry(Retry(settings.Attempts - 1, chance));
        }

        _pipeline = builder
            .AddCircuitBreaker(Circuit())
            .AddTimeout(settings.Deadline * TriedPart / settings.Attempts)
            .Build();
    }

    /// <inheritdoc/>
    public string Name => _inner.Name;

    /// <summary>True when travellers' questions go out.</summary>
    public bool IsThere => _circuit.CircuitState == CircuitState.Closed;

    /// <inheritdoc/>
    public async Task<DatabaseAnswer> AskAsync(DatabaseQuestion question, CancellationToken cancellation) =>
        IsThere
            ? await ThroughAsync(question, cancellation)
            : throw new DatabaseException(DatabaseFault.CircuitOpen, "it failed and has not been heard of again");

    /// <summary>Asks about a document that does not exist, to learn whether the database answers. True when it does.</summary>
    public async Task<bool> ProbeAsync(CancellationToken cancellation)
    {
        try
        {
            await ThroughAsync(DatabaseQuestion.About(DatabaseQuestion.NewId(), Nothing), cancellation);
            return true;
        }
        catch (DatabaseException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => (_inner as IDisposable)?.Dispose();

    private async Task<DatabaseAnswer> ThroughAsync(DatabaseQuestion question, CancellationToken cancellation)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                async token => await _inner.AskAsync(question, token).ConfigureAwait(false),
                cancellation
            );
        }
        catch (TimeoutRejectedException e)
        {
            throw new DatabaseException(DatabaseFault.TooSlow, "no whole answer in time", e);
        }
        catch (BrokenCircuitException e)
        {
            throw new DatabaseException(DatabaseFault.CircuitOpen, "it failed and has not been heard of again", e);
        }
    }

    private static RetryStrategyOptions<DatabaseAnswer> Retry(int again, Func<double> chance) =>
        new()
        {
            MaxRetryAttempts = again,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Randomizer = chance,
            Delay = FirstPause,

            // What was said is not asked for again; what was not heard is.
            ShouldHandle = static tried =>
                ValueTask.FromResult(
                    tried.Outcome.Exception
                        is TimeoutRejectedException
                            or DatabaseException { Fault: DatabaseFault.NotReachable }
                ),
        };

    private CircuitBreakerStrategyOptions<DatabaseAnswer> Circuit() =>
        new()
        {
            FailureRatio = FailureRatio,
            MinimumThroughput = FailuresMin,
            SamplingDuration = Sampling,
            BreakDuration = Break,
            StateProvider = _circuit,
            ShouldHandle = static tried =>
                ValueTask.FromResult(tried.Outcome.Exception is TimeoutRejectedException or DatabaseException),
        };
}
