using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using EGate.Contract.Officers;

namespace EGate.Contract.Faces;

/// <summary>An officer's signature under a threshold profile (ECDSA P-256, SHA-256, r || s).</summary>
/// <param name="KeyId">The officer's key.</param>
/// <param name="Signature">Base64.</param>
public sealed record ThresholdSignature(
    [property: JsonPropertyName("keyId")] string KeyId,
    [property: JsonPropertyName("signature")] string Signature
);

/// <summary>
/// The threshold profile's file: <c>{"thresholds": {..}, "signatures": [..]}</c>. It is in force only with the signatures of two different officers: no one
/// person changes how alike a face must be.
/// </summary>
/// <param name="Thresholds">What is signed.</param>
/// <param name="Signatures">Who signed; at most 16.</param>
public sealed record FaceThresholdsFile(
    [property: JsonPropertyName("thresholds")] FaceThresholds Thresholds,
    [property: JsonPropertyName("signatures")] IReadOnlyList<ThresholdSignature> Signatures
)
{
    /// <summary>True when a reader would accept it; whether it is signed is another question.</summary>
    [JsonIgnore]
    public bool IsUsable => !Problems().Any();

    /// <summary>How many different officers must have signed.</summary>
    public const int SignersMin = 2;

    private const int SignaturesMax = 16;
    private const int SignatureBytes = 64;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Strict);

    /// <summary>Reads and checks a file. Never throws for what is in it or for its absence: the problems say what is wrong.</summary>
    public static FileContent<FaceThresholdsFile> Read(string path) => StrictFile.Read(path, b => Parse(b));

    /// <summary>Checks the bytes of a file; every problem is reported, not only the first.</summary>
    public static FileContent<FaceThresholdsFile> Parse(ReadOnlySpan<byte> json)
    {
        var parsed = StrictFile.Parse<FaceThresholdsFile>(json);
        if (parsed.Content is not { } file)
        {
            return parsed;
        }

        var problems = file.Problems().ToList();
        return problems.Count == 0 ? parsed : FileContent<FaceThresholdsFile>.Bad(problems);
    }

    /// <summary>Writes the file whole or not at all, mode 0600.</summary>
    /// <exception cref="InvalidOperationException">It is not as the reader would accept it.</exception>
    /// <exception cref="IOException">The directory is missing, full or not writable. The old file is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there. The old file is untouched.</exception>
    public void Write(string path)
    {
        if (Problems().FirstOrDefault() is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        StrictFile.Write(path, this);
    }

    /// <summary>This file with one more signature, or a new one in place of the same key's old one.</summary>
    public FaceThresholdsFile SignedBy(string keyId, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var made = key.SignData(
            SignedBytes(),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.IeeeP1363FixedFieldConcatenation
        );
        var others = Signatures.Where(s => s.KeyId != keyId);
        return this with { Signatures = [.. others, new ThresholdSignature(keyId, Convert.ToBase64String(made))] };
    }

    /// <summary>
    /// The officers whose signatures hold, each person once, in the file's order. <paramref name="find"/> gives the key of an id, or null when the lane does
    /// not know it; viewers do not count.
    /// </summary>
    public IReadOnlyList<OfficerKey> Signers(Func<string, OfficerKey?> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        var bytes = SignedBytes();
        return
        [
            .. Signatures
                .Select(s => find(s.KeyId) is { Role: OfficerRoles.Officer } key && Holds(key, s, bytes) ? key : null)
                .OfType<OfficerKey>()
                .DistinctBy(k => k.Officer.ToUpperInvariant())
                .DistinctBy(k => k.PublicKey),
        ];
    }

    /// <summary>The exact bytes that are signed: a prefix of their own, so that no other signed thing can be passed off as this one, and the profile.</summary>
    private byte[] SignedBytes() =>
        [.. "egate-face-thresholds\n"u8, .. JsonSerializer.SerializeToUtf8Bytes(Thresholds, Strict)];

    private static bool Holds(OfficerKey officer, ThresholdSignature signature, byte[] bytes)
    {
        using var key = officer.TryImport();
        return key is not null
            && key.VerifyData(
                bytes,
                Convert.FromBase64String(signature.Signature),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            );
    }

    private IEnumerable<string> Problems()
    {
        foreach (var problem in Thresholds.Problems())
        {
            yield return $"thresholds: {problem}";
        }

        if (Signatures.Count > SignaturesMax)
        {
            yield return $"signatures: more than {SignaturesMax}.";
        }

        var bytes = new byte[SignatureBytes + 3];
        if (
            Signatures.Any(s =>
                s?.KeyId is not { Length: >= 4 and <= 64 }
                || !Convert.TryFromBase64String(s.Signature, bytes, out var length)
                || length != SignatureBytes
            )
        )
        {
            yield return $"signatures: each is a keyId and {SignatureBytes} bytes in base64.";
        }
    }
}
