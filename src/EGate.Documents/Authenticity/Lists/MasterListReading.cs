using EGate.Core;

namespace EGate.Documents;

/// <summary>A master list that was read and judged.</summary>
/// <param name="Certificates">In DER; empty when there is a problem.</param>
/// <param name="Problem">Stable word; null when the list may be used.</param>
/// <param name="Signer">Its signer; null when there is none.</param>
internal sealed record MasterListReading(
    IReadOnlyList<ReadOnlyMemory<byte>> Certificates,
    string? Problem,
    Certificate? Signer
)
{
    /// <summary>
    /// Verifies a master list. Its signer is trusted when the operator named it, or when the CSCA of its state is among the anchors and
    /// marked it as a signer of master lists. A list that the operator names as anchors needs a right signature only.
    /// </summary>
    public static MasterListReading Of(CmsSignedData cms, ListTrust trust, SourceTrust source, DateTimeOffset now)
    {
        try
        {
            var list = MasterList.Parse(cms);
            var (signature, signer) = trust.Verify(cms, MasterList.SignerPurpose, now);
            var isGood =
                signature.Outcome == Outcome.Passed
                || (source == SourceTrust.Named && signature.Reason == "list-signer-not-trusted");
            return isGood
                ? new MasterListReading(list.Certificates, null, signer)
                : new MasterListReading([], signature.Reason, signer);
        }
        catch (DocumentFormatException e)
        {
            return new MasterListReading([], e.Reason, null);
        }
    }
}
