namespace EGate.Documents;

/// <summary>
/// Relates the issuing state of a machine-readable zone (three letters, Doc 9303-3, section 5) to the country of certificates (two letters,
/// ISO 3166-1, Doc 9303-12, 7.1). Without this comparison, any state's authority could vouch for a document of any other.
/// </summary>
internal static class IssuingCountry
{
    /// <summary>ISO 3166-1: three letters and two letters, run together.</summary>
    private const string Iso3166 =
        "ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI "
        + "BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT "
        + "BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU "
        + "CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET "
        + "FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR "
        + "GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR "
        + "IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB "
        + "LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH "
        + "MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE "
        + "NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL "
        + "PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ "
        + "SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC "
        + "TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY "
        + "USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW";

    /// <summary>
    /// Codes of Doc 9303-3 that are not in ISO 3166-1, or that certificates of the field write in more than one way. UTO, the state of
    /// Utopia, is that of specimens and of the simulated issuing authority; its certificates carry UT, which ISO 3166-1 leaves free.
    /// The organizations of section 5, part D, have two letters in no standard: their certificates may carry the code itself, as any
    /// state's may, or its first two letters.
    /// </summary>
    private const string Special =
        "D__DE GBDGB GBNGB GBOGB GBPGB GBSGB UNOUN UNAUN UNKUN EUEEU RKSKS RKSXK RKSRK ZARCD UTOUT "
        + "XBAXB XIMXI XCCXC XCEXC XCOXC XECXE XPOXP XESXE XMPXM XOMXO XDCXD";

    private static readonly ILookup<string, string> Countries = $"{Iso3166} {Special}"
        .Split(' ')
        .ToLookup(pair => pair[..3].Trim('_'), pair => pair[3..], StringComparer.Ordinal);

    /// <summary>Every issuer's code that has a country.</summary>
    public static IEnumerable<string> Issuers => Countries.Select(c => c.Key);

    /// <summary>True when the issuer's code is known.</summary>
    /// <param name="issuer">From the machine-readable zone, without fillers.</param>
    public static bool IsKnown(string issuer) => Countries.Contains(issuer);

    /// <summary>True when a certificate's country stands for the issuer. Some certificates carry the three letters instead of two.</summary>
    /// <param name="issuer">From the machine-readable zone, without fillers.</param>
    /// <param name="country">From the certificate, upper case; null when it has none.</param>
    public static bool Matches(string issuer, string? country) =>
        country is not null && (country == issuer || Countries[issuer].Contains(country, StringComparer.Ordinal));
}
