using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EGate.Contract;

/// <summary>
/// An officer's command as it is signed: UTF-8 JSON whose exact bytes are what the signature covers. Gateway and broker carry it and are
/// not trusted with it; egated verifies it itself.
/// </summary>
/// <param name="Lane">The lane it is for.</param>
/// <param name="Command"><c>admit</c>, <c>refer</c>, <c>out-of-service</c>, <c>in-service</c>, <c>evacuate</c>, <c>re-arm</c>, <c>true-match</c> or <c>not-this-person</c>.</param>
/// <param name="Crossing">The crossing it decides; empty for commands to the lane. A decision for another crossing than the one under way is refused.</param>
/// <param name="Reason">Why, in the officer's words; 3 to 200 characters. Mandatory.</param>
/// <param name="Officer">Key id of the officer.</param>
/// <param name="Issued">When it was made (UTC).</param>
/// <param name="Expires">After this it is refused; at most 10 s after <paramref name="Issued"/>.</param>
/// <param name="Nonce">At least 16 characters, never used before by this officer.</param>
/// <param name="Hit">For <c>true-match</c> and <c>not-this-person</c>: list and entry of the hit, one space between; empty for the others.</param>
public sealed record CommandEnvelope(
    [property: JsonPropertyName("lane")] string Lane,
    [property: JsonPropertyName("command")] string Command,
    [property: JsonPropertyName("crossing")] string Crossing,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("officer")] string Officer,
    [property: JsonPropertyName("issued")] DateTimeOffset Issued,
    [property: JsonPropertyName("expires")] DateTimeOffset Expires,
    [property: JsonPropertyName("nonce")] string Nonce,
    [property: JsonPropertyName("hit")] string Hit = ""
)
{
    /// <summary>Longest envelope that is looked at, in bytes.</summary>
    public const int MaxBytes = 4096;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Strict);

    /// <summary>The bytes to sign.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Strict);

    /// <summary>Reads an envelope; null when it is too long, not JSON, or lacks or adds a field.</summary>
    public static CommandEnvelope? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<CommandEnvelope>(bytes, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Signs an envelope with an officer's private key (ECDSA P-256, SHA-256, r || s as WebCrypto makes it).</summary>
    public SignedCommand Sign(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var bytes = ToBytes();
        return new SignedCommand
        {
            Envelope = Google.Protobuf.ByteString.CopyFrom(bytes),
            Signature = Google.Protobuf.ByteString.CopyFrom(
                key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            ),
        };
    }

    /// <summary>True when <paramref name="key"/> signed exactly these bytes.</summary>
    public static bool Verify(SignedCommand command, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(key);
        return key.VerifyData(
            command.Envelope.Span,
            command.Signature.Span,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation
        );
    }
}
