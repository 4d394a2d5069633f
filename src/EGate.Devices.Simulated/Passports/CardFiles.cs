using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>The files of a chip outside the application, and the private key that EF.CardSecurity vouches for.</summary>
/// <param name="Files">By identifier.</param>
/// <param name="MappingSecret">Static private key; empty without chip authentication mapping.</param>
internal sealed record CardFiles(IReadOnlyDictionary<ushort, byte[]> Files, byte[] MappingSecret)
{
    /// <summary>Writes them for an order.</summary>
    /// <param name="order">What is ordered.</param>
    /// <param name="seed">Decides the static key.</param>
    /// <param name="label">Tells documents of one seed apart.</param>
    /// <param name="sign">Signs the content of EF.CardSecurity, as the document signer does.</param>
    public static CardFiles Write(PassportOrder order, int seed, string label, Func<byte[], byte[]> sign)
    {
        var access = order.Access;
        var files = CardFileWriter.Write(access);
        if (!access.HasMappingProof)
        {
            return new CardFiles(files, []);
        }

        var secret = Simulated.MappingSecret.Create(seed, label);
        var group = CardFileWriter.MappingOffer(access).Group;
        using var key = group.KeyPairOf([.. secret]);
        files[CardFileWriter.CardSecurity] = sign(CardFileWriter.SecurityContent(access, key.PublicKey));
        if (order.Defect == PassportDefect.CardAccessAltered)
        {
            // Somebody took the mapping that a copy cannot do out of the unsigned list.
            var others = access.Pace.Where(p => p.Mapping != PaceMapping.ChipAuthentication).ToList();
            files[CardFileWriter.CardAccess] = CardFileWriter.Infos(
                CardFileWriter.PaceInfos(access with { Pace = others })
            );
        }

        // A copied chip has all files of the true one and a key of its own.
        return order.Defect == PassportDefect.ForeignMappingKey
            ? new CardFiles(files, Simulated.MappingSecret.Create(seed, label + "/copy"))
            : new CardFiles(files, secret);
    }
}
