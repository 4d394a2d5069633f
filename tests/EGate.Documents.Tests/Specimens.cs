using EGate.Core;
using EGate.Devices.Simulated;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Documents.Tests;

/// <summary>Passports of the simulated authority, and ways to inspect them.</summary>
internal static class Specimens
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    public static readonly DocumentPolicy Policy = new();

    public static readonly MrzFields Holder = new("ERIKSSON", "ANNA MARIA", "L898902C3", "740812", "F", "310415");

    public static IssuingAuthority Authority(AuthorityKeyKind kind = AuthorityKeyKind.EcdsaP256, int seed = 7) =>
        new(seed, new FakeTimeProvider(Now), kind);

    public static AnchorStore Anchors(IssuingAuthority authority) =>
        AnchorStore.Load([new AnchorSource("the authority of this test", authority.AnchorCertificate)]);

    public static InspectionSite Site(IssuingAuthority authority) => new(TrustMaterial.Of(Anchors(authority)), Policy);

    /// <summary>Bytes that begin and end as a JPEG does, and not before their end; nothing here opens the picture.</summary>
    public static byte[] Portrait(int length = 15_000)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] &= 0x7F;
        }

        new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }.CopyTo(bytes, 0);
        new byte[] { 0xFF, 0xD9 }.CopyTo(bytes, length - 2);
        return bytes;
    }

    /// <summary>A chip as an exchange: one that stays silent is a transport that times out.</summary>
    public static ApduExchange Exchange(SoftwarePassport chip) =>
        (command, _) =>
            chip.Answer(command.Span) is { } answer
                ? Task.FromResult(answer)
                : Task.FromException<byte[]>(new TimeoutException());

    public static async Task<DocumentEvidence> InspectAsync(
        IssuedPassport passport,
        AnchorStore anchors,
        Func<ApduExchange, ApduExchange>? tamper = null
    )
    {
        using var chip = passport.CreateChip(1);
        var inspection = DocumentInspection.Begin(
            passport.Lines,
            new InspectionSite(TrustMaterial.Of(anchors), Policy),
            Now
        );
        var exchange = Exchange(chip);
        return await inspection.ReadChipAsync(
            passport.HasChip ? (tamper?.Invoke(exchange) ?? exchange) : null,
            null,
            e => e is TimeoutException ? "chip-timeout" : "chip-not-answering",
            CancellationToken.None
        );
    }
}
