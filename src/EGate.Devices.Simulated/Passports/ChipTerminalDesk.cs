using System.Security.Cryptography;
using System.Text;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>
/// The chip's side of terminal authentication version 1 (BSI TR-03110-1, 3.5; TR-03110-3, B.3 and 2.5): verifies a chain of certificates
/// from its trust point down, against its own idea of the day, and then the terminal's signature.
/// </summary>
internal sealed class ChipTerminalDesk(TerminalTrust trust, Random random)
{
    private const ushort Ok = 0x9000;
    private const ushort NotFound = 0x6A88;
    private const ushort Refused = 0x6300;
    private readonly Dictionary<string, (CvcPublicKey Key, TerminalRole Role)> _known = [];
    private string? _issuer;
    private string? _terminal;
    private byte[]? _challenge;
    private byte[]? _compressed;
    private byte[] _identity = [];

    /// <summary>True once a terminal has proved itself in this session.</summary>
    public bool IsProved { get; private set; }

    /// <summary>ID_PICC of the session that begins.</summary>
    public void Identified(byte[] identity) => _identity = identity;

    /// <summary>Chip authentication is done: terminals may prove themselves, with the key that they brought to it.</summary>
    public void Agreed(KeyAgreementGroup group, byte[] terminalKey)
    {
        Reset();
        _compressed = group.IsEllipticCurve
            ? terminalKey[1..(1 + (terminalKey.Length / 2))]
            : SHA1.HashData(terminalKey);
        _known[TerminalAuthority.Reference] = (trust.Authority.TrustedKey, TerminalRole.CertificationAuthority);
    }

    /// <summary>Forgets keys and challenge.</summary>
    public void Reset()
    {
        _known.Clear();
        (_issuer, _terminal, _challenge, _compressed, IsProved) = (null, null, null, null, false);
    }

    /// <summary>The answer; null when the command is none of terminal authentication, or chip authentication has not been done.</summary>
    public (byte[] Data, ushort Status)? Answer(CommandApdu command) =>
        _compressed is null
            ? null
            : (command.Ins, command.P1, command.P2) switch
            {
                (0x22, 0x81, 0xB6) => Select(command, out _issuer),
                (0x2A, 0x00, 0xBE) => Verify(command),
                (0x22, 0x81, 0xA4) => SelectTerminal(command),
                (0x84, 0, 0) when command.Le == 8 => (_challenge = Challenge(), Ok),
                (0x82, 0, 0) => Authenticate(command),
                _ => null,
            };

    private (byte[] Data, ushort Status) Select(CommandApdu command, out string? name)
    {
        var value = ChipProofDesk.Value(ChipProofDesk.Objects(command.Data), 0x83);
        name = Encoding.ASCII.GetString(value.Span);
        return ([], _known.ContainsKey(name) ? Ok : NotFound);
    }

    private (byte[] Data, ushort Status) SelectTerminal(CommandApdu command)
    {
        var answer = Select(command, out _terminal);
        var isTerminal = answer.Status == Ok && _known[_terminal!].Role == TerminalRole.InspectionSystem;
        return ([], isTerminal ? Ok : NotFound);
    }

    private (byte[] Data, ushort Status) Verify(CommandApdu command)
    {
        if (_issuer is null || !_known.TryGetValue(_issuer, out var issuer))
        {
            return ([], 0x6985);
        }

        try
        {
            var whole = TlvWriter.Write(0x7F21, command.Data.ToArray());
            var certificate = CardVerifiableCertificate.Parse(whole);
            if (!IsAcceptable(certificate, issuer.Role) || !certificate.IsSignedBy(issuer.Key))
            {
                return ([], Refused);
            }

            _known[certificate.Holder] = (certificate.PublicKey.Inherit(issuer.Key), certificate.Role);
            return ([], Ok);
        }
        catch (DocumentFormatException)
        {
            return ([], 0x6A80);
        }
    }

    private bool IsAcceptable(CardVerifiableCertificate certificate, TerminalRole issuer)
    {
        var mayIssue = issuer switch
        {
            TerminalRole.CertificationAuthority => certificate.Role != TerminalRole.InspectionSystem,
            TerminalRole.InspectionSystem => false,
            _ => certificate.Role == TerminalRole.InspectionSystem,
        };
        return mayIssue && certificate.Issuer == _issuer && certificate.Expires >= trust.ChipDate;
    }

    private byte[] Challenge()
    {
        var challenge = new byte[8];
        random.NextBytes(challenge);
        return challenge;
    }

    private (byte[] Data, ushort Status) Authenticate(CommandApdu command)
    {
        var challenge = _challenge;
        _challenge = null;
        if (challenge is null || _terminal is null || !_known.TryGetValue(_terminal, out var terminal))
        {
            return ([], 0x6985);
        }

        byte[] signed = [.. _identity, .. challenge, .. _compressed!];
        IsProved = terminal.Role == TerminalRole.InspectionSystem && terminal.Key.Verify(signed, command.Data.Span);
        return ([], IsProved ? Ok : Refused);
    }
}
