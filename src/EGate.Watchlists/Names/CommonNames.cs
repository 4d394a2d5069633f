using System.Collections.Frozen;

namespace EGate.Watchlists;

/// <summary>
/// How common a word is among the names of travellers, for pairs of names without an index and for lists too small to count by. Shares
/// are rough, from general knowledge of national statistics, in groups: what matters is that ALI is a thousand times as common as a name
/// that stands in no group. All romanisations that fold alike share a figure.
/// </summary>
internal static class CommonNames
{
    /// <summary>Share of a word that is in no group.</summary>
    internal const double Unlisted = 3e-5;

    private const double PerLetter = 0.75;
    private const int UsualLength = 5;
    private const double Rarest = 4e-6;

    private static readonly (double Share, string Words)[] Groups =
    [
        (0.03, "MOHAMMED MUHAMMAD MOHAMAD MOHAMMAD MOHAMED MEHMET MAGOMED MOHD MD"),
        (
            0.012,
            "AHMED AHMAD AHMET AKHMAD ALI ALIY MARIA WANG LI ZHANG HASSAN HASAN HUSSEIN HUSSAIN HOSSEIN HUSEYIN IBRAHIM KHAN ABDULLAH ABDALLAH KUMAR SINGH"
        ),
        (
            0.006,
            "CHEN LIU YANG HUANG NGUYEN FATIMA MUSTAFA ABDUL ABD JOSE JUAN JOHN MAHMOUD MAHMUD OMAR UMAR YUSUF YOUSEF ISMAIL SAID SAEED SAYED SALEH KHALID KHALED "
                + "HAMID OSMAN OTHMAN ABBAS JEAN KIM LEE PARK DEVI BEGUM BIBI SERGEY SERGEI ALEXANDER ALEKSANDR VLADIMIR ELENA TATIANA ANNA DAVID MICHAEL GARCIA SHARMA"
        ),
        (
            0.003,
            "ZHAO WU ZHOU XU SUN MA ZHU HU GUO HE GAO LIN LUO ZHENG LIANG TRAN LE PHAM RODRIGUEZ GONZALEZ HERNANDEZ LOPEZ MARTINEZ PEREZ SANCHEZ DA SILVA SANTOS "
                + "FERNANDEZ CARLOS LUIS ANTONIO FRANCISCO ANA JAMES ROBERT WILLIAM THOMAS PETER PAUL DANIEL MARTIN SMITH JOHNSON IVAN IVANOV IVANOVA DMITRY ANDREY "
                + "ALEXEI ALEXEY NIKOLAI MIKHAIL NATALIA OLGA IRINA SVETLANA EKATERINA ABDURAHMAN ABDRAHMAN ABDULRAHMAN ABDULAZIZ ABDELAZIZ SALIM SALEM JAMAL KARIM KAREEM "
                + "MALIK RAHMAN RAHIM RASHID AMIR AMIN AZIZ BAKR FARID HABIB HAMZA HAYDAR HAIDER IDRIS IQBAL JABIR JAFAR KAMAL MANSUR MANSOUR MARYAM MIRZA NASSER NASIR RAMADAN REZA RIDA "
                + "SALMAN SAMIR SHAH SULEIMAN SULAIMAN TAHIR TARIQ WALID YASIN ZAHRA AISHA ADAM ISA MUSA MOUSSA DIALLO TRAORE COULIBALY YILMAZ KAYA DEMIR"
        ),
        (
            0.0015,
            "PETROV PETROVA SMIRNOV KUZNETSOV POPOV VASILIEV KARIMOV KARIMOVA RAHIMOV RAKHIMOV SHARIPOV SHARIPOVA NAZAROV NAZAROVA SAIDOV SAIDOVA RASULOV RASULOVA ALIYEV ALIEV ALIEVA MAMMADOV "
                + "MAMMADOVA HUSEYNOV ABDULLAYEV ABDULLAEV ISMAILOV IBRAGIMOV YUSUPOV YUSUPOVA AHMADOV AKHMEDOV HASANOV GULIYEV DAVLATOV DAVLATOVA BOBOEV BOBOYEV SAFAROV QURBONOV KURBONOV KURBANOV "
                + "NURALI RUSTAM FARRUKH DILSHOD JAMSHED SHERZOD BAKHTIYOR OYBEK AZAMAT TIMUR RUSLAN YURI OLEG IGOR VIKTOR VICTOR MAXIM ROMAN PAVEL ARTEM DENIS ANTON ANASTASIA YULIA "
                + "LARISA GALINA LUDMILA LYUDMILA NINA VALENTINA MARINA MULLER SCHMIDT SCHNEIDER FISCHER WEBER MEYER WAGNER BECKER SCHULZ HOFFMANN HANS KLAUS WOLFGANG JURGEN ANDREAS STEFAN "
                + "STEPHAN CHRISTIAN THOMAS PIERRE MICHEL PHILIPPE MARIE DUBOIS MARTIN BERNARD ROSSI GIUSEPPE GIOVANNI MARIO NOWAK KOWALSKI JAN PIOTR ANDRZEJ MARK STEVEN GEORGE RICHARD JOSEPH "
                + "CHARLES MARY ELIZABETH SARAH SUSAN JENNIFER BROWN JONES WILLIAMS DAVIS MILLER WILSON TAYLOR PATEL RAJ RAM LAL KAUR ROY DAS GUPTA BIN SHEIKH SHAIKH HUSSAINI AKHTAR AKHTER BANU KHATUN ISLAM "
                + "UDDIN HOSSAIN RAHMANI AHMADI NOORI NURI HAIDARI KARIMI AMIRI RAHIMI SAFI STANIKZAI ZADRAN GUL JAN WALI HAQ AGHA FAZAL ZAHIR NABI NAJIB NAWAZ SAJJAD SHAHID ZAFAR BILAL USMAN UMER ASIF IMRAN "
                + "FAISAL FAYSAL TURKI SAUD FAHD NAYEF SULTAN SAAD SAMI ADEL ADIL MAJID MAJEED NOUR NUR NOOR QASIM KASIM HADI MAHDI MEHDI JAVAD HAMED MOHSEN MAJID SADIQ SADEGH TAHERI HASHEMI HOSSEINI MOHAMMADI MORADI RAHIMI "
                + "ABDUL RAHMAN ABU IBN SALAH MUHSIN YAHYA YAHIA ZAID ZAYD HARUN HAROUN ILYAS DAWOOD DAUD ISHAQ AYOUB AYUB YAQUB ZAKARIA SAMIRA LAILA LEILA AMINA KHADIJA ZAINAB ZEYNEP AYSE EMINE HATICE MURAT MUSTAFAEV "
                + "YOUNG MIN JUN HYUN TANAKA SATO SUZUKI TAKAHASHI WATANABE MING WEI FANG LEI JING PING HONG HUI JIAN XIN YAN YING HUA QIANG JUAN XIAO"
        ),
    ];

    private static readonly FrozenDictionary<string, double> Shares = Groups
        .SelectMany(g => g.Words.Split(' ').Select(w => (new Word(w, isAbjad: false).Folded, g.Share)))
        .GroupBy(e => e.Folded, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Max(e => e.Share), StringComparer.Ordinal);

    // What is left of the words of Arabic script: their consonants.
    private static readonly FrozenDictionary<string, double> Skeletons = Groups
        .SelectMany(g => g.Words.Split(' ').Select(w => (Skeleton: WordSkeleton.Of(WordFolding.Fold(w)), g.Share)))
        .GroupBy(e => e.Skeleton, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Max(e => e.Share), StringComparer.Ordinal);

    /// <summary>Share of names (0..1) that contain the word in some romanisation.</summary>
    internal static double Share(Word word)
    {
        if (word.IsAbjad)
        {
            return Skeletons.TryGetValue(WordSkeleton.Of(word.Folded), out var common)
                ? common
                : Length(word.Folded.Length + 2);
        }

        return Shares.TryGetValue(word.Folded, out var share) ? share : Length(word.Folded.Length);
    }

    // Short words are shared by more people than long ones.
    private static double Length(int letters) =>
        Math.Clamp(Unlisted * Math.Pow(PerLetter, letters - UsualLength), Rarest, 1e-3);
}
