using System.Collections.Frozen;

namespace EGate.Watchlists;

/// <summary>
/// Abbreviations that documents print, and forms of one name that no rule of spelling connects. Words of one row are the same name. It is
/// short on purpose: nicknames are many, and a wrong row makes two people one.
/// </summary>
internal static class ShortForms
{
    private const string Rows =
        "MOHAMMED MUHAMMAD MOHAMMAD MOHAMED MOHD MUHD MD MHD MUHAMMED MUHAMAD MOHAMAD MUHAMMADI MEHMET MEHMED MAMADOU MAHOMED MAGOMED MAGOMET MUKHAMMAD MUKHAMMED"
        + "|ABDUL ABDAL ABDEL ABD ABDOUL|HUSSEIN HUSEYIN HUSAYN|ALEXANDER ALEKSANDR OLEKSANDR ALEXANDR ISKANDAR ISKANDER|NIKOLAI MYKOLA NICHOLAS NIKOLAY"
        + "|MIKHAIL MYKHAILO MICHAEL MIHAIL|DMITRY DMYTRO DMITRIY DMITRII|VLADIMIR VOLODYMYR|SERGEI SERHII SERGEY SERHIY|ALEXEI OLEKSII ALEKSEY OLEKSIY"
        + "|PAVEL PAVLO PAUL|PETR PETRO PETER PYOTR|IVAN JOHN JOHANNES|GEORGY GEORGE GEORGII HEORHII YURI YURII YURIY|ANDREI ANDRII ANDREY ANDREW|ELENA OLENA"
        + "|EKATERINA KATERYNA CATHERINE|WILLIAM BILL|ROBERT BOB|JOSEPH YUSUF YOUSSEF YUSIF YOUSEF|ABRAHAM IBRAHIM EBRAHIM|ISAAC ISHAQ ISHAK|JACOB YAQUB YAKUB|DAVID DAWUD DAUD DAVUD|SOLOMON SULAYMAN SULEIMAN SULEYMAN"
        + "|OUSMANE OTHMAN OSMAN USMAN UTHMAN|AHMED AHMAD AHMET AKHMED AKHMAD AMADOU|KHADIJA HATICE KHADIJAH|FATIMA FATMA FATEMEH FATOUMATA";

    private static readonly FrozenDictionary<string, int> RowOf = Rows.Split('|')
        .SelectMany((row, i) => row.Split(' ').Select(word => (word, i)))
        .ToFrozenDictionary(e => e.word, e => e.i, StringComparer.Ordinal);

    internal static bool Same(string a, string b) =>
        RowOf.TryGetValue(a, out var one) && RowOf.TryGetValue(b, out var other) && one == other;

    /// <summary>The other words of the row; empty for a word without one.</summary>
    internal static IEnumerable<string> Of(string word) =>
        RowOf.TryGetValue(word, out var row) ? Rows.Split('|')[row].Split(' ').Where(w => w != word) : [];
}
