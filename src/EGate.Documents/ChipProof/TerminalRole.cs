namespace EGate.Documents;

/// <summary>Whose key a card-verifiable certificate holds: the two upper bits of its authorization (BSI TR-03110-4, 2.2.3.1).</summary>
public enum TerminalRole
{
    /// <summary>An inspection system: a terminal.</summary>
    InspectionSystem = 0,

    /// <summary>A document verifier of another state.</summary>
    ForeignDocumentVerifier = 1,

    /// <summary>A document verifier of the state itself, or a foreign authority's official domestic one.</summary>
    DomesticDocumentVerifier = 2,

    /// <summary>A country verifying certification authority.</summary>
    CertificationAuthority = 3,
}

/// <summary>What an inspection system may read: the lower bits of its authorization. The chip grants what the whole chain grants.</summary>
[Flags]
public enum TerminalRights
{
    /// <summary>Nothing beyond the files that anybody may read after access control.</summary>
    None = 0,

    /// <summary>DG3: fingerprints.</summary>
    ReadDg3 = 1,

    /// <summary>DG4: irises.</summary>
    ReadDg4 = 2,
}
