using System.Security.Cryptography;
using System.Text;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>
/// The chip's side of PACE (Doc 9303-11, 4.4): answers MSE:Set AT and the chain of GENERAL AUTHENTICATE. Its steps are its own; of the
/// reader's side it shares ciphers, groups and the form of the token.
/// </summary>
internal sealed class ChipPace(IssuedPassport passport, Random random) : IDisposable
{
    private const ushort Ok = 0x9000;
    private const ushort WrongParameters = 0x6A80;
    private const byte Chained = 0x10;
    private readonly PassportAccess _access = passport.Access;
    private readonly AccessPassword _zone = AccessPassword.FromZone(passport.KeyInformation);
    private readonly AccessPassword? _can = passport.Access.Can is { } can ? AccessPassword.FromCan(can) : null;
    private PaceOffer? _offer;
    private AccessPassword? _password;
    private PaceStep _step;
    private byte[] _nonce = [];
    private KeyAgreementGroup? _mapped;
    private AgreementKeyPair? _mappingKey;
    private SessionKeys? _keys;
    private byte[] _ownKey = [];
    private byte[] _readerKey = [];

    /// <summary>MSE:Set AT. It begins anew whatever was before.</summary>
    public ushort SetTemplate(CommandApdu command)
    {
        Reset();
        if (command.Le is not null)
        {
            return 0x6700;
        }

        if (Objects(command.Data) is not { } objects || Value(objects, 0x83) is not [var reference])
        {
            return WrongParameters;
        }

        var oid = Value(objects, 0x80);
        var offers = _access.Pace.Where(o => PaceToken.OidBytes(o.Protocol.Oid).AsSpan().SequenceEqual(oid)).ToList();
        var parameters = Value(objects, 0x84);
        if (parameters is null && offers.Count > 0 && (_access.WantsParameterReference || offers.Count > 1))
        {
            return 0x6A87;
        }

        _offer = offers.FirstOrDefault(o => parameters is null || (parameters is [var id] && id == IdOf(o)));
        _password =
            reference == 1 ? _zone
            : reference == 2 ? _can
            : null;
        if (_offer is null || _password is null)
        {
            return _offer is null && parameters is null ? WrongParameters : (ushort)0x6A88;
        }

        _step = PaceStep.Nonce;
        return Ok;
    }

    /// <summary>ID_PICC for terminal authentication: the chip's ephemeral key of the last run, compressed.</summary>
    public byte[] Identity =>
        _mapped is { IsEllipticCurve: false } ? SHA1.HashData(_ownKey) : _ownKey[1..(1 + (_ownKey.Length / 2))];

    /// <summary>One step of the chain; the session when the last one is done.</summary>
    public (byte[] Data, ushort Status, ChipMessaging? Messaging) Authenticate(CommandApdu command)
    {
        var isLast = _step == PaceStep.Tokens;
        if (_offer is null || _step == PaceStep.None)
        {
            return ([], 0x6985, null);
        }

        if (passport.Defect == PassportDefect.PaceChainRefused && !isLast)
        {
            return ([], 0x6883, null);
        }

        if ((command.Cla == Chained) == isLast || Objects(command.Data, 0x7C) is not { } objects)
        {
            Reset();
            return ([], WrongParameters, null);
        }

        var (data, status, messaging) = _step switch
        {
            PaceStep.Nonce => (Nonce(_offer), Ok, null),
            PaceStep.Mapping => Map(_offer, objects),
            PaceStep.Agreement => Agree(objects),
            _ => Tokens(_offer, objects),
        };
        _step = status == Ok && !isLast ? _step + 1 : PaceStep.None;
        return (data.Length == 0 && status != Ok ? [] : TlvWriter.Write(0x7C, data), status, messaging);
    }

    public void Dispose()
    {
        Reset();
        _zone.Dispose();
        _can?.Dispose();
    }

    private byte[] Nonce(PaceOffer offer)
    {
        var suite = offer.Suite;
        _nonce = Random(offer.Mapping == PaceMapping.Integrated ? IntegratedMapping.NonceLength(suite) : 16);
        var key = _password!.Key(suite);
        var encrypted = suite.EncryptCbc(key, new byte[suite.BlockLength], _nonce);
        if (passport.Defect == PassportDefect.PaceNonceWrong)
        {
            // Another nonce than the one that is mapped: the tokens of both sides differ, as with a wrong password.
            encrypted[0] ^= 1;
        }

        return TlvWriter.Write(0x80, encrypted);
    }

    private (byte[] Data, ushort Status, ChipMessaging? Messaging) Map(PaceOffer offer, IReadOnlyList<Tlv> objects)
    {
        var received = Value(objects, 0x81) ?? [];
        try
        {
            if (offer.Mapping == PaceMapping.Integrated)
            {
                _mapped = IntegratedMapping.Map(offer.Suite, offer.Group, _nonce, received);
                return (TlvWriter.Write(0x82), Ok, null);
            }

            _mappingKey = offer.Group.GenerateKeyPair(random.NextBytes);
            var shared = offer.Group.Multiply(received, _mappingKey.PrivateKey);
            _mapped = offer.Group.MapGeneric(_nonce, shared);
            return (TlvWriter.Write(0x82, _mappingKey.PublicKey), Ok, null);
        }
        catch (DocumentFormatException)
        {
            return ([], WrongParameters, null);
        }
    }

    private (byte[] Data, ushort Status, ChipMessaging? Messaging) Agree(IReadOnlyList<Tlv> objects)
    {
        _readerKey = Value(objects, 0x83) ?? [];
        try
        {
            using var pair = _mapped!.GenerateKeyPair(random.NextBytes);
            _ownKey = pair.PublicKey;
            _keys = SessionKeys.FromSecret(_offer!.Suite, pair.Agree(_readerKey));
            return (TlvWriter.Write(0x84, _ownKey), Ok, null);
        }
        catch (DocumentFormatException)
        {
            return ([], WrongParameters, null);
        }
    }

    private (byte[] Data, ushort Status, ChipMessaging? Messaging) Tokens(PaceOffer offer, IReadOnlyList<Tlv> objects)
    {
        var keys = _keys!;
        var expected = PaceToken.Compute(offer.Protocol, keys.Mac, _ownKey);
        if (passport.Defect == PassportDefect.PaceFails || !expected.AsSpan().SequenceEqual(Value(objects, 0x85)))
        {
            return ([], _password!.IsZone ? (ushort)0x6300 : (ushort)0x63C2, null);
        }

        var token = PaceToken.Compute(offer.Protocol, keys.Mac, _readerKey);
        if (passport.Defect == PassportDefect.PaceTokenWrong)
        {
            token[0] ^= 1;
        }

        byte[] proof = offer.Mapping == PaceMapping.ChipAuthentication ? TlvWriter.Write(0x8A, Proof(offer, keys)) : [];
        _keys = null;
        byte[] trust = passport.Secrets.Proofs.Terminals is { } terminals
            ? TlvWriter.Write(0x87, Encoding.ASCII.GetBytes(TerminalAuthority.Reference))
            : [];
        return (
            [.. TlvWriter.Write(0x86, token), .. trust, .. proof],
            Ok,
            new ChipMessaging(keys, new byte[offer.Suite.BlockLength])
        );
    }

    /// <summary>CA.IC, the mapping key divided by the static one, encrypted (4.4.3.5.1).</summary>
    private byte[] Proof(PaceOffer offer, SessionKeys keys)
    {
        var data = MappingSecret.Quotient(offer.Group, passport.MappingSecret, _mappingKey!.PrivateKey);
        var minusOne = Enumerable.Repeat((byte)0xFF, offer.Suite.BlockLength).ToArray();
        return offer.Suite.EncryptCbc(
            keys.Encryption,
            offer.Suite.InitialVector(keys.Encryption, minusOne),
            Padding.Add(data, offer.Suite.BlockLength)
        );
    }

    private int IdOf(PaceOffer offer) =>
        _access.WritesParametersOut ? 32 + _access.Pace.ToList().IndexOf(offer) : offer.ParameterId;

    private void Reset()
    {
        (_offer, _password, _step, _mapped) = (null, null, PaceStep.None, null);
        CryptographicOperations.ZeroMemory(_nonce);
        _mappingKey?.Dispose();
        _mappingKey = null;
        _keys?.Dispose();
        _keys = null;
    }

    private byte[] Random(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static IReadOnlyList<Tlv>? Objects(ReadOnlyMemory<byte> data, uint? template = null)
    {
        try
        {
            return TlvReader.ReadAll(template is { } tag ? TlvReader.Open(data, tag) : data);
        }
        catch (DocumentFormatException)
        {
            return null;
        }
    }

    private static byte[]? Value(IReadOnlyList<Tlv> objects, uint tag) =>
        objects.Where(o => o.Tag == tag).Select(o => o.Value.ToArray()).FirstOrDefault();

    private enum PaceStep
    {
        None = 0,
        Nonce = 1,
        Mapping = 2,
        Agreement = 3,
        Tokens = 4,
    }
}
