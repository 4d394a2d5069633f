using System.Text;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>
/// The chip of a simulated e-passport: answers command APDUs as Doc 9303-10 and -11 lay down for a chip with basic access control.
/// Its states are its own and share nothing with the reader's side but the ciphers, the MAC and the TLV form. One exchange at a time.
/// </summary>
public sealed class SoftwarePassport : IDisposable
{
    private const ushort Ok = 0x9000;
    private static readonly byte[] ApplicationId = [0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01];
    private readonly IssuedPassport _passport;
    private readonly ChipFiles _files;
    private readonly ChipAccess _access;
    private readonly ChipProofDesk _proofs;
    private bool _applicationSelected;
    private ChipMessaging? _messaging;

    internal SoftwarePassport(IssuedPassport passport, int seed, int maxRead)
    {
        _passport = passport;
        _files = new ChipFiles(passport, maxRead);
        _access = new ChipAccess(passport.Lines[1], new Random(seed));
        _proofs = new ChipProofDesk(
            passport.Secrets,
            passport.Defect,
            seed,
            Encoding.ASCII.GetBytes(passport.Lines[1][..10])
        );
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

        if (CommandApdu.TryParse(apdu) is not { } command)
        {
            return Status(0x6700);
        }

        var answer = (command.Cla & 0x0C) == 0x0C ? Protected(command) : Plain(command);
        return _files.IsSilent ? null : answer;
    }

    /// <summary>Forgets the session keys.</summary>
    public void Dispose()
    {
        _messaging?.Dispose();
        _access.Dispose();
        _proofs.Dispose();
    }

    private byte[] Protected(CommandApdu command)
    {
        if (_messaging is null)
        {
            return Status(0x6882);
        }

        if (_messaging.Open(command) is not { } plain)
        {
            EndSession();
            return Status(0x6988);
        }

        var (data, status) = _proofs.Answer(plain) ?? plain.Ins switch
        {
            0xA4 => _files.Select(plain),
            0xB0 => _files.ReadBinary(plain),
            0xB1 => _files.ReadBinaryOdd(plain),
            _ => ([], (ushort)0x6D00),
        };
        var answer = _messaging.Close(data, status, (plain.Ins & 1) == 1);
        if (_proofs.TakeMessaging() is { } next)
        {
            // The answer to chip authentication is the last under the old keys.
            _messaging.Dispose();
            _messaging = next;
        }

        return answer;
    }

    private byte[] Plain(CommandApdu command)
    {
        if (command is { Ins: 0xA4, P1: 0x04 })
        {
            return SelectApplication(command);
        }

        if (_messaging is not null)
        {
            // A plain command inside secure messaging ends the session (Doc 9303-11, 9.8.6).
            EndSession();
            return Status(0x6982);
        }

        if (!_applicationSelected)
        {
            return Status(command.Cla == 0 && command.Ins is 0x84 or 0x82 ? (ushort)0x6985 : (ushort)0x6D00);
        }

        return command.Ins switch
        {
            0x84 => command.Le == 8 ? [.. _access.Challenge(), .. Status(Ok)] : Status(0x6700),
            0x82 => Authenticate(command),
            0xA4 or 0xB0 or 0xB1 => Status(0x6982),
            _ => Status(0x6D00),
        };
    }

    private byte[] SelectApplication(CommandApdu command)
    {
        EndSession();
        _applicationSelected = false;
        if (command.Le is not null)
        {
            // Chips of the field refuse a Le on SELECT; this one does so to keep readers honest.
            return Status(0x6700);
        }

        if (command.P2 != 0x0C || !command.Data.Span.SequenceEqual(ApplicationId))
        {
            return Status(0x6A82);
        }

        _applicationSelected = true;
        return Status(Ok);
    }

    private byte[] Authenticate(CommandApdu command)
    {
        if (_access.Authenticate(command.Data.Span) is not var (answer, messaging))
        {
            return Status(0x6300);
        }

        _messaging = messaging;
        return [.. answer, .. Status(Ok)];
    }

    private void EndSession()
    {
        _messaging?.Dispose();
        _messaging = null;
        _proofs.Reset();
        _files.Deselect();
    }

    private static byte[] Status(ushort status) => [(byte)(status >> 8), (byte)(status & 0xFF)];
}
