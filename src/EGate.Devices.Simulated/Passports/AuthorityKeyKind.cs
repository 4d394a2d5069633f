namespace EGate.Devices.Simulated;

/// <summary>
/// With which kind of key a simulated authority and its document signers sign: the kinds that passports of the field carry. Keys on curves
/// come from the seed; the platform makes no RSA key from a seed, so those differ from process to process.
/// </summary>
public enum AuthorityKeyKind
{
    /// <summary>ECDSA on NIST P-256, named curve.</summary>
    EcdsaP256 = 0,

    /// <summary>ECDSA on brainpoolP256r1, named curve.</summary>
    EcdsaBrainpoolP256 = 1,

    /// <summary>ECDSA on P-256 with its parameters written out, the form of Doc 9303-12, 4.4.</summary>
    EcdsaExplicitP256 = 2,

    /// <summary>RSA of 2048 bits with PKCS #1 padding.</summary>
    Rsa = 3,

    /// <summary>RSA of 2048 bits with PSS padding.</summary>
    RsaPss = 4,

    /// <summary>ECDSA on P-192 with SHA-1, as documents of the first years.</summary>
    EcdsaP192 = 5,

    /// <summary>ECDSA on P-224 with SHA-224.</summary>
    EcdsaP224 = 6,

    /// <summary>ECDSA on P-384 with SHA-384.</summary>
    EcdsaP384 = 7,

    /// <summary>ECDSA on P-521 with SHA-512.</summary>
    EcdsaP521 = 8,

    /// <summary>ECDSA on brainpoolP192r1 with SHA-1.</summary>
    EcdsaBrainpoolP192 = 9,

    /// <summary>ECDSA on brainpoolP224r1 with SHA-224.</summary>
    EcdsaBrainpoolP224 = 10,

    /// <summary>ECDSA on brainpoolP320r1 with SHA-256.</summary>
    EcdsaBrainpoolP320 = 11,

    /// <summary>ECDSA on brainpoolP384r1 with SHA-384.</summary>
    EcdsaBrainpoolP384 = 12,

    /// <summary>ECDSA on brainpoolP512r1 with SHA-512.</summary>
    EcdsaBrainpoolP512 = 13,

    /// <summary>ECDSA on brainpoolP384r1 with its parameters written out.</summary>
    EcdsaExplicitBrainpoolP384 = 14,

    /// <summary>ECDSA on brainpoolP256t1, the twisted form.</summary>
    EcdsaBrainpoolP256Twisted = 15,

    /// <summary>RSA of 1024 bits with PKCS #1 padding and SHA-1.</summary>
    Rsa1024 = 16,

    /// <summary>RSA of 3072 bits with PSS padding.</summary>
    RsaPss3072 = 17,

    /// <summary>RSA of 4096 bits with PKCS #1 padding and SHA-512.</summary>
    Rsa4096 = 18,

    /// <summary>RSA of 6144 bits with PKCS #1 padding. Making one takes seconds.</summary>
    Rsa6144 = 19,

    /// <summary>RSA of 768 bits, which proves nothing any more.</summary>
    Rsa768 = 20,

    /// <summary>RSA of 2048 bits with PKCS #1 padding and SHA-224.</summary>
    RsaSha224 = 21,
}
