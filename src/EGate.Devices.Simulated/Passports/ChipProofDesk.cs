using System.Formats.Asn1;
using System.Security.Cryptography;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>
/// The chip's side of active and chip authentication (Doc 9303-11, 6; BSI TR-03110-3, B.1 and B.2), inside secure messaging. Commands of
/// terminals go to <see cref="ChipTerminalDesk"/>.
/// </summary>
internal sealed class ChipProofDesk : IDisposable
{
    private const ushort Ok = 0x9000;
    private const byte Chained = 0x10;
    private const int MaxChain = 65_535;
    private readonly PassportSecrets _secrets;
    private readonly PassportDefect _defect;
    private readonly Random _random;
    private readonly ChipTerminalDesk? _terminals;
    private readonly List<byte> _chain = [];
    private SimulatedChipKey? _selected;
    private byte[]? _constantAnswer;
    private ChipMessaging? _next;

    /// <param name="secrets">The chip's keys.</param>
    /// <param name="defect">What is wrong with it.</param>
    /// <param name="seed">Decides random numbers.</param>
    public ChipProofDesk(PassportSecrets secrets, PassportDefect defect, int seed)
    {
        _secrets = secrets;
        _defect = defect;
        _random = new Random(seed);
        _terminals = secrets.Proofs.Terminals is { } trust ? new ChipTerminalDesk(trust, _random) : null;
    }

    /// <summary>The chip was opened: ID_PICC of this session, which terminals sign.</summary>
    public void Identified(byte[] identity) => _terminals?.Identified(identity);

    /// <summary>The answer to a plain command; null when it is none of these. Long data comes in a chain of commands.</summary>
    public (byte[] Data, ushort Status)? Answer(CommandApdu command)
    {
        if ((command.Cla & Chained) != 0)
        {
            _chain.AddRange(command.Data.Span);
            return _chain.Count <= MaxChain ? ([], Ok) : ([], (ushort)0x6700);
        }

        byte[] data = [.. _chain, .. command.Data.Span];
        _chain.Clear();
        return AnswerWhole(command with { Data = data });
    }

    private (byte[] Data, ushort Status)? AnswerWhole(CommandApdu command) =>
        (command.Ins, command.P1, command.P2) switch
        {
            (0x88, 0, 0) when _secrets.UsedActive is not null => Active(command),
            (0x22, 0x41, 0xA6) when _secrets.UsedChipKeys.Count > 0 => SetKeyAgreement(command),
            (0x22, 0x41, 0xA4) when _secrets.UsedChipKeys.Count > 0 => SetAuthentication(command),
            (0x86, 0, 0) when _selected is not null => GeneralAuthenticate(command),
            _ => _terminals?.Answer(command),
        };

    /// <summary>Once after chip authentication: the keys for the commands that follow.</summary>
    public ChipMessaging? TakeMessaging()
    {
        var next = _next;
        _next = null;
        return next;
    }

    /// <summary>A new session: nothing is selected.</summary>
    public void Reset()
    {
        _selected = null;
        _chain.Clear();
        _next?.Dispose();
        _next = null;
        _terminals?.Reset();
    }

    /// <summary>The keys themselves belong to the passport.</summary>
    public void Dispose() => Reset();

    private (byte[] Data, ushort Status) Active(CommandApdu command)
    {
        if (command.Data.Length != 8)
        {
            return ([], 0x6700);
        }

        var signature =
            _defect == PassportDefect.ConstantActiveAnswer
                ? _constantAnswer ??= _secrets.UsedActive!.Sign(new byte[8], _random)
                : _secrets.UsedActive!.Sign(command.Data.Span, _random);
        var most = _secrets.Proofs.Active!.MaxShortAnswer;
        var isCut = command.Le is <= CommandApdu.MaxShortLe && signature.Length > most;
        return isCut ? (signature[..most], Ok) : (signature, Ok);
    }

    private (byte[] Data, ushort Status) SetKeyAgreement(CommandApdu command)
    {
        var objects = Objects(command.Data);
        var key = Find(objects, ChipKeyCommands.SetKeyAgreement, _ => true);
        return key is null ? ([], 0x6F00) : Agree(key, Value(objects, 0x91), []);
    }

    private (byte[] Data, ushort Status) SetAuthentication(CommandApdu command)
    {
        var objects = Objects(command.Data);
        var oid = Value(objects, 0x80);
        _selected = Find(
            objects,
            ChipKeyCommands.GeneralAuthenticate,
            k => OidValue(k.Oid).AsSpan().SequenceEqual(oid.Span)
        );
        return ([], _selected is null ? (ushort)0x6A80 : Ok);
    }

    private (byte[] Data, ushort Status) GeneralAuthenticate(CommandApdu command)
    {
        var key = _selected!;
        _selected = null;
        var dynamic = Objects(Value(Objects(command.Data), 0x7C));
        return Agree(key, Value(dynamic, 0x80), TlvWriter.Write(0x7C));
    }

    private (byte[] Data, ushort Status) Agree(SimulatedChipKey key, ReadOnlyMemory<byte> terminal, byte[] answer)
    {
        if (key.Agree(terminal.Span) is not { } secret)
        {
            return ([], 0x6A80);
        }

        if (_defect != PassportDefect.ChipKeysNotSwitched)
        {
            _next?.Dispose();
            _next = new ChipMessaging(SessionKeys.FromSecret(key.Suite, secret), new byte[key.Suite.BlockLength]);
        }

        CryptographicOperations.ZeroMemory(secret);
        _terminals?.Agreed(key.Group, terminal.ToArray());
        return (answer, Ok);
    }

    private SimulatedChipKey? Find(
        IReadOnlyList<Tlv> objects,
        ChipKeyCommands commands,
        Func<SimulatedChipKey, bool> isMeant
    )
    {
        var reference = Value(objects, 0x84);
        return _secrets.UsedChipKeys.FirstOrDefault(k =>
            k.Order.Commands == commands && isMeant(k) && Matches(k.Order.KeyId, reference.Span)
        );
    }

    private static bool Matches(int? keyId, ReadOnlySpan<byte> reference) =>
        keyId is null ? reference.IsEmpty : reference.Length == 1 && reference[0] == keyId;

    private static byte[] OidValue(string oid)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(oid);
        return writer.Encode()[2..];
    }

    /// <summary>Empty when the bytes are no data objects.</summary>
    internal static IReadOnlyList<Tlv> Objects(ReadOnlyMemory<byte> data)
    {
        try
        {
            return TlvReader.ReadAll(data);
        }
        catch (DocumentFormatException)
        {
            return [];
        }
    }

    /// <summary>Empty when there is none of this tag.</summary>
    internal static ReadOnlyMemory<byte> Value(IReadOnlyList<Tlv> objects, uint tag) =>
        objects.FirstOrDefault(o => o.Tag == tag).Value;
}
