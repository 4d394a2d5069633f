namespace EGate.Documents;

/// <summary>
/// Sends one command APDU and returns the whole response with its status word. It is how this project reaches a chip without knowing any
/// device. What it throws passes through <see cref="ChipSession"/> unchanged.
/// </summary>
public delegate Task<byte[]> ApduExchange(ReadOnlyMemory<byte> command, CancellationToken cancellation);

/// <summary>
/// Fills with random bytes. The default everywhere is the operating system's generator; tests give the numbers of the standard's examples.
/// </summary>
public delegate void RandomFill(Span<byte> destination);
