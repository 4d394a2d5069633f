using System.Formats.Asn1;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>A chip's static key for chip authentication, with its entries of DG14.</summary>
internal sealed class SimulatedChipKey : IDisposable
{
    private const int FirstCurve = 8;
    private readonly AgreementKeyPair _pair;

    public SimulatedChipKey(ChipKeyOrder order, int seed, string label)
    {
        Order = order;
        var group =
            StandardizedDomainParameters.Find(order.Group)
            ?? throw new ArgumentException("no standardized group has this number", nameof(order));
        Suite = CipherSuite.All.Single(s => s.Name == order.Cipher);
        var source = new SeededBytes(seed, label);
        if (group.IsEllipticCurve)
        {
            using var key = SimulatedCurves.Key(order.Group, order.Form, source);
            _pair = group.KeyPairOf(key.ExportParameters(true).D!);
            SubjectPublicKeyInfo = key.ExportSubjectPublicKeyInfo();
        }
        else
        {
            var scalar = source.Next(group.ScalarLength);
            scalar[0] &= 0x7F;
            _pair = group.KeyPairOf(scalar);
            SubjectPublicKeyInfo = DhInfo(order.Group, _pair.PublicKey);
        }
    }

    public ChipKeyOrder Order { get; }

    /// <summary>Of the session that follows.</summary>
    public CipherSuite Suite { get; }

    /// <summary>As DG14 holds it.</summary>
    public byte[] SubjectPublicKeyInfo { get; }

    /// <summary>Where the key lives.</summary>
    public KeyAgreementGroup Group => _pair.Group;

    /// <summary>id-CA-DH-.. or id-CA-ECDH-.. (BSI TR-03110-3, A.1.1.2).</summary>
    public string Oid
    {
        get
        {
            var suite = 1 + CipherSuite.All.ToList().IndexOf(Suite);
            return FormattableString.Invariant($"0.4.0.127.0.7.2.2.3.{(Group.IsEllipticCurve ? 2 : 1)}.{suite}");
        }
    }

    /// <summary>The secret with a terminal's key; null when that is no element of the group.</summary>
    public byte[]? Agree(ReadOnlySpan<byte> terminal)
    {
        try
        {
            return _pair.Agree(terminal);
        }
        catch (DocumentFormatException)
        {
            return null;
        }
    }

    /// <summary>Entries of DG14: the key, and the algorithm unless the order leaves it out.</summary>
    /// <param name="isOffCurve">Writes a point that is not on the curve.</param>
    public IEnumerable<byte[]> Infos(bool isOffCurve)
    {
        var publicKey = (byte[])SubjectPublicKeyInfo.Clone();
        if (isOffCurve)
        {
            publicKey[^1] ^= 1;
        }

        yield return Info(
            Order.Group >= FirstCurve ? "0.4.0.127.0.7.2.2.1.2" : "0.4.0.127.0.7.2.2.1.1",
            writer => writer.WriteEncodedValue(publicKey)
        );
        if (Order.IsListed)
        {
            yield return Info(Oid, writer => writer.WriteInteger(1));
        }
    }

    public void Dispose() => _pair.Dispose();

    private byte[] Info(string oid, Action<AsnWriter> content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            content(writer);
            if (Order.KeyId is { } id)
            {
                writer.WriteInteger(id);
            }
        }

        return writer.Encode();
    }

    /// <summary>The group by its number (BSI TR-03110-3, A.2.1.1), the key as an INTEGER.</summary>
    private static byte[] DhInfo(int group, byte[] publicKey)
    {
        var number = new AsnWriter(AsnEncodingRules.DER);
        number.WriteIntegerUnsigned(publicKey.AsSpan().TrimStart((byte)0));
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("0.4.0.127.0.7.1.2");
                writer.WriteInteger(group);
            }

            writer.WriteBitString(number.Encode());
        }

        return writer.Encode();
    }
}
