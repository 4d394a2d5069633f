using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EGate.Devices.Simulated;

/// <summary>Writes LDS security objects (Doc 9303-10, 4.6.2.3).</summary>
internal static class SodWriter
{
    /// <summary>The hashes of the given data groups, by number.</summary>
    /// <param name="groups">Whole files.</param>
    /// <param name="hash">Of the files.</param>
    /// <param name="version">0 or 1; version 1 repeats the versions of EF.COM.</param>
    /// <param name="hashOid">Stands in place of the hash's identifier.</param>
    public static byte[] SecurityObject(
        SortedDictionary<int, byte[]> groups,
        HashAlgorithmName hash,
        int version = 0,
        string? hashOid = null
    )
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(version);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(hashOid ?? SigningForm.OidOf(hash));
                writer.WriteNull();
            }

            using (writer.PushSequence())
            {
                foreach (var (number, file) in groups)
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteInteger(number);
                        writer.WriteOctetString(SigningForm.Digest(hash, file));
                    }
                }
            }

            if (version == 1)
            {
                using (writer.PushSequence())
                {
                    writer.WriteCharacterString(UniversalTagNumber.PrintableString, "0108");
                    writer.WriteCharacterString(UniversalTagNumber.PrintableString, "040000");
                }
            }
        }

        return writer.Encode();
    }
}
