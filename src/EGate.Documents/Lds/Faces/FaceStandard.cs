namespace EGate.Documents;

/// <summary>In which standard's form a portrait stands in DG2.</summary>
public enum FaceStandard
{
    /// <summary>ISO/IEC 19794-5:2005: a record of fixed fields. What passports carried until 2025, and may until 2030.</summary>
    Iso19794 = 0,

    /// <summary>ISO/IEC 39794-5:2019: tagged blocks, in the profile of ICAO.</summary>
    Iso39794 = 1,
}
