using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace EGate.Devices.Simulated;

/// <summary>Writes CMS SignedData (RFC 5652, 5). It shares nothing with the code that later reads it.</summary>
internal sealed class CmsWriter(X509Certificate2 certificate, AuthorityKey key)
{
    private const string SignedDataOid = "1.2.840.113549.1.7.2";
    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0, true);

    public byte[] Write(CmsRecipe recipe)
    {
        var algorithms = Part(w =>
        {
            using (w.PushSetOf())
            {
                WriteDigestAlgorithm(w, recipe);
            }
        });
        var content = Part(w =>
        {
            using (w.PushSequence())
            {
                w.WriteObjectIdentifier(recipe.ContentType);
                using (w.PushSequence(Tag0))
                {
                    w.WriteOctetString(recipe.Content);
                }
            }
        });
        byte[][] certificates = recipe.HasCertificate ? [certificate.RawData, .. recipe.Extra] : [.. recipe.Extra];
        var all = Part(w =>
        {
            using (w.PushSequence(Tag0))
            {
                foreach (var one in certificates)
                {
                    w.WriteEncodedValue(one);
                }
            }
        });
        var signer = Signer(recipe);
        var signers = Part(w =>
        {
            using (w.PushSetOf())
            {
                w.WriteEncodedValue(signer);
            }
        });
        if (recipe.HasSecondSigner)
        {
            // Not in the order of DER, so the wrong one really comes first.
            var wrong = Signer(recipe with { HasWrongSignature = true });
            signers = [0x31, .. Length(wrong.Length + signer.Length), .. wrong, .. signer];
        }

        byte[][] body =
        [
            [0x02, 1, 3],
            algorithms,
            content,
            .. certificates.Length > 0 ? [all] : Array.Empty<byte[]>(),
            signers,
        ];
        return recipe.IsIndefinite ? Indefinite(recipe, body) : Definite(body);
    }

    private static byte[] Definite(byte[][] body) =>
        Part(w =>
        {
            using (w.PushSequence())
            {
                w.WriteObjectIdentifier(SignedDataOid);
                using (w.PushSequence(Tag0))
                {
                    w.WriteEncodedValue([0x30, .. Length(body.Sum(b => b.Length)), .. body.SelectMany(b => b)]);
                }
            }
        });

    /// <summary>Outer layers of indefinite length and the content's octet string in two pieces.</summary>
    private static byte[] Indefinite(CmsRecipe recipe, byte[][] body)
    {
        var type = Part(w => w.WriteObjectIdentifier(SignedDataOid));
        var contentType = Part(w => w.WriteObjectIdentifier(recipe.ContentType));
        var half = recipe.Content.Length / 2;
        var first = Part(w => w.WriteOctetString(recipe.Content.AsSpan(0, half)));
        var second = Part(w => w.WriteOctetString(recipe.Content.AsSpan(half)));
        body[2] = [0x30, 0x80, .. contentType, 0xA0, 0x80, 0x24, 0x80, .. first, .. second, 0, 0, 0, 0, 0, 0];
        return [0x30, 0x80, .. type, 0xA0, 0x80, 0x30, 0x80, .. body.SelectMany(b => b), 0, 0, 0, 0, 0, 0];
    }

    private byte[] Signer(CmsRecipe recipe)
    {
        var attributes = recipe.HasAttributes ? Attributes(recipe) : [];
        var signed = recipe.HasAttributes ? Set(attributes, true) : recipe.Content;
        var signature = key.Sign(signed, recipe.Form);
        if (recipe.HasWrongSignature)
        {
            signature[^1] ^= 1;
        }

        if (recipe.HasChangedAttributes)
        {
            attributes = Attributes(recipe with { SigningTime = recipe.SigningTime!.Value.AddMinutes(-1) });
        }

        var sent = Set(attributes, !recipe.IsUnsorted);
        sent[0] = 0xA0;
        return Part(w =>
        {
            using (w.PushSequence())
            {
                w.WriteInteger(recipe.Naming == SignerNaming.Key ? 3 : 1);
                WriteName(w, recipe.Naming);
                WriteDigestAlgorithm(w, recipe);
                if (recipe.HasAttributes)
                {
                    w.WriteEncodedValue(sent);
                }

                w.WriteEncodedValue(key.Algorithm(recipe.Form));
                w.WriteOctetString(signature);
            }
        });
    }

    private static List<byte[]> Attributes(CmsRecipe recipe)
    {
        var attributes = new List<byte[]>();
        if (recipe.SignedType is { } type)
        {
            attributes.Add(
                Attribute(
                    "1.2.840.113549.1.9.3",
                    w => w.WriteObjectIdentifier(type.Length > 0 ? type : recipe.ContentType)
                )
            );
        }

        if (recipe.SigningTime is { } time)
        {
            attributes.Add(Attribute("1.2.840.113549.1.9.5", w => w.WriteUtcTime(time.ToUniversalTime())));
        }

        if (recipe.HasDigest)
        {
            var digest = SigningForm.Digest(recipe.Hash, recipe.Content);
            digest[0] ^= (byte)(recipe.HasWrongDigest ? 1 : 0);
            attributes.Add(Attribute("1.2.840.113549.1.9.4", w => w.WriteOctetString(digest)));
        }

        return attributes;
    }

    private static byte[] Attribute(string oid, Action<AsnWriter> value) =>
        Part(w =>
        {
            using (w.PushSequence())
            {
                w.WriteObjectIdentifier(oid);
                using (w.PushSetOf())
                {
                    value(w);
                }
            }
        });

    /// <summary>A SET OF in the order of DER, or in the opposite.</summary>
    private static byte[] Set(List<byte[]> elements, bool isSorted)
    {
        var sorted = elements.ToList();
        sorted.Sort((a, b) => a.AsSpan().SequenceCompareTo(b) * (isSorted ? 1 : -1));
        return [0x31, .. Length(sorted.Sum(e => e.Length)), .. sorted.SelectMany(e => e)];
    }

    private void WriteName(AsnWriter writer, SignerNaming naming)
    {
        if (naming == SignerNaming.Key)
        {
            var key = certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single();
            writer.WriteOctetString(key.SubjectKeyIdentifierBytes.Span, new Asn1Tag(TagClass.ContextSpecific, 0));
            return;
        }

        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(
                naming switch
                {
                    SignerNaming.IssuerOtherwise => Otherwise(certificate.IssuerName),
                    SignerNaming.SomebodyElse => new X500DistinguishedName("C=UT, CN=Somebody else").RawData,
                    _ => certificate.IssuerName.RawData,
                }
            );
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }
    }

    /// <summary>The same name, its parts in the opposite order, in UTF-8 strings and in small letters.</summary>
    private static byte[] Otherwise(X500DistinguishedName name) =>
        Part(w =>
        {
            using (w.PushSequence())
            {
                foreach (var part in name.EnumerateRelativeDistinguishedNames())
                {
                    using (w.PushSetOf())
                    using (w.PushSequence())
                    {
                        w.WriteObjectIdentifier(part.GetSingleElementType().Value!);
                        w.WriteCharacterString(
                            UniversalTagNumber.UTF8String,
                            part.GetSingleElementValue()!.ToLowerInvariant()
                        );
                    }
                }
            }
        });

    private static void WriteDigestAlgorithm(AsnWriter writer, CmsRecipe recipe)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(recipe.DigestOid ?? SigningForm.OidOf(recipe.Hash));
        }
    }

    private static byte[] Length(int length) =>
        length < 0x80 ? [(byte)length]
        : length < 0x100 ? [0x81, (byte)length]
        : length < 0x10000 ? [0x82, (byte)(length >> 8), (byte)(length & 0xFF)]
        : [0x83, (byte)(length >> 16), (byte)((length >> 8) & 0xFF), (byte)(length & 0xFF)];

    private static byte[] Part(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        write(writer);
        return writer.Encode();
    }
}
