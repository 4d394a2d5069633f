using System.Text;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>
/// The chip of a simulated e-passport: answers command APDUs as Doc 9303-10 and -11 lay down, with the access protocols that its
/// <see cref="PassportAccess"/> names. Its states are its own and share nothing with the reader's side but ciphers, MACs, groups and the
/// TLV form. One exchange at a time.
/// </summary>
public sealed class SoftwarePassport : IDisposable
{
    private const ushort Ok = 0x9000;
    private static readonly byte[] ApplicationId = [0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01];
    private readonly IssuedPassport _passport;
    private readonly ChipFiles _files;
    private readonly ChipAccess _access;
    private readonly ChipPace _pace;
    private readonly ChipProofDesk _proofs;
    private byte[] _rest = [];
    private byte[] _chain = [];
    private ChipMessaging? _messaging;

    internal SoftwarePassport(IssuedPassport passport, int seed, int maxRead)
    {
        _passport = passport;
        _files = new ChipFiles(passport, maxRead);
        var random = new Random(seed);
        _access = new ChipAccess(passport.KeyInformation, random);
        _pace = new ChipPace(passport, random);
        _proofs = new ChipProofDesk(passport.Secrets, passport.Defect, seed);
    }

    /// <summary>
    /// The answer to one command, status word included. Null when the chip does not answer: it has none, or fell silent. Any bytes may come.
    /// </summary>
    public byte[]? Answer(ReadOnlySpan<byte> apdu)
    {
        if (!_passport.HasChip || _files.IsSilent)
        {
            return null;
        }

        if (CommandApdu.TryParse(apdu) is not { } command || (command.IsExtended && !_passport.TakesExtendedLength))
        {
            return Status(0x6700);
        }

        if (command is { Cla: 0x00, Ins: 0xC0 })
        {
            return Part(_rest, command.Le ?? 0);
        }

        var answer = (command.Cla & 0x0C) == 0x0C ? Protected(command) : Plain(command);
        return _files.IsSilent ? null : Part(answer, _passport.Access.PartLength ?? answer.Length);
    }

    /// <summary>Forgets the session keys.</summary>
    public void Dispose()
    {
        _messaging?.Dispose();
        _access.Dispose();
        _pace.Dispose();
        _proofs.Dispose();
    }

    private byte[] Protected(CommandApdu command)
    {
        if (_messaging is null || _files.HasLostSession || _messaging.Open(command) is not { } plain)
        {
            // What a chip says in plain when it gives a session up (Doc 9303-11, 9.8.6).
            EndSession();
            return Status(0x6988);
        }

        var (data, status) = Chained(plain) is not { } whole
            ? ([], Ok)
            : _proofs.Answer(whole) ?? Execute(whole, isSecured: true);
        var isDg1 = status == Ok && plain.Ins == 0xB0 && _files.InApplication;
        if (isDg1 && _passport.Defect == PassportDefect.UnprotectedAnswer)
        {
            return [.. data, .. Status(Ok)];
        }

        var answer = _messaging.Close(data, status, (plain.Ins & 1) == 1);
        if (isDg1 && _passport.Defect == PassportDefect.WrongAnswerMac)
        {
            answer[^3] ^= 1;
        }

        if (_proofs.TakeMessaging() is { } next)
        {
            // The answer to chip authentication is the last under the old keys.
            _messaging.Dispose();
            _messaging = next;
        }

        return answer;
    }

    /// <summary>The whole command once the last part of its chain is there (ISO/IEC 7816-4, 5.3.3); null before.</summary>
    private CommandApdu? Chained(CommandApdu part)
    {
        byte[] data = [.. _chain, .. part.Data.Span];
        var isLast = (part.Cla & 0x10) == 0;
        _chain = isLast || data.Length > CommandApdu.MaxExtendedLe ? [] : data;
        return isLast ? part with { Data = data } : null;
    }

    private byte[] Plain(CommandApdu command)
    {
        if (_messaging is not null)
        {
            // A plain command inside secure messaging ends the session (Doc 9303-11, 9.8.6).
            EndSession();
            if (command is not { Ins: 0xA4, P1: 0x04 or 0x00 })
            {
                return Status(0x6982);
            }
        }

        if (command is { Ins: 0x86, P1: 0x00, P2: 0x00 } && !_files.InApplication)
        {
            var (answer, status, messaging) = _pace.Authenticate(command);
            _messaging = messaging;
            if (messaging is not null)
            {
                _proofs.Identified(_pace.Identity);
            }

            return [.. answer, .. Status(status)];
        }

        if (_files.InApplication && command.Ins is 0x84 or 0x82)
        {
            return BasicAccess(command);
        }

        var (data, result) = Execute(command, isSecured: false);
        return [.. data, .. Status(result)];
    }

    private (byte[] Data, ushort Status) Execute(CommandApdu command, bool isSecured) =>
        command.Ins switch
        {
            0xA4 when command.P1 == 0x04 => ([], SelectApplication(command)),
            0xA4 when command.P1 == 0x00 => ([], SelectMasterFile(command)),
            0xA4 => _files.Select(command, isSecured),
            0xB0 => _files.ReadBinary(command, isSecured),
            0xB1 => _files.ReadBinaryOdd(command, isSecured),
            0x22 when command is { P1: 0xC1, P2: 0xA4 } && !isSecured && _passport.Access.Pace.Count > 0 => (
                [],
                _pace.SetTemplate(command)
            ),
            _ => ([], 0x6D00),
        };

    private ushort SelectApplication(CommandApdu command)
    {
        if (command.Le is not null)
        {
            // Chips of the field refuse a Le on SELECT; this one does so to keep readers honest.
            return 0x6700;
        }

        if (command.P2 != 0x0C || !command.Data.Span.SequenceEqual(ApplicationId))
        {
            return 0x6A82;
        }

        _files.Enter(application: true);
        return Ok;
    }

    private ushort SelectMasterFile(CommandApdu command)
    {
        var isNamed = command.Data.Span.SequenceEqual<byte>([0x3F, 0x00]);
        if (command.P2 != 0x0C || command.Le is not null || !(isNamed || command.Data.IsEmpty))
        {
            return 0x6A86;
        }

        if (_passport.Access.WantsMasterFileIdentifier && !isNamed)
        {
            return 0x6A86;
        }

        _files.Enter(application: false);
        return Ok;
    }

    private byte[] BasicAccess(CommandApdu command)
    {
        if (command.Ins == 0x84)
        {
            return command.Le == 8 ? [.. _access.Challenge(), .. Status(Ok)] : Status(0x6700);
        }

        if (!_passport.Access.HasBasicAccess)
        {
            return Status(0x6A88);
        }

        if (_access.Authenticate(command.Data.Span) is not var (answer, messaging))
        {
            return Status(0x6300);
        }

        _messaging = messaging;
        _proofs.Identified(Encoding.ASCII.GetBytes(_passport.Lines[1][..10]));
        return [.. answer, .. Status(Ok)];
    }

    /// <summary>The first bytes of an answer; what is left waits for GET RESPONSE.</summary>
    private byte[] Part(byte[] answer, int most)
    {
        if (answer.Length < 2 || most < 1)
        {
            return Status(0x6985);
        }

        if (answer.Length - 2 <= most)
        {
            _rest = [];
            return answer;
        }

        _rest = answer[most..];
        var left = _rest.Length - 2;
        return [.. answer[..most], .. Status((ushort)(0x6100 | (left > 0xFF ? 0 : left)))];
    }

    private void EndSession()
    {
        _messaging?.Dispose();
        _messaging = null;
        _proofs.Reset();
        _chain = [];
        _files.Deselect();
    }

    private static byte[] Status(ushort status) => [(byte)(status >> 8), (byte)(status & 0xFF)];
}
