using System.Formats.Asn1;
using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// The check <see cref="CheckNames.CardAccess"/>: EF.CardAccess is not signed, so whoever stands between chip and reader could take the
/// stronger ways of access out of it. The issuer repeats its entries in DG14, and in EF.CardSecurity where there is one, which are signed
/// (Doc 9303-11, 9.2).
/// </summary>
public static class CardAccessConsistency
{
    private const int MaxEntries = 64;
    private const uint Dg14Tag = 0x6E;

    /// <summary>All of PACE: algorithms and domain parameters.</summary>
    private const string Pace = "0.4.0.127.0.7.2.2.4.";

    /// <summary>Compares. Pure; whether DG14 and EF.CardSecurity are the issuer's is the caller's to know.</summary>
    /// <param name="cardAccess">EF.CardAccess as read; null when the chip has none.</param>
    /// <param name="dg14">DG14 as read, its hash proved; null when there is none.</param>
    /// <param name="cardSecurity">The SecurityInfos that EF.CardSecurity signs, its signature proved; null when there are none.</param>
    /// <returns>
    /// Null when there is nothing to compare: no PACE anywhere, or no signed copy, as in the first passports with PACE. Passed. Failed:
    /// <c>card-access-missing</c> (the signed copy offers PACE), <c>access-removed</c> (it offers more PACE than EF.CardAccess),
    /// <c>access-added</c> (EF.CardAccess offers what the copy does not), <c>card-access-malformed</c>, <c>signed-copy-malformed</c>.
    /// </returns>
    public static CheckResult? Judge(byte[]? cardAccess, byte[]? dg14, byte[]? cardSecurity)
    {
        List<Entry> signed = [];
        try
        {
            signed.AddRange(dg14 is null ? [] : Entries(TlvReader.Open(dg14, Dg14Tag)));
            signed.AddRange(cardSecurity is null ? [] : Entries(cardSecurity));
        }
        catch (DocumentFormatException)
        {
            return Failed("signed-copy-malformed");
        }

        if (cardAccess is null)
        {
            return signed.Any(e => e.IsPace) ? Failed("card-access-missing") : null;
        }

        try
        {
            return dg14 is null && cardSecurity is null ? null : Compare(Entries(cardAccess), signed);
        }
        catch (DocumentFormatException)
        {
            return Failed("card-access-malformed");
        }
    }

    private static CheckResult Compare(List<Entry> open, List<Entry> signed)
    {
        if (signed.Any(e => e.IsPace && !open.Contains(e)))
        {
            return Failed("access-removed");
        }

        return open.All(signed.Contains)
            ? CheckResult.Passed(CheckGroup.Document, CheckNames.CardAccess)
            : Failed("access-added");
    }

    private static CheckResult Failed(string reason) =>
        CheckResult.Failed(CheckGroup.Document, CheckNames.CardAccess, reason);

    /// <summary>Each entry of SecurityInfos as it is encoded; entries that nobody knows are compared like the others.</summary>
    private static List<Entry> Entries(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            var set = new AsnReader(encoded, AsnEncodingRules.BER).ReadSetOf(skipSortOrderValidation: true);
            var entries = new List<Entry>();
            while (set.HasData && entries.Count < MaxEntries)
            {
                var entry = set.ReadEncodedValue();
                var oid = new AsnReader(entry, AsnEncodingRules.BER).ReadSequence().ReadObjectIdentifier();
                entries.Add(new Entry(Convert.ToHexString(entry.Span), oid.StartsWith(Pace, StringComparison.Ordinal)));
            }

            return set.HasData ? throw new DocumentFormatException("security-infos-too-many") : entries;
        }
        catch (Exception e) when (e is AsnContentException or ArgumentException or InvalidOperationException)
        {
            throw new DocumentFormatException("security-infos-malformed", e);
        }
    }

    private readonly record struct Entry(string Encoded, bool IsPace);
}
