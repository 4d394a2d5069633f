namespace EGate.Devices.Simulated;

/// <summary>With which kind of key a simulated authority and its document signers sign: the kinds that passports of the field carry.</summary>
public enum AuthorityKeyKind
{
    /// <summary>ECDSA on NIST P-256, named curve. Made from the seed.</summary>
    EcdsaP256 = 0,

    /// <summary>ECDSA on brainpoolP256r1, named curve. Made from the seed.</summary>
    EcdsaBrainpoolP256 = 1,

    /// <summary>ECDSA on P-256 with its parameters written out, the form of Doc 9303-12, 4.4. Made from the seed.</summary>
    EcdsaExplicitP256 = 2,

    /// <summary>RSA of 2048 bits with PKCS #1 padding. A fresh key each time: the platform makes none from a seed.</summary>
    Rsa = 3,

    /// <summary>RSA of 2048 bits with PSS padding. A fresh key each time.</summary>
    RsaPss = 4,
}
