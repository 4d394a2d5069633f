namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>The machine-readable zone is not right.</summary>
    public static CatalogueEntry MrzNotReadable { get; } =
        new(
            "MRZ_NOT_READABLE",
            Severity.Warning,
            "The machine-readable zone was read, but its format or a check digit is wrong.",
            "A worn, dirty or badly laid document, a reader that needs cleaning, or a forged zone.",
            "Let the traveller lay the document flat again; clean the reader's glass; else an officer looks at the document."
        );

    /// <summary>A document of a kind that the lane does not take.</summary>
    public static CatalogueEntry DocumentKindNotAccepted { get; } =
        new(
            "DOCUMENT_KIND_NOT_ACCEPTED",
            Severity.Notice,
            "The document is an identity card or a visa, which this lane does not take.",
            "The zone has the size of TD1, TD2 or a visa; the profile's documents.accept says what the lane takes.",
            "Ask the traveller for the passport or send the traveller to an officer."
        );

    /// <summary>The document has expired.</summary>
    public static CatalogueEntry DocumentExpired { get; } =
        new(
            "DOCUMENT_EXPIRED",
            Severity.Warning,
            "The document has expired, or its date of expiry is no date.",
            "The date of expiry in the machine-readable zone lies before today at the lane.",
            "An officer decides. If every document is said to be expired, check the clock of the lane."
        );

    /// <summary>No chip, or not the traveller's document's chip.</summary>
    public static CatalogueEntry ChipNotAccessible { get; } =
        new(
            "CHIP_NOT_ACCESSIBLE",
            Severity.Warning,
            "No chip answered, or it did not accept the keys of the machine-readable zone.",
            "No chip in the document, a dead or shielded chip, one whose PACE failed, or a zone that was misread.",
            "Let the traveller lay the document down again; else an officer looks for tampering. A dead chip alone does not make a passport invalid."
        );

    /// <summary>The chip broke secure messaging.</summary>
    public static CatalogueEntry ChipManipulated { get; } =
        new(
            "CHIP_MANIPULATED",
            Severity.Error,
            "The chip, or something between it and the reader, broke the protected exchange.",
            "An answer without its code or with a wrong one: a manipulated chip, or a device that relays it.",
            "An officer examines the document. If it happens with many documents, check the chip reader and its cable."
        );

    /// <summary>The chip stopped or gave files that cannot be read.</summary>
    public static CatalogueEntry ChipNotRead { get; } =
        new(
            "CHIP_NOT_READ",
            Severity.Warning,
            "The chip was opened, but its files could not be read to the end.",
            "The document was moved or lifted, the chip is weak, or a file is not as the standard says.",
            "Let the traveller lay the document down again and leave it there; else an officer decides."
        );

    /// <summary>The signed data are wrong.</summary>
    public static CatalogueEntry DocumentNotAuthentic { get; } =
        new(
            "DOCUMENT_NOT_AUTHENTIC",
            Severity.Error,
            "What the chip holds is not what its issuer signed.",
            "A changed data group, a signature that does not verify, a list of contents that differs, or a zone other than the printed one.",
            "An officer examines the document; the crossing's reasons name the check."
        );

    /// <summary>No trusted authority for the document.</summary>
    public static CatalogueEntry DocumentIssuerNotTrusted { get; } =
        new(
            "DOCUMENT_ISSUER_NOT_TRUSTED",
            Severity.Warning,
            "No authority that the site trusts vouches for the document's signer, or not for this state or this day.",
            "The CSCA certificate of the issuing state is missing at the site or out of date, or the document is forged.",
            "Compare the certificates of the site with the current master list; until then an officer decides."
        );

    /// <summary>A certificate that was to be trusted cannot be used.</summary>
    public static CatalogueEntry AnchorNotUsable { get; } =
        new(
            "ANCHOR_NOT_USABLE",
            Severity.Warning,
            "A CSCA certificate of the site cannot be used.",
            "The file is damaged, is no certificate, or is the certificate of something other than an authority.",
            "Replace the file that is named; passports of its state are referred until then."
        );

    /// <summary>There are no trusted certificates at all.</summary>
    public static CatalogueEntry AnchorsMissing { get; } =
        new(
            "ANCHORS_MISSING",
            Severity.Error,
            "The site has no usable CSCA certificate, so every passport is referred.",
            "The certificates' directory is empty or cannot be read.",
            "Put the CSCA certificates of the master list there and load them again."
        );

    /// <summary>The chip could not prove that it is no copy.</summary>
    public static CatalogueEntry ChipCopySuspected { get; } =
        new(
            "CHIP_COPY_SUSPECTED",
            Severity.Error,
            "The chip promises a proof that it is no copy, and the proof did not succeed.",
            "A copied chip, a file that was left out of it, or a fault of the chip or of its maker.",
            "An officer examines the document, compares it with the portrait and looks whether the chip was exchanged."
        );

    /// <summary>PACE failed and the site's policy opened the chip with BAC.</summary>
    public static CatalogueEntry ChipAccessFellBack { get; } =
        new(
            "CHIP_ACCESS_FELL_BACK",
            Severity.Warning,
            "The chip offers PACE, PACE failed, and the chip was opened with basic access control.",
            "A chip whose PACE is faulty, or somebody between chip and reader who wants the weaker protocol.",
            "Nothing at the lane: documents.basic_access_after_pace allows it. If it happens with many series, switch it off and refer them."
        );
}
