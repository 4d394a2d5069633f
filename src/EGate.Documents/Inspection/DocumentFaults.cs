using EGate.Core;

namespace EGate.Documents;

/// <summary>Which catalogue entry tells people about a check that did not pass: one source for cause and remedy.</summary>
public static class DocumentFaults
{
    /// <summary>
    /// The entry; null when the check passed, was not done (the entry of the check that kept it from being done says why), or is not one of
    /// the document's own.
    /// </summary>
    public static CatalogueEntry? EntryFor(CheckResult check)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.Outcome is Outcome.Passed or Outcome.NotDone)
        {
            return null;
        }

        return check.Name switch
        {
            CheckNames.DocumentKind => Catalogue.DocumentKindNotAccepted,
            CheckNames.MrzFormat or CheckNames.MrzCheckDigits => Catalogue.MrzNotReadable,
            CheckNames.DocumentExpiry => Catalogue.DocumentExpired,
            CheckNames.ChipAccess when check.Outcome == Outcome.Failed => Catalogue.ChipManipulated,
            CheckNames.ChipAccess => Catalogue.ChipNotAccessible,
            CheckNames.ChipRead => Catalogue.ChipNotRead,
            CheckNames.CloneDetection
            or CheckNames.ActiveAuthentication
            or CheckNames.ChipAuthentication
            or CheckNames.PaceCam => Catalogue.ChipCopySuspected,
            CheckNames.CardAccess => Catalogue.ChipManipulated,
            CheckNames.DsChain
            or CheckNames.DsValidity
            or CheckNames.IssuerCountry
            or CheckNames.DsKeyUsage
            or CheckNames.DsValidityAtSigning
            or CheckNames.DsRevocation
            or CheckNames.DeviationList
            or CheckNames.DefectList => Catalogue.DocumentIssuerNotTrusted,
            CheckNames.SodStructure
            or CheckNames.SodSigner
            or CheckNames.SodAlgorithms
            or CheckNames.SodAttributes
            or CheckNames.SodDigest
            or CheckNames.SodSignature
            or CheckNames.DgHashes
            or CheckNames.ComSod
            or CheckNames.Dg1Mrz => Catalogue.DocumentNotAuthentic,
            _ => null,
        };
    }
}
