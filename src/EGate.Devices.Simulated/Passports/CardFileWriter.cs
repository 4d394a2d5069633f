using System.Formats.Asn1;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>Writes the files outside the application (Doc 9303-10, 3.11; Doc 9303-11, 9.2).</summary>
internal static class CardFileWriter
{
    public const ushort CardAccess = 0x011C;
    public const ushort CardSecurity = 0x011D;
    public const ushort Directory = 0x2F00;
    public const ushort AtrInfo = 0x2F01;

    /// <summary>Number of the key in EF.CardSecurity.</summary>
    private const int MappingKeyId = 1;

    /// <summary>What may be read without any key.</summary>
    public static bool IsFree(ushort file) => file is CardAccess or Directory or AtrInfo;

    /// <summary>The files of a passport but EF.CardSecurity.</summary>
    public static Dictionary<ushort, byte[]> Write(PassportAccess access)
    {
        var files = new Dictionary<ushort, byte[]>();
        if (access.Pace.Count > 0)
        {
            files[CardAccess] = Infos(PaceInfos(access));
        }

        if (access.HasDirectory)
        {
            byte[] application = [0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01];
            files[Directory] = TlvWriter.Write(0x61, TlvWriter.Write(0x4F, application));
        }

        if (access.MaxAnswer is { } most)
        {
            byte[] length = [(byte)((most >> 16) & 0xFF), (byte)((most >> 8) & 0xFF), (byte)(most & 0xFF)];
            var number = TlvWriter.Write(0x02, most > 0xFFFF ? length : length[1..]);
            byte[] capabilities = [0x00, 0x00, 0xC0];
            files[AtrInfo] = [.. TlvWriter.Write(0x47, capabilities), .. TlvWriter.Write(0x7F66, number, number)];
        }

        return files;
    }

    /// <summary>The content that EF.CardSecurity signs: EF.CardAccess and the chip's key.</summary>
    public static byte[] SecurityContent(PassportAccess access, byte[] publicKey) =>
        Infos([.. PaceInfos(access), MappingKeyInfo(MappingOffer(access), publicKey)]);

    /// <summary>The offer whose group the chip's static key is of.</summary>
    public static PaceOffer MappingOffer(PassportAccess access) =>
        access.Pace.First(p => p.Mapping == PaceMapping.ChipAuthentication);

    /// <summary>SET OF the given entries.</summary>
    public static byte[] Infos(IEnumerable<byte[]> entries) => TlvWriter.Write(0x31, [.. entries]);

    /// <summary>PACEInfo for each offer and what goes with it; DG14 repeats them.</summary>
    public static IEnumerable<byte[]> PaceInfos(PassportAccess access)
    {
        if (access.ListsUnknownProtocols)
        {
            yield return Entry("1.2.616.1.113733.99.1", w => w.WriteInteger(1));
        }

        foreach (var (offer, index) in access.Pace.Select((o, i) => (o, i)))
        {
            // Parameters that are written out have a number above the standard's.
            var id = access.WritesParametersOut ? 32 + index : offer.ParameterId;
            yield return Entry(
                offer.Protocol.Oid,
                w =>
                {
                    w.WriteInteger(2);
                    w.WriteInteger(id);
                }
            );
            if (access.WritesParametersOut)
            {
                yield return Entry(
                    offer.Protocol.FamilyOid,
                    w =>
                    {
                        DomainParameterWriter.Write(w, offer.Group, offer.ParameterId);
                        w.WriteInteger(id);
                    }
                );
            }
        }
    }

    private static byte[] MappingKeyInfo(PaceOffer offer, byte[] publicKey) =>
        Entry(
            "0.4.0.127.0.7.2.2.1.2",
            w =>
            {
                using (w.PushSequence())
                {
                    using (w.PushSequence())
                    {
                        w.WriteObjectIdentifier("0.4.0.127.0.7.1.2");
                        w.WriteInteger(offer.ParameterId);
                    }

                    w.WriteBitString(publicKey);
                }

                w.WriteInteger(MappingKeyId);
            }
        );

    private static byte[] Entry(string oid, Action<AsnWriter> content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            content(writer);
        }

        return writer.Encode();
    }
}
