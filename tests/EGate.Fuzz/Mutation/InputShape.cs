namespace EGate.Fuzz.Mutation;

/// <summary>How the inputs of a target are built.</summary>
internal enum InputShape
{
    /// <summary>Bytes in a row: frames, commands.</summary>
    Bytes = 0,

    /// <summary>Data objects in data objects: BER-TLV and ASN.1.</summary>
    Objects = 1,

    /// <summary>Lines of machine-readable zones.</summary>
    Lines = 2,
}
