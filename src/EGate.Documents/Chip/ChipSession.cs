using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// One session with the chip of an e-passport: <see cref="OpenAsync"/>, then <see cref="ReadFileAsync"/> for each file. It goes the way of a
/// gate: the files outside the application, PACE where the chip offers it or else basic access control, the application. One caller at a
/// time.
/// </summary>
public sealed class ChipSession : IDisposable
{
    private const ushort CardSecurityFile = 0x011D;

    /// <summary>A chip that loses its session after a size it does not take is opened again, once for each smaller step.</summary>
    private const int MaxReopenings = 6;
    private readonly ChipChannel _channel;
    private readonly RandomFill _random;
    private readonly ReadSizes _sizes = new();
    private readonly FileReading _reading;
    private readonly ChipCardFiles _files;
    private ChipOpening? _opening;
    private bool _applicationSelected;
    private bool _isRestarted;

    /// <summary>Uses <paramref name="exchange"/> for every APDU.</summary>
    /// <param name="exchange">The way to the chip; its exceptions pass through.</param>
    /// <param name="random">The reader's nonces and keys; the operating system's generator when null.</param>
    public ChipSession(ApduExchange exchange, RandomFill? random = null)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        _channel = new ChipChannel(exchange);
        _random = random ?? RandomNumberGenerator.Fill;
        _reading = new FileReading(_channel.SendAsync, _sizes);
        _files = new ChipCardFiles(_channel, _reading);
    }

    /// <summary>How the chip was opened; null until it is.</summary>
    public ChipAccessReport? Access { get; private set; }

    /// <summary>EF.CardAccess as the chip gave it in plain; empty when it has none. To be compared with signed SecurityInfos.</summary>
    public ReadOnlyMemory<byte> CardAccess => _files.CardAccess;

    /// <summary>EF.DIR; empty when the chip has none.</summary>
    public ReadOnlyMemory<byte> Directory => _files.Directory;

    /// <summary>EF.ATR/INFO; empty when the chip has none.</summary>
    public ReadOnlyMemory<byte> AtrInfo => _files.AtrInfo;

    /// <summary>
    /// EF.CardSecurity, read after PACE; null when the chip does not give it. Its signature is judged by whoever judges that of EF.SOD; see
    /// <see cref="SignedSecurityFile"/>.
    /// </summary>
    public byte[]? CardSecurity { get; private set; }

    /// <summary>The chip's proof that it is no copy; null unless PACE ran with chip authentication mapping.</summary>
    public MappingProof? MappingProof => _opening?.Proof;

    /// <summary>What terminal authentication needs to know of how the chip was opened.</summary>
    internal TerminalBinding Terminals => _opening?.Terminals ?? TerminalBinding.None;

    /// <summary>Opens the chip and selects the eMRTD application; secure messaging from here on.</summary>
    /// <param name="password">What is printed on the document. It must stay alive as long as this session.</param>
    /// <param name="basicAccessAfterPace">
    /// Whether basic access control may take the place of PACE that is offered and fails; <see cref="ChipAccessReport.FallbackReason"/> then
    /// says so. An attack seen in PACE is the end all the same.
    /// </param>
    /// <param name="cancellation">Ends the exchange.</param>
    /// <exception cref="ChipAccessException">
    /// <c>application-not-found</c>, <c>access-control-not-supported</c>, <c>access-denied</c> (the password is not this chip's),
    /// <c>card-access-malformed</c>, <c>pace-not-supported</c> (offered, but in no form that chip and reader share), one of the reasons
    /// <c>pace-..</c> of a step that failed, one of those of <see cref="ReadFileAsync"/>, or an attack
    /// <c>authentication-answer-..</c>, <c>pace-public-key</c>, <c>pace-mapping</c>, <c>pace-token</c>.
    /// </exception>
    public async Task OpenAsync(AccessPassword password, bool basicAccessAfterPace, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(password);
        await _files.ReadAsync(cancellation);
        _opening = new ChipOpening(_channel, _files, _random, password, basicAccessAfterPace);
        await BeginAsync(_opening, cancellation);
        if (Access?.Pace is not null)
        {
            CardSecurity = await RetriedAsync(CardSecurityAsync, cancellation);
        }

        await EnterApplicationAsync(_opening, cancellation);
    }

    /// <summary>
    /// A whole elementary file: SELECT, then READ BINARY in steps as large as this chip takes. The caller zeroes the bytes when done.
    /// </summary>
    /// <param name="file">File identifier, e.g. 0x0101 for DG1 (<see cref="LdsFile"/>).</param>
    /// <param name="progress">Told of bytes read so far and in all, after each step; may be null.</param>
    /// <param name="cancellation">Ends the exchange.</param>
    /// <exception cref="ChipAccessException">
    /// <c>file-not-found</c>, <c>file-malformed</c>, <c>file-too-long</c>, <c>file-read</c>, <c>session-lost</c>, <c>answer-length</c>,
    /// <c>answer-too-long</c>, <c>too-many-exchanges</c>, or an attack on secure messaging.
    /// </exception>
    public Task<byte[]> ReadFileAsync(ushort file, Action<int, int>? progress, CancellationToken cancellation) =>
        RetriedAsync(
            async token =>
                await _files.SelectAsync(file, token)
                    ? await _reading.ReadAsync(progress, token)
                    : throw new ChipAccessException("file-not-found"),
            cancellation
        );

    /// <summary>Zeroes the session keys. The chip itself is let go by whoever owns the transport.</summary>
    public void Dispose() => _channel.Dispose();

    /// <summary>One command under the keys in use, for what proves the chip or the terminal once access control is done.</summary>
    internal Task<ResponseApdu> SendAsync(CommandApdu command, CancellationToken cancellation) =>
        _channel.SendAsync(command, cancellation);

    /// <summary>
    /// From the next command on, other session keys: those that chip authentication agreed on. The old ones are zeroed. From here on a lost
    /// session stays lost, because one that is opened again would lack the proof.
    /// </summary>
    internal void Restart(SecureMessaging messaging)
    {
        _isRestarted = true;
        _channel.Begin(messaging);
        _sizes.Begin(messaging.Suite.BlockLength, _channel.TakesExtendedLength == true, _files.MaxAnswer);
    }

    private async Task BeginAsync(ChipOpening opening, CancellationToken cancellation)
    {
        Access = await opening.RunAsync(cancellation);
        _applicationSelected = Access.Pace is null;
        _sizes.Begin(Access.Suite.BlockLength, _channel.TakesExtendedLength == true, _files.MaxAnswer);
    }

    private async Task EnterApplicationAsync(ChipOpening opening, CancellationToken cancellation)
    {
        if (!_applicationSelected)
        {
            await opening.SelectApplicationAsync(cancellation);
            _applicationSelected = true;
        }
    }

    private async Task<byte[]?> CardSecurityAsync(CancellationToken cancellation)
    {
        try
        {
            return await _files.SelectAsync(CardSecurityFile, cancellation)
                ? await _reading.ReadAsync(null, cancellation)
                : null;
        }
        catch (ChipAccessException e) when (e.Reason.StartsWith("file-", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>Reads again, in smaller steps, when the chip gave the session up because of a size (some do after an error).</summary>
    private async Task<T> RetriedAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        for (var reopened = 0; ; reopened++)
        {
            try
            {
                return await read(cancellation);
            }
            catch (ChipAccessException e)
                when (e.Reason == "session-lost"
                    && _opening is not null
                    && !_isRestarted
                    && reopened < MaxReopenings
                    && _reading.AskForLess()
                )
            {
                await ReopenAsync(_opening, cancellation);
            }
        }
    }

    private async Task ReopenAsync(ChipOpening opening, CancellationToken cancellation)
    {
        var wasInApplication = _applicationSelected;
        _channel.Forget();
        await _files.SelectMasterFileAsync(cancellation);
        await BeginAsync(opening, cancellation);
        if (wasInApplication)
        {
            await EnterApplicationAsync(opening, cancellation);
        }
    }
}
