namespace EGate.Passengers;

/// <summary>
/// By what persons are found: 64-bit hashes of document numbers and of names with dates of birth, in the form of <see cref="MrzForm"/>.
/// Two keys may collide, so whoever is found by one is compared again.
/// </summary>
internal static class ArrivalKeys
{
    // FNV-1a, 64 bits.
    private const ulong Offset = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    /// <summary>The hash of a key's text; 0 for none.</summary>
    internal static ulong Of(string key)
    {
        if (key.Length == 0)
        {
            return 0;
        }

        var hash = Offset;
        foreach (var c in key)
        {
            hash = unchecked((hash ^ c) * Prime);
        }

        return hash == 0 ? 1 : hash;
    }

    /// <summary>Every key of a person: the documents' and the name's.</summary>
    internal static void Add(ExpectedArrival person, Action<ulong> add)
    {
        AddOne(Of(MrzForm.DocumentKey(person.Document?.Number ?? "")), add);
        foreach (var number in person.FurtherNumbers)
        {
            AddOne(Of(MrzForm.DocumentKey(number)), add);
        }

        AddOne(Of(MrzForm.NameKey(person.Surname, person.BirthDate?.Mrz ?? "")), add);
    }

    /// <summary>True when the person was announced with a document of this comparison form.</summary>
    internal static bool HasDocument(ExpectedArrival person, string number) =>
        person.Document is { } document && MrzForm.Number(document.Number) == number
        || person.FurtherNumbers.Any(n => MrzForm.Number(n) == number);

    /// <summary>True when the person's name key is this one.</summary>
    internal static bool HasName(ExpectedArrival person, string key) =>
        MrzForm.NameKey(person.Surname, person.BirthDate?.Mrz ?? "") == key;

    private static void AddOne(ulong key, Action<ulong> add)
    {
        if (key != 0)
        {
            add(key);
        }
    }
}
