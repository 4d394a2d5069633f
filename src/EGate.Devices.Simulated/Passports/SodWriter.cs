using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EGate.Devices.Simulated;

/// <summary>Writes LDS security objects (Doc 9303-10, 4.6.2.3) with SHA-256.</summary>
internal static class SodWriter
{
    /// <summary>The hashes of the given data groups, by number.</summary>
    public static byte[] SecurityObject(SortedDictionary<int, byte[]> groups)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("2.16.840.1.101.3.4.2.1");
                writer.WriteNull();
            }

            using (writer.PushSequence())
            {
                foreach (var (number, file) in groups)
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteInteger(number);
                        writer.WriteOctetString(SHA256.HashData(file));
                    }
                }
            }
        }

        return writer.Encode();
    }
}
