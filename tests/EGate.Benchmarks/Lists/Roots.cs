using System.Text;

namespace EGate.Benchmarks.Lists;

/// <summary>
/// The long tail: a word for every number, always the same one, of the syllables and patterns of a culture. Low numbers are common words.
/// </summary>
internal static class Roots
{
    private static readonly string[] Cyrillic = Split(
        "ба бе бо бу ва ве го га да де до ду жа за зе зо ка ке ко ку ла ле ло лу ма ме мо му на не но ну па пе по ра ре ро ру са се со су та те то ту фа хо ха ча ша ши бар бек бол вар вол гор гул дар дов жан зар кар кол кур лат лоб мал мар мир мур нар нур пар пол ран рах рос руз сал сар сол тар тол тур хал хол чер шар шах шер яр юс"
    );

    private static readonly string[] CyrillicEnds = Split("н р л м т д к б в з с ш ч х г ж рт нд лк мб нч шк рх");
    private static readonly string[] Consonants = Split("b t j H kh d r z s sh S D T 3 gh f q k l m n h w y");

    private static readonly string[] Patterns = Split(
        "1aa2i3 1a2ii3 1u2ay3 ma12uu3 1a2aa3 1a22aa3 mu12a3 mu1a22i3 1a23 1u23ii 1a2a3 1a23aan 1i2aa3 ta12ii3 1aa2i3ii 1a2ii3ii 1a22aa3ii ma12a3ii 1u2aa3 1a2a3ii"
    );

    private static readonly Dictionary<Culture, (string[] First, string[] Middle, string[] Last)> Latin = new()
    {
        [Culture.Turkish] = (
            Split(
                "ak al ar ay baş bay bil boz büyük can çak çel dal dem deniz dur ege er gök gül gün güz iş kal kara kaya kılıç kır koç kor kurt öz polat sarı say sön şen taş tek toprak tunç uç ulu uz yıl yurt yük"
            ),
            Split("a e i ı u ü ar er el al bul dağ dere doğ gel gir kal kan lı or tan ya"),
            Split("oğlu er can taş demir kaya türk bay man ç lar ler soy öz gil su ek alp han sal mez")
        ),
        [Culture.German] = (
            Split(
                "acker ahl alt bach bauer berg birk blum böhm brand braun brück busch dorf eich eis engel feld fisch frank fried fuchs gold grün haas hart herz hof holz huber jäger kahl kirch klein knapp köhl krä kühn lang lind löw mai mühl neu ober öst pfeif rein rich röm rose roth schäf schmid schrö schön schwar sommer stein stör streß süß thal über vogel wald weiß win wolf zimmer"
            ),
            Split("el en er in ing ling ach ich es"),
            Split(
                "mann berg bauer er meier müller hoff feld stein bach wald son sen strøm gård kamp hausen holt lund ski ke"
            )
        ),
        [Culture.Spanish] = (
            Split(
                "agu alba alv anto bar ben blan caba cal cam carr cas cast cer cor cres del dom esco esp est fer flo fue gal gar gil gom gonz guer gui guti her ibá igl jim la leó lop lor mar mart men mol mor muñ nav nú oli ort pac par pas peñ per pra qui ram rey rib riv rod rom rub rui sal san ser sot sua tor vald var vas veg vel vic vid zam"
            ),
            Split("a e i o al an ar el er in or ier uel and end"),
            Split("ez ero ado ano as os a o illo eros era al án ón uez ín ales eda uela")
        ),
        [Culture.French] = (
            Split(
                "aub bar beau bel ber bert blan bois bon bou bour bri bru car char chev clé cor cous dan del des du dup fab fav fon for gar gau gér gir gui her hub jac lac lam lan lau lef leg lem mal mar mau mer mich mon mor nic ol pas per pic poi pré ren ric rob rou sau ser sim tes thi tour val vau vin"
            ),
            Split("e i a o ou en an in er el au ill"),
            Split("ot et eau ier ard in on ois aux ault elle ière ert and ey oux")
        ),
        [Culture.English] = (
            Split(
                "ash bar beck ben black brad bran brook bur car chap clar clay cole cook crow dal dan den dun east ed ell far field fin flet for gar gib gil gra green hal ham har haw hen hig hol hud hun jack ken lan law lin mar mit mor nor oak par per pres rad ram red rich rob row rus san shel stan ston sut tay thorn tur wal war wat web wes wh wil win wood"
            ),
            Split("e er en in ing ley a o y"),
            Split("son ton ley ford ham man well wood field er s by worth more land den")
        ),
    };

    public static string Word(Culture culture, int number, bool isFamily)
    {
        var mixed = Mix((uint)number, (uint)culture + (isFamily ? 100u : 200u));
        return culture switch
        {
            Culture.Arab or Culture.Persian or Culture.Afghan => Arabic(mixed),
            Culture.Tajik or Culture.Uzbek or Culture.Kazakh or Culture.Russian or Culture.Ukrainian => CyrillicWord(
                mixed
            ),
            _ => LatinWord(culture, mixed),
        };
    }

    private static string Arabic(ulong mixed)
    {
        var pattern = Take(ref mixed, Patterns);
        var root = new[] { Take(ref mixed, Consonants), Take(ref mixed, Consonants), Take(ref mixed, Consonants) };
        var word = new StringBuilder();
        foreach (var c in pattern)
        {
            word.Append(c is >= '1' and <= '3' ? root[c - '1'] : c.ToString());
        }

        return word.ToString();
    }

    private static string CyrillicWord(ulong mixed)
    {
        var word = Take(ref mixed, Cyrillic) + Take(ref mixed, Cyrillic);
        if (mixed % 3 == 0)
        {
            mixed /= 3;
            word += Take(ref mixed, Cyrillic);
        }

        return word + Take(ref mixed, CyrillicEnds);
    }

    private static string LatinWord(Culture culture, ulong mixed)
    {
        var (first, middle, last) = Latin[culture];
        var word = Take(ref mixed, first);
        if (mixed % 2 == 0)
        {
            mixed /= 2;
            word += Take(ref mixed, middle);
        }

        return word + Take(ref mixed, last);
    }

    private static string Take(ref ulong mixed, string[] choices)
    {
        var choice = choices[(int)(mixed % (ulong)choices.Length)];
        mixed /= (ulong)choices.Length;
        return choice;
    }

    private static ulong Mix(uint number, uint salt)
    {
        unchecked
        {
            var mixed = ((ulong)number << 20) + salt + 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    private static string[] Split(string words) => words.Split(' ');
}
