namespace EGate.Documents.Tests;

/// <summary>
/// The worked examples of PACE, byte for byte: with the numbers of the standard as chance, every command must be the standard's.
/// </summary>
public sealed class PaceVectorTests
{
    /// <summary>ChipAuthenticationPublicKeyInfo of appendix I.1.</summary>
    private const string MappingKeyInfo =
        "3062060904007F0007020201023052300C060704007F0007010202010D034200041872709494399E7470A6431BE25E83EEE24FEA568C2ED28DB48E05DB3A610DC884D256A40E35EFCB59BF6753D3A489D28C7A4D973C2DA138A6E7A4A08F68E16F02010D";

    [Theory]
    [InlineData("G.1")]
    [InlineData("G.2")]
    [InlineData("H.1")]
    [InlineData("H.2")]
    [InlineData("I.1")]
    public async Task Run_is_that_of_the_standard(string appendix)
    {
        var vector = PaceVector.ByAppendix[appendix];

        var (messaging, proof) = await RunAsync(vector, vector.Script);

        using (messaging)
        {
            AssertKeys(vector, messaging);
        }

        Assert.Equal(appendix == "I.1", proof is not null);
    }

    [Fact]
    public async Task Chip_proves_itself_with_the_data_of_the_standard()
    {
        var (_, proof) = await RunAsync(PaceVector.ByAppendix["I.1"], PaceVector.ByAppendix["I.1"].Script);
        var infos = SecurityInfoSet.Parse(TlvWriter.Write(0x31, Convert.FromHexString(MappingKeyInfo)));
        var info = Assert.Single(infos.Of<ChipAuthenticationPublicKeyInfo>());
        var key = AgreementPublicKey.Parse(info.SubjectPublicKeyInfo);
        var other = key with { PublicKey = key.Group.Multiply(key.PublicKey, [2]) };

        Assert.Equal(13, info.KeyId);
        Assert.True(proof!.IsPresent);
        Assert.True(proof.Verify(infos));
        Assert.False(proof.Verify(other));
        Assert.False(proof.Verify(SecurityInfoSet.Empty));
    }

    /// <summary>A proof that is cut, missing or changed proves nothing, and breaks nothing.</summary>
    [Theory]
    [InlineData("8A00")]
    [InlineData("")]
    [InlineData("8A301EEA964DAAE372AC990E3EFDE6333353BFC89A6704D93DA8798CF77F5B7A54BD10CBA372B42BE0B9B5F28AA8DE2F4F93")]
    [InlineData("8A101EEA964DAAE372AC990E3EFDE6333353")]
    public async Task Proof_of_other_bytes_proves_nothing(string data)
    {
        var vector = PaceVector.ByAppendix["I.1"];
        var token = "86088596CF055C67C1A3";
        var body = Convert.FromHexString(token + data);
        var answer = Convert.ToHexString(TlvWriter.Write(0x7C, body)) + "9000";

        var (_, proof) = await RunAsync(vector, [.. vector.Script[..^1], (vector.Script[^1].Command, answer)]);

        Assert.False(
            proof!.Verify(SecurityInfoSet.Parse(TlvWriter.Write(0x31, Convert.FromHexString(MappingKeyInfo))))
        );
    }

    /// <summary>EF.CardAccess, the password of the zone, and the whole way through the public door.</summary>
    [Fact]
    public async Task Session_opens_the_chip_of_the_standard()
    {
        var vector = PaceVector.ByAppendix["G.1"];
        var chip = new ScriptedChip([
            ("00A4000C", "6A86"),
            ("00A4000C023F00", "9000"),
            ("00A4020C02011C", "9000"),
            ("00B0000004", "311430129000"),
            ("00B0000412", "060A04007F0007020204020202010202010D9000"),
            ("00A4020C022F00", "6A82"),
            ("00A4020C022F01", "6A82"),
            ("00A4020C02011C", "9000"),
            ("00B00000000400", "6700"),
            .. vector.Script,
        ]);
        using var password = AccessPassword.FromZone("T22000129364081251010318");
        using var session = new ChipSession(chip.ExchangeAsync, ScriptedChip.Numbers(vector.Randoms));

        // The script ends where secure messaging begins; what the chip would say to the next command is not in the standard.
        await Assert.ThrowsAnyAsync<Exception>(() => session.OpenAsync(password, false, CancellationToken.None));

        chip.AssertFinished();
        Assert.Equal(PaceMapping.Generic, session.Access!.Pace!.Mapping);
        Assert.Equal(13, session.Access.ParameterId);
        Assert.Same(CipherSuite.Aes128, session.Access.Suite);
    }

    private static async Task<(SecureMessaging Messaging, MappingProof? Proof)> RunAsync(
        PaceVector vector,
        (string Command, string Answer)[] script
    )
    {
        var chip = new ScriptedChip(script);
        var choice = new PaceChoice(
            PaceProtocol.Find(vector.Oid)!,
            StandardizedDomainParameters.Find(vector.ParameterId)!,
            vector.ParameterId,
            IsAmbiguous: false
        );
        var run = new PaceRun(chip.SendAsync, choice, ScriptedChip.Numbers(vector.Randoms));
        Assert.True(await run.SelectAsync(1, CancellationToken.None));
        var result = await run.RunAsync(Convert.FromHexString(vector.PasswordKey), CancellationToken.None);
        chip.AssertFinished();
        return result;
    }

    /// <summary>Sessions are closed boxes: the same keys protect a command to the same bytes.</summary>
    private static void AssertKeys(PaceVector vector, SecureMessaging messaging)
    {
        using var expected = new SecureMessaging(
            SessionKeys.FromKeys(
                CipherSuite.Aes128,
                Convert.FromHexString(vector.EncryptionKey),
                Convert.FromHexString(vector.MacKey)
            )
        );
        var command = new CommandApdu(0x00, 0xA4, 0x02, 0x0C, new byte[] { 0x01, 0x1E });

        Assert.Equal(expected.Protect(command).ToBytes(), messaging.Protect(command).ToBytes());
    }
}
