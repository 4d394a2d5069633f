namespace EGate.Documents.Tests;

/// <summary>
/// A test certificate of an authority for inspection systems that others published: brainpoolP256r1, ECDSA with SHA-256, signed with
/// itself. So this reader and its arithmetic are not only their own judges.
/// </summary>
public sealed class CertificateVectorTests
{
    private static readonly byte[] Encoded = Convert.FromHexString(
        "7F218201B07F4E8201685F290100420D444549534356434130303030317F4982011D060A04007F000702020202038120"
            + "A9FB57DBA1EEA9BC3E660A909D838D726E3BF623D52620282013481D1F6E537782207D5A0975FC2C3057EEF67530417A"
            + "FFE7FB8055C126DC5C6CE94A4B44F330B5D9832026DC5C6CE94A4B44F330B5D9BBD77CBF958416295CF7E1CE6BCCDC18"
            + "FF8C07B68441048BD2AEB9CB7E57CB2C4B482FFC81B7AFB9DE27E1E3BD23C23A4453BD9ACE3262547EF835C3DAC4FD97"
            + "F8461A14611DC9C27745132DED8E545C1D54C72F0469978520A9FB57DBA1EEA9BC3E660A909D838D718C397AA3B561A6"
            + "F7901E0E82974856A78641045889BF5306189ABB7FA3AD0E922443F9C60162E8215053B72812663E5D798EE05097C4DF"
            + "AC7470701A5B644AAEAFE1E50BA1D0ED5769151EC476C154BB4A56848701015F200D444549534356434130303030317F"
            + "4C0E060904007F0007030102015301E35F25060104000500055F24060105000500055F37400A589134205376E20EFF49"
            + "E108560F1CB47C7D221E96E51FF3C6F4EAF1F6CCC000A5E34ED8E3F6E05253DA09B0D68FF5DFB5BD586782B987453C65"
            + "5FBEE8EC59"
    );

    [Fact]
    public void Fields_are_read()
    {
        var certificate = CardVerifiableCertificate.Parse(Encoded);

        Assert.Equal("DEISCVCA00001", certificate.Issuer);
        Assert.Equal("DEISCVCA00001", certificate.Holder);
        Assert.True(certificate.IsSelfIssued);
        Assert.Equal(TerminalRole.CertificationAuthority, certificate.Role);
        Assert.Equal(TerminalRights.ReadDg3 | TerminalRights.ReadDg4, certificate.Rights);
        Assert.Equal(new DateOnly(2014, 5, 5), certificate.Effective);
        Assert.Equal(new DateOnly(2015, 5, 5), certificate.Expires);
        Assert.True(certificate.IsValidAt(new DateOnly(2015, 5, 5)));
        Assert.False(certificate.IsValidAt(new DateOnly(2015, 5, 6)));
        Assert.Equal("0.4.0.127.0.7.2.2.2.2.3", certificate.PublicKey.Scheme.Oid);
        Assert.Equal(Encoded, certificate.Encoded.ToArray());
    }

    [Fact]
    public void Own_signature_is_right() =>
        Assert.True(Certificate(Encoded).IsSignedBy(Certificate(Encoded).PublicKey));

    [Theory]
    [InlineData(21)]
    [InlineData(360)]
    [InlineData(436)]
    public void Signature_over_another_byte_is_wrong(int at)
    {
        var changed = (byte[])Encoded.Clone();
        changed[at] ^= 1;

        Assert.False(Certificate(changed).IsSignedBy(Certificate(Encoded).PublicKey));
    }

    private static CardVerifiableCertificate Certificate(byte[] encoded) => CardVerifiableCertificate.Parse(encoded);
}
