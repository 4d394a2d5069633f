using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>Issues document signers and signs EF.SOD, as ordered or with a named defect.</summary>
internal sealed class SodOffice(AuthorityKeyKind kind, int seed, CertificationOffice office)
{
    private const string UnknownHash = "1.2.643.7.1.1.2.2";
    private int _serial;

    /// <summary>The file, and the signer's certificate, which is empty when nobody signed.</summary>
    public (byte[] Sod, byte[] Signer) Issue(
        PassportDefect defect,
        SodStyle style,
        SortedDictionary<int, byte[]> groups,
        DateTimeOffset now
    )
    {
        if (defect == PassportDefect.SodNotCms)
        {
            return (TlvWriter.Write(0x77, "this is not signed data"u8.ToArray()), []);
        }

        using var other = OtherOffice(defect, style, now);
        using var signer = (other ?? office).IssueSigner(SignerFor(defect, style, now));
        var hash = style.Hash ?? signer.Key.Recipe.Hash;
        var signed = defect == PassportDefect.UnsignedDataGroup ? Without(groups, 2) : groups;
        var content =
            defect == PassportDefect.SodContentMalformed
                ? [0x04, 0x00]
                : SodWriter.SecurityObject(
                    signed,
                    hash,
                    style.Version,
                    defect == PassportDefect.GroupHashUnknown ? UnknownHash : null
                );
        var recipe = RecipeFor(defect, Styled(style, signer.Key, content, hash, now), now) with
        {
            Extra = Links(defect, style, other, now),
        };
        var cms = signer.Write(recipe);
        if (defect == PassportDefect.AlteredSecurityObject)
        {
            ReplaceHash(cms, groups[2], hash);
        }

        return (TlvWriter.Write(0x77, cms), signer.Certificate);
    }

    /// <summary>Another office for what is not issued by the authority that sites trust; null when it is.</summary>
    public CertificationOffice? OtherOffice(PassportDefect defect, SodStyle style, DateTimeOffset now) =>
        defect switch
        {
            PassportDefect.UnknownIssuer => Office("unlisted", "Unlisted CSCA", now),
            PassportDefect.ForgedIssuer => Office("forger", "Utopia CSCA", now),
            PassportDefect.ForgedLink => Office("forged link", "Utopia CSCA 2", now),
            PassportDefect.ExpiredAuthority => new CertificationOffice(
                kind,
                seed,
                "ended",
                "Utopia CSCA of old",
                now,
                notAfter: now.AddDays(-1)
            ),
            PassportDefect.ForeignAuthority => new CertificationOffice(
                kind,
                seed,
                "foreign",
                "CSCA of others",
                now,
                "AT"
            ),
            _ => style.IsRolled ? Office("rolled", "Utopia CSCA 2", now) : null,
        };

    private CertificationOffice Office(string label, string name, DateTimeOffset now) =>
        new(kind, seed, label, name, now);

    private List<byte[]> Links(PassportDefect defect, SodStyle style, CertificationOffice? other, DateTimeOffset now)
    {
        if (defect == PassportDefect.ForgedLink)
        {
            using var forger = Office("forger", "Utopia CSCA", now);
            return [forger.Link(other!, now)];
        }

        return style.IsRolled && other is not null ? [office.Link(other, now)] : [];
    }

    private SignerOrder SignerFor(PassportDefect defect, SodStyle style, DateTimeOffset now)
    {
        var order = new SignerOrder($"signer {Interlocked.Increment(ref _serial)}", now.AddYears(-1), now.AddYears(5))
        {
            HasOtherCurve = style.HasOtherCurve,
            HasPssKey = style.HasPssKey,
        };
        return defect switch
        {
            PassportDefect.ExpiredSigner => order with { NotAfter = now.AddDays(-1) },
            PassportDefect.SignerKeyShort => order with { Kind = AuthorityKeyKind.Rsa768 },
            PassportDefect.SignerKeyUsage => order with { KeyUsage = X509KeyUsageFlags.KeyEncipherment },
            PassportDefect.SignerPurpose => order with { Purpose = "2.23.136.1.1.3" },
            PassportDefect.SignerIsAuthority => order with { IsAuthority = true },
            PassportDefect.SignerUnknownCritical => order with { HasUnknownCritical = true },
            PassportDefect.SignedAfterKeyPeriod => order with { KeyPeriod = (now.AddYears(-1), now.AddMonths(-6)) },
            PassportDefect.SignerNotYetValid => order with { NotBefore = now.AddHours(12) },
            PassportDefect.ForeignSigner => order with { Country = "AT" },
            _ => order,
        };
    }

    private static CmsRecipe Styled(
        SodStyle style,
        AuthorityKey key,
        byte[] content,
        System.Security.Cryptography.HashAlgorithmName hash,
        DateTimeOffset now
    )
    {
        var form = key.Form with { Hash = hash, IsPlain = style.IsPlain, IsBare = style.IsBare };
        form = form with
        {
            SaltLength = style.SaltLength ?? (form.SaltLength is null ? null : SigningForm.LengthOf(hash)),
        };
        return new CmsRecipe(style.ContentType, content, hash, form, style.HasSigningTime ? now.AddDays(-30) : null)
        {
            Naming = style.Naming,
            IsIndefinite = style.IsIndefinite,
            HasAttributes = style.HasAttributes,
            IsUnsorted = style.IsUnsorted,
            HasSecondSigner = style.HasSecondSigner,
        };
    }

    private static CmsRecipe RecipeFor(PassportDefect defect, CmsRecipe recipe, DateTimeOffset now) =>
        defect switch
        {
            PassportDefect.WrongSignature => recipe with { HasWrongSignature = true },
            PassportDefect.SodContentType => recipe with { ContentType = ListWriter.MasterListType },
            PassportDefect.SignerCertificateMissing => recipe with { HasCertificate = false },
            PassportDefect.DigestAlgorithmUnknown => recipe with { DigestOid = UnknownHash },
            PassportDefect.SignatureAlgorithmUnknown => recipe with
            {
                Form = recipe.Form with { Instead = Algorithm("1.3.101.112", _ => { }) },
            },
            PassportDefect.AlgorithmParametersMalformed => recipe with
            {
                Form = recipe.Form with { Instead = Algorithm("1.2.840.113549.1.1.10", WriteNoParameters) },
            },
            PassportDefect.SignedAttributesMissing => recipe with { HasAttributes = false },
            PassportDefect.ContentTypeAttributeMissing => recipe with { SignedType = null },
            PassportDefect.ContentTypeAttributeDiffers => recipe with { SignedType = ListWriter.MasterListType },
            PassportDefect.MessageDigestMissing => recipe with { HasDigest = false },
            PassportDefect.MessageDigestDiffers => recipe with { HasWrongDigest = true },
            PassportDefect.AlteredAttribute => recipe with { HasChangedAttributes = true },
            PassportDefect.SignedBeforeValidity => recipe with { SigningTime = now.AddYears(-2) },
            PassportDefect.SignedInFuture => recipe with { SigningTime = now.AddDays(30) },
            PassportDefect.SignerNotYetValid => recipe with { SigningTime = now },
            _ => recipe,
        };

    private static SortedDictionary<int, byte[]> Without(SortedDictionary<int, byte[]> groups, int group)
    {
        var rest = new SortedDictionary<int, byte[]>(groups);
        rest.Remove(group);
        return rest;
    }

    private static byte[] Algorithm(string oid, Action<AsnWriter> parameters)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            parameters(writer);
        }

        return writer.Encode();
    }

    /// <summary>A number where the hash of PSS should be.</summary>
    private static void WriteNoParameters(AsnWriter writer)
    {
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            writer.WriteInteger(5);
        }
    }

    /// <summary>Puts the hash of the altered portrait in the place of the signed one.</summary>
    private static void ReplaceHash(byte[] cms, byte[] group, System.Security.Cryptography.HashAlgorithmName hash)
    {
        var altered = group.ToArray();
        FaceWriter.AlterFaceDescription(altered);
        var place = cms.AsSpan().IndexOf(SigningForm.Digest(hash, group));
        SigningForm.Digest(hash, altered).CopyTo(cms, place);
    }
}
