using EGate.Core;

namespace EGate.Devices.Serial.Pn532;

/// <summary>What a PN532 on an open line is asked to do, as steps of its manual (UM0701-02, section 7).</summary>
internal sealed class Pn532Device(Pn532Session session, LinkHealth health)
{
    /// <summary>Data bytes of one InDataExchange in either direction (UM0701-02, 7.3.8).</summary>
    public const int ExchangeMax = 262;

    /// <summary>Longest response APDU: 65,536 bytes and the status word (ISO/IEC 7816-4).</summary>
    public const int ResponseMax = 65_538;

    private const byte Target = 1;
    private int _polls;

    /// <summary>What the chip reader said that it is; null before it was asked.</summary>
    public Pn532Identity? Identity { get; private set; }

    /// <summary>Wakes the chip reader and sees whether it is there.</summary>
    /// <exception cref="SerialFaultException">It is not, at this line rate.</exception>
    public async Task WakeAsync(CancellationToken cancellation)
    {
        await session.SettleAsync(cancellation);
        await session.WakeUpAsync();
        await SureAsync(Pn532Command.SamConfiguration, [0x01, 0x14, 0x01], 0, cancellation);
    }

    /// <summary>Configures the chip reader and learns who it is.</summary>
    /// <exception cref="SerialFaultException">It did not do as told.</exception>
    public async Task ConfigureAsync(CancellationToken cancellation)
    {
        var version = await SureAsync(Pn532Command.GetFirmwareVersion, [], 4, cancellation);

        // Two tries to activate: a document that is being laid down is found by the next search, and none costs little.
        await SureAsync(Pn532Command.RfConfiguration, [0x05, 0xFF, 0x01, 0x02], 0, cancellation);
        await SureAsync(Pn532Command.SetParameters, [0x14], 0, cancellation);
        Identity = new Pn532Identity(version[0], version[1], version[2], version[3]);
    }

    /// <summary>
    /// Has the chip reader change its line rate (UM0701-02, 7.2.8): it does so when the host acknowledges its answer. The caller changes the
    /// host's rate. False when it refuses.
    /// </summary>
    public async Task<bool> LeaveForRateAsync(byte code, CancellationToken cancellation)
    {
        try
        {
            await SureAsync(Pn532Command.SetSerialBaudRate, [code], 0, cancellation);
            await session.AcknowledgeAsync();
            return true;
        }
        catch (SerialFaultException e) when (e.InnerException is Pn532RejectedException)
        {
            return false;
        }
    }

    /// <summary>Changes the rate on the air (InPSL, UM0701-02, 7.3.7). False when reader or chip do not; the chip must then be selected anew.</summary>
    public async Task<bool> ChangeAirRateAsync(int kilobits, CancellationToken cancellation)
    {
        byte code = kilobits switch
        {
            212 => 1,
            424 => 2,
            _ => 0,
        };
        Pn532Answer answer = await session.CommandAsync(
            Pn532Command.InPsl,
            new byte[] { Target, code, code },
            repeatable: false,
            cancellation
        );
        health.Good(TimeSpan.Zero, retried: false);
        return answer.Parameters is [0];
    }

    /// <summary>
    /// Proves that the chip reader lives. Two questions take turns, so that one that repeats its last answer is found out.
    /// </summary>
    /// <exception cref="SerialFaultException">It does not.</exception>
    public Task ProveLifeAsync(CancellationToken cancellation)
    {
        _polls = (_polls + 1) % 2;
        return _polls == 1
            ? SureAsync(Pn532Command.GetFirmwareVersion, [], 4, cancellation)
            : SureAsync(Pn532Command.GetGeneralStatus, [], 4, cancellation, orLonger: true);
    }

    /// <summary>Looks for a chip of one type.</summary>
    /// <returns>What was found, and the highest rate on the air in kbit/s that the chip offers.</returns>
    public async Task<(ChipSearch Search, int AirRate)> SearchAsync(bool typeB, CancellationToken cancellation)
    {
        byte[] parameters = typeB ? [0x01, 0x03, 0x00] : [0x01, 0x00];
        Pn532Answer answer = await session.CommandAsync(
            Pn532Command.InListPassiveTarget,
            parameters,
            repeatable: false,
            cancellation
        );
        health.Good(TimeSpan.Zero, retried: false);
        return typeB
            ? (ChipTarget.ReadTypeB(answer.Parameters), 106)
            : (ChipTarget.ReadTypeA(answer.Parameters), ChipTarget.AirRateOf(answer.Parameters));
    }

    /// <summary>Lets go of all chips.</summary>
    public async Task ReleaseAsync(CancellationToken cancellation) =>
        await session.CommandAsync(Pn532Command.InRelease, new byte[] { 0x00 }, repeatable: true, cancellation);

    /// <summary>Sends a command APDU in as many pieces as it needs and gathers the response.</summary>
    /// <returns>The response, or the error code of the exchange.</returns>
    /// <exception cref="ChipException">The response is longer than any response APDU, or malformed.</exception>
    public async Task<(byte[] Response, int Error)> ExchangeAsync(
        ReadOnlyMemory<byte> command,
        CancellationToken cancellation
    )
    {
        byte[] answer;
        while (command.Length > ExchangeMax)
        {
            answer = await PieceAsync(Target | Pn532Status.MoreInformation, command[..ExchangeMax], cancellation);
            if ((answer[0] & Pn532Status.ErrorMask) != 0)
            {
                return ([], answer[0] & Pn532Status.ErrorMask);
            }

            command = command[ExchangeMax..];
        }

        answer = await PieceAsync(Target, command, cancellation);
        return await GatherAsync(answer, cancellation);
    }

    /// <summary>Fetches pieces while the chip reader says that there is more. The pieces are zeroed: they may hold a data group.</summary>
    private async Task<(byte[] Response, int Error)> GatherAsync(byte[] answer, CancellationToken cancellation)
    {
        var pieces = new List<byte[]> { answer };
        var length = 0;
        try
        {
            while (true)
            {
                if ((answer[0] & Pn532Status.ErrorMask) != 0)
                {
                    return ([], answer[0] & Pn532Status.ErrorMask);
                }

                length += answer.Length - 1;
                if ((answer[0] & Pn532Status.MoreInformation) == 0)
                {
                    return (Join(pieces, length), 0);
                }

                if (length > ResponseMax || answer.Length == 1)
                {
                    throw new ChipException(ChipFault.Protocol, "The chip's response does not end.");
                }

                answer = await PieceAsync(Target, default, cancellation);
                pieces.Add(answer);
            }
        }
        finally
        {
            pieces.ForEach(piece => piece.AsSpan().Clear());
        }
    }

    private static byte[] Join(List<byte[]> pieces, int length)
    {
        var response = new byte[length];
        Span<byte> rest = response;
        foreach (var piece in pieces)
        {
            piece.AsSpan(1).CopyTo(rest);
            rest = rest[(piece.Length - 1)..];
        }

        return response;
    }

    private async Task<byte[]> PieceAsync(int target, ReadOnlyMemory<byte> data, CancellationToken cancellation)
    {
        var parameters = new byte[1 + data.Length];
        parameters[0] = (byte)target;
        data.Span.CopyTo(parameters.AsSpan(1));
        try
        {
            Pn532Answer answer = await session.CommandAsync(
                Pn532Command.InDataExchange,
                parameters,
                repeatable: false,
                cancellation
            );
            if (answer.Parameters.Length == 0)
            {
                throw new ChipException(ChipFault.Protocol, "The chip reader's answer has no status byte.");
            }

            health.Good(TimeSpan.Zero, retried: false);
            return answer.Parameters;
        }
        finally
        {
            parameters.AsSpan().Clear();
        }
    }

    /// <summary>A command to the chip reader itself. Whatever goes wrong with it is a fault of the chip reader.</summary>
    private async Task<byte[]> SureAsync(
        Pn532Command command,
        byte[] parameters,
        int length,
        CancellationToken cancellation,
        bool orLonger = false
    )
    {
        try
        {
            Pn532Answer answer = await session.CommandAsync(command, parameters, repeatable: true, cancellation);
            var got = answer.Parameters.Length;
            if (got < length || (got > length && !orLonger))
            {
                throw new SerialFaultException(
                    Catalogue.ChipReaderGarbage.Id,
                    $"The answer to {command} has {got} bytes instead of {length}."
                );
            }

            health.Good(answer.Took, answer.Retried);
            return answer.Parameters;
        }
        catch (Pn532SilentException e)
        {
            throw new SerialFaultException(Catalogue.ChipReaderLost.Id, e.Message, e);
        }
        catch (Pn532RejectedException e)
        {
            throw new SerialFaultException(Catalogue.ChipReaderGarbage.Id, e.Message, e);
        }
    }
}
