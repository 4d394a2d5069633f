using System.Text;

namespace EGate.Watchlists.Tests;

/// <summary>Hand-made lists in their true formats; all persons and documents are invented.</summary>
internal static class Lists
{
    internal const string UnHead = "<CONSOLIDATED_LIST dateGenerated=\"2026-02-27T00:00:00Z\"><INDIVIDUALS>";
    internal const string UnTail =
        "</INDIVIDUALS><ENTITIES><ENTITY><REFERENCE_NUMBER>XTe.1</REFERENCE_NUMBER></ENTITY></ENTITIES></CONSOLIDATED_LIST>";
    internal const string LostHead = "# made: 2026-02-27T00:00:00Z\nnumber,issuer,type,status,date\n";
    internal const string NationalHead = "entry,name,quality,born,sex,nationality,document,issuer\n";

    internal const string Un =
        UnHead
        + "<INDIVIDUAL>\n<REFERENCE_NUMBER>XTi.1</REFERENCE_NUMBER><FIRST_NAME> ANNA </FIRST_NAME><SECOND_NAME>MARIA ERIKSSON</SECOND_NAME><GENDER>Female</GENDER>"
        + "<NAME_ORIGINAL_SCRIPT>Анна Эрикссон</NAME_ORIGINAL_SCRIPT><NATIONALITY><VALUE>Utopia</VALUE></NATIONALITY>"
        + "<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Annie; Anka (original script: Анка)</ALIAS_NAME></INDIVIDUAL_ALIAS>"
        + "<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>"
        + "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1974-08-12</DATE></INDIVIDUAL_DATE_OF_BIRTH>"
        + "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1975</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>"
        + "<INDIVIDUAL_PLACE_OF_BIRTH><CITY>Utopolis</CITY><COUNTRY>Utopia</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>"
        + "<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Numéro de passeport \n</TYPE_OF_DOCUMENT><NUMBER>Utopian passport No. AB 12345</NUMBER><ISSUING_COUNTRY>Utopia</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>"
        + "<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification\n   Number</TYPE_OF_DOCUMENT><NOTE>Utopian national identity card number W334061 issued on 9 Mar. 2011</NOTE></INDIVIDUAL_DOCUMENT>"
        + "</INDIVIDUAL>"
        + UnTail;

    internal const string OfacXml =
        "<sdnList xmlns=\"https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML\"><publshInformation><Publish_Date>11/20/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation>"
        + "<sdnEntry><uid>9901</uid><firstName>Anna Maria</firstName><lastName>ERIKSSON</lastName><sdnType>Individual</sdnType>"
        + "<idList><id><uid>1</uid><idType>Passport</idType><idNumber>L898902C3</idNumber><idCountry>Utopia</idCountry></id><id><uid>2</uid><idType>Gender</idType><idNumber>Female</idNumber></id><id><uid>3</uid><idType>SWIFT/BIC</idType><idNumber>UTOPUT22</idNumber></id></idList>"
        + "<akaList><aka><uid>4</uid><type>a.k.a.</type><category>weak</category><lastName>ANKA</lastName></aka><aka><uid>5</uid><type>a.k.a.</type><category>strong</category><lastName>ERICSON</lastName><firstName>Ana</firstName></aka></akaList>"
        + "<nationalityList><nationality><uid>6</uid><country>Utopia</country><mainEntry>true</mainEntry></nationality></nationalityList>"
        + "<dateOfBirthList><dateOfBirthItem><uid>7</uid><dateOfBirth>12 Aug 1974</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem><dateOfBirthItem><uid>8</uid><dateOfBirth>circa 1973</dateOfBirth></dateOfBirthItem></dateOfBirthList>"
        + "<placeOfBirthList><placeOfBirthItem><uid>9</uid><placeOfBirth>Utopolis, Utopia</placeOfBirth></placeOfBirthItem></placeOfBirthList></sdnEntry>"
        + "<sdnEntry><uid>9902</uid><lastName>UTOPIAN SHIPPING</lastName><sdnType>Entity</sdnType></sdnEntry></sdnList>";

    internal const string OfacCsv =
        "9901,\"ERIKSSON, Anna Maria\",\"individual\",\"TEST\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 12 Aug 1974; alt. DOB 1973 to 1975; POB Utopolis, Utopia; nationality Utopia; Gender Female; Passport L898902C3 (Utopia) expires 15 Apr 2032; National ID No. 660000 73767 (Utopia); a.k.a. 'ANKA'; Linked To: UTO\"\r\n"
        + "9902,\"UTOPIAN STAR\",\"vessel\",\"TEST\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\u001A";

    internal const string OfacAliases = "9901,1,\"aka\",\"ERICSON, Ana\",-0- \r\n";
    internal const string OfacComments = "9901,\"PIA.; alt. Passport UT0047110 (Utopia).\"\r\n";

    internal const string Eu =
        "<export xmlns=\"http://eu.europa.ec/fpi/fsd/export\" generationDate=\"2026-11-20T06:00:00.000+01:00\" globalFileId=\"1\">"
        + "<sanctionEntity logicalId=\"13\" euReferenceNumber=\"EU.9901.1\"><subjectType code=\"person\" classificationCode=\"P\"/>"
        + "<nameAlias firstName=\"Anna Maria\" middleName=\"\" lastName=\"Eriksson\" wholeName=\"Anna Maria Eriksson\" gender=\"F\" strong=\"true\" logicalId=\"1\"/>"
        + "<nameAlias wholeName=\"Anna Maria Eriksson\" strong=\"true\" nameLanguage=\"FR\"/><nameAlias firstName=\"Anka\" lastName=\"E.\" strong=\"true\"><remark>(low quality alias)</remark></nameAlias>"
        + "<nameAlias wholeName=\"Анна Эрикссон\" strong=\"true\"/><citizenship countryIso2Code=\"00\"/><citizenship countryIso2Code=\"UT\"/>"
        + "<birthdate circa=\"false\" calendarType=\"GREGORIAN\" birthdate=\"1974-08-12\" dayOfMonth=\"12\" monthOfYear=\"8\" year=\"1974\" city=\"Utopolis\" countryDescription=\"UTOPIA\"/>"
        + "<birthdate circa=\"true\" calendarType=\"GREGORIAN\" year=\"1973\"/><birthdate calendarType=\"ISLAMIC\" year=\"1353\"/><birthdate yearRangeFrom=\"1972\" yearRangeTo=\"1976\"/>"
        + "<identification identificationTypeCode=\"passport\" number=\"L898902C3\" countryIso2Code=\"UT\"/><identification identificationTypeCode=\"fiscalcode\" number=\"12345678\"/></sanctionEntity>"
        + "<sanctionEntity euReferenceNumber=\"EU.9902.1\"><subjectType code=\"enterprise\" classificationCode=\"E\"/><nameAlias wholeName=\"Utopian Trade\"/></sanctionEntity></export>";

    internal const string UkXml =
        "<Designations><DateGenerated>20/11/2026</DateGenerated><Designation><UniqueID>UTO0001</UniqueID><Names><Name><Name1>Anna</Name1><Name2>Maria</Name2><Name6>ERIKSSON</Name6><NameType>Primary name</NameType></Name>"
        + "<Name><Name6>Anka</Name6><NameType>ALias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>"
        + "<NonLatinNames><NonLatinName><NameNonLatinScript>Анна Эрикссон</NameNonLatinScript></NonLatinName></NonLatinNames><IndividualEntityShip>Individual</IndividualEntityShip>"
        + "<IndividualDetails><Individual><DOBs><DOB>12/08/1974</DOB><DOB>dd/mm/1973</DOB><DOB>dd/08/1974</DOB></DOBs><Nationalities><Nationality>Utopia</Nationality></Nationalities><Genders><Gender>Female</Gender></Genders>"
        + "<BirthDetails><Location><TownOfBirth>Utopolis</TownOfBirth><CountryOfBirth>Utopia</CountryOfBirth></Location></BirthDetails>"
        + "<PassportDetails><Passport><PassportNumber>L898902C3</PassportNumber><PassportAdditionalInformation>Utopia</PassportAdditionalInformation></Passport></PassportDetails></Individual></IndividualDetails></Designation>"
        + "<Designation><UniqueID>UTO0002</UniqueID><Names><Name><Name6>UTOPIAN STAR</Name6></Name></Names><IndividualEntityShip>Ship</IndividualEntityShip></Designation></Designations>";

    internal const string UkCsv =
        "Report Date: 20-Nov-2026\r\nLast Updated,Unique ID,OFSI Group ID,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Name non-latin script,Designation Type,D.O.B,Nationality(/ies),Passport number,Passport additional information,Gender,Town of birth,Country of birth,Other Information\r\n"
        + "01/01/2026,UTO0001,1,ERIKSSON,Anna,Maria,,,,Primary Name,,Анна Эрикссон,Individual,12/08/1974,Utopia,L898902C3,Utopia,Female,Utopolis,Utopia,\"a \"\"quoted\"\"\r\nremark\"\r\n"
        + "01/01/2026,UTO0002,2,UTOPIAN STAR,,,,,,Primary name,,,Ship,,,,,,,,\r\n"
        + "01/01/2026,UTO0001,1,Anka,,,,,,Alias,Low quality a.k.a,,Individual,dd/mm/1973,,,,,,,\r\n";

    internal const string OpenSanctions =
        "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change\n"
        + "NK-1,Person,Anna Maria Eriksson,\"Анна Эрикссон;\"\"Anka; the short\"\"\",1974-08-12;1973,ut,\"1 Road\nUtopolis\",L898902C3,,,,,utopia,2026-01-01,2026-01-01,2026-01-01\n"
        + "NK-2,Company,Utopian Trade,,,ut,,,,,,,utopia,2026-01-01,2026-01-01,2026-01-01\n";

    internal const string Ftm =
        "{\"id\":\"NK-1\",\"caption\":\"Anna Maria Eriksson\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Anna Maria Eriksson\",\"Анна Эрикссон\"],\"weakAlias\":[\"Anka\"],\"birthDate\":[\"1974-08-12\",\"1974-08\",\"1974\"],\"nationality\":[\"ut\"],\"gender\":[\"female\"],\"birthPlace\":[\"Utopolis\"],\"passportNumber\":[\"L898902C3\"],\"topics\":[\"sanction\"]},\"target\":true}\n"
        + "{\"id\":\"NK-2\",\"caption\":\"Utopian Trade\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Utopian Trade\"]}}\n";

    internal const string FtmDelta =
        "{\"op\":\"DEL\",\"entity\":{\"id\":\"NK-9\"}}\n"
        + "{\"op\":\"MOD\",\"entity\":{\"id\":\"NK-1\",\"caption\":\"Anna Eriksson\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Anna Eriksson\"]}}}\n"
        + "{\"op\":\"ADD\",\"entity\":{\"id\":\"NK-3\",\"caption\":\"Berta Eriksson\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Berta Eriksson\"]}}}\n";

    internal const string National =
        NationalHead
        + "N-1,Anna Maria Eriksson,primary,1974-08-12;circa 1973;1972..1976;1974-08;1974,F,UTO,L898902C3;UT0047110,UTO\n"
        + "N-1,Анна Эрикссон,strong,,,,,\n"
        + "N-1,Anka,weak,,,,,\n"
        + "N-2,\"Eriksson, Berta \"\"B\"\"\",,,,,,\n";

    internal const string NationalJson =
        "{\"entry\":\"N-1\",\"names\":[{\"name\":\"Anna Maria Eriksson\",\"quality\":\"primary\"},{\"name\":\"Anka\",\"quality\":\"weak\"}],\"born\":[\"1974-08-12\"],\"sex\":\"F\",\"nationality\":[\"UTO\"],\"places\":[\"Utopolis\"],\"documents\":[{\"number\":\"L898902C3\",\"issuer\":\"UTO\",\"kind\":\"passport\"}]}\n"
        + "{\"entry\":\"N-2\",\"names\":[{\"name\":\"Berta Eriksson\"}]}\n";

    internal const string Lost =
        LostHead + "UTO990017,UTO,passport,stolen,2026-01-15\n\"ab 12-34<\",UTO,visa,stolen-blank,\n# end: 2\n";

    internal const string LostXml =
        "<lost-documents made=\"2026-02-27T00:00:00Z\" count=\"2\"><document number=\"UTO990017\" issuer=\"UTO\" type=\"passport\" status=\"stolen\" date=\"2026-01-15\"/>"
        + "<document number=\"AB 1234\" issuer=\"UTO\" type=\"visa\" status=\"stolen-blank\"/></lost-documents>";

    internal const string Notices =
        "entity_id,forename,name,date_of_birth,nationalities,sex_id,country_of_birth_id,place_of_birth,height,documents,document_issuer\n"
        + "2026/1,Anna Maria,Eriksson,1974/08/12,UT,F,UT,Utopolis,1.7,L898902C3,UTO\n2026/2,Berta,Eriksson,1980,,U,,,,,\n";

    internal const string NoticesXml =
        "<notices made=\"2026-02-27T00:00:00Z\"><notice><entity_id>2026/1</entity_id><forename>Anna Maria</forename><name>Eriksson</name><date_of_birth>1974/08/12</date_of_birth><nationalities>UT</nationalities><sex_id>F</sex_id></notice></notices>";

    /// <summary>A specimen of each format.</summary>
    internal static IReadOnlyDictionary<ListFormat, string> All { get; } =
        new Dictionary<ListFormat, string>
        {
            [ListFormat.UnXml] = Un,
            [ListFormat.OfacXml] = OfacXml,
            [ListFormat.OfacCsv] = OfacCsv,
            [ListFormat.EuXml] = Eu,
            [ListFormat.UkXml] = UkXml,
            [ListFormat.UkCsv] = UkCsv,
            [ListFormat.OpenSanctionsCsv] = OpenSanctions,
            [ListFormat.FollowTheMoney] = Ftm,
            [ListFormat.FollowTheMoneyDelta] = FtmDelta,
            [ListFormat.NationalCsv] = National,
            [ListFormat.NationalJson] = NationalJson,
            [ListFormat.LostDocumentsCsv] = Lost,
            [ListFormat.LostDocumentsXml] = LostXml,
            [ListFormat.NoticesCsv] = Notices,
            [ListFormat.NoticesXml] = NoticesXml,
        };

    internal static (ListReading Reading, ListCollection Found) Read(
        ListFormat format,
        string text,
        string list = "specimen"
    ) => Read(format, Encoding.UTF8.GetBytes(text), list);

    internal static (ListReading Reading, ListCollection Found) Read(
        ListFormat format,
        byte[] bytes,
        string list = "specimen"
    )
    {
        var found = new ListCollection();
        var reading = ListReader.Read(
            new MemoryStream(bytes),
            format,
            new ListSettings(list, ListAction.Refer),
            found,
            Beside
        );
        return (reading, found);
    }

    private static MemoryStream? Beside(string name) =>
        name switch
        {
            "alt.csv" => new MemoryStream(Encoding.UTF8.GetBytes(OfacAliases)),
            "sdn_comments.csv" => new MemoryStream(Encoding.UTF8.GetBytes(OfacComments)),
            _ => null,
        };
}
