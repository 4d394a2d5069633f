using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>Reads one entry of SecurityInfos: SEQUENCE of identifier, required data and optional data.</summary>
internal static class SecurityInfoReader
{
    private const string ChipAuthenticationDh = "0.4.0.127.0.7.2.2.3.1.";
    private const string ChipAuthenticationEcdh = "0.4.0.127.0.7.2.2.3.2.";

    /// <exception cref="AsnContentException">Not even a sequence that begins with an identifier.</exception>
    public static SecurityInfo Read(ReadOnlyMemory<byte> encoded)
    {
        var sequence = new AsnReader(encoded, AsnEncodingRules.BER).ReadSequence();
        var oid = sequence.ReadObjectIdentifier();
        try
        {
            return Known(oid, sequence) ?? new UnknownSecurityInfo(oid, encoded);
        }
        catch (Exception e) when (e is AsnContentException or InvalidOperationException or DocumentFormatException)
        {
            return new UnknownSecurityInfo(oid, encoded);
        }
    }

    private static SecurityInfo? Known(string oid, AsnReader content) =>
        oid switch
        {
            "0.4.0.127.0.7.2.2.4.1"
            or "0.4.0.127.0.7.2.2.4.2"
            or "0.4.0.127.0.7.2.2.4.3"
            or "0.4.0.127.0.7.2.2.4.4"
            or "0.4.0.127.0.7.2.2.4.6" => DomainParameters(oid, content),
            "0.4.0.127.0.7.2.2.1.1" or "0.4.0.127.0.7.2.2.1.2" => PublicKey(oid, content),
            "0.4.0.127.0.7.2.2.2" => TerminalAuthentication(oid, content),
            "2.23.136.1.1.5" => new ActiveAuthenticationInfo(oid, Number(content), content.ReadObjectIdentifier()),
            "2.23.136.1.1.13" => new EfDirInfo(oid, content.ReadOctetString()),
            _ when PaceProtocol.Find(oid) is { } protocol => Pace(protocol, content),
            _ => ChipAuthentication(oid, content),
        };

    /// <summary>Version 2 is the only one; an entry of another is not understood.</summary>
    private static PaceInfo? Pace(PaceProtocol protocol, AsnReader content) =>
        Number(content) == 2 ? new PaceInfo(protocol, OptionalNumber(content)) : null;

    private static PaceDomainParameterInfo DomainParameters(string oid, AsnReader content)
    {
        var algorithm = AlgorithmIdentifier.Read(content);
        return new PaceDomainParameterInfo(oid, Group(algorithm), OptionalNumber(content));
    }

    private static KeyAgreementGroup? Group(AlgorithmIdentifier algorithm)
    {
        try
        {
            return AgreementParameters.Read(algorithm);
        }
        catch (DocumentFormatException)
        {
            return null;
        }
    }

    private static ChipAuthenticationInfo? ChipAuthentication(string oid, AsnReader content)
    {
        var isEllipticCurve = oid.StartsWith(ChipAuthenticationEcdh, StringComparison.Ordinal);
        if (!isEllipticCurve && !oid.StartsWith(ChipAuthenticationDh, StringComparison.Ordinal))
        {
            return null;
        }

        var last = oid[(oid.LastIndexOf('.') + 1)..];
        return last is "1" or "2" or "3" or "4" && oid.Length == ChipAuthenticationDh.Length + 1
            ? new ChipAuthenticationInfo(
                oid,
                isEllipticCurve,
                CipherSuite.All[last[0] - '1'],
                Number(content),
                OptionalNumber(content)
            )
            : null;
    }

    private static ChipAuthenticationPublicKeyInfo PublicKey(string oid, AsnReader content)
    {
        var key = content.PeekEncodedValue();
        content.ReadSequence();
        return new ChipAuthenticationPublicKeyInfo(oid, key, OptionalNumber(content));
    }

    private static TerminalAuthenticationInfo TerminalAuthentication(string oid, AsnReader content)
    {
        var version = Number(content);
        if (!content.HasData)
        {
            return new TerminalAuthenticationInfo(oid, version, null, null);
        }

        var file = content.ReadSequence();
        var id = file.ReadOctetString();
        var shortId = file.HasData ? file.ReadOctetString() : null;
        return id.Length == 2 && shortId is not { Length: not 1 }
            ? new TerminalAuthenticationInfo(oid, version, (ushort)((id[0] << 8) | id[1]), shortId?[0])
            : throw new DocumentFormatException("security-infos-malformed");
    }

    private static int? OptionalNumber(AsnReader content) => content.HasData ? Number(content) : null;

    private static int Number(AsnReader content) =>
        content.TryReadInt32(out var number) && number >= 0
            ? number
            : throw new DocumentFormatException("security-infos-malformed");
}
