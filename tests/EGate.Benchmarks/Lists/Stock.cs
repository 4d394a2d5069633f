namespace EGate.Benchmarks.Lists;

/// <summary>The names that many people share, the most common first. Invented people only; the names themselves are everybody's.</summary>
internal static class Stock
{
    private static readonly Dictionary<(Culture, bool), string[]> Names = new()
    {
        [(Culture.Tajik, false)] = Split(
            "мухаммад али абдулло фаррух рустам хуршед ҷамшед далер фирдавс шаҳром баҳодур сулаймон шариф раҳим карим саид маҳмуд ҳасан ҳусейн исмоил иброҳим юсуф ғулом қурбон назар давлат неъмат сафар раҷаб зафар илҳом комрон парвиз сиёвуш хайрулло абдураҳмон абдураҳим убайдулло насрулло ҷовид фарҳод шерали мирзо исроил холмурод тоҷиддин бадриддин муҳиддин"
        ),
        [(Culture.Tajik, true)] = Split(
            "мадина зарина нигора фотима малика гулнора шаҳноза дилафрӯз манижа парвина мавзуна саодат гулчеҳра нилуфар ситора тахмина заҳро хадича оиша ширин лола фарзона рухшона мунира"
        ),
        [(Culture.Uzbek, false)] = Split(
            "шерзод бахтиёр жасур улуғбек дилшод ойбек азиз ўткир жамшид фарход равшан ботир акмал санжар хуршид шухрат алишер жавлон отабек сардор нодир рустам собир қодир ғайрат ҳамид зокир илхом тохир музаффар абдулла абдураҳмон"
        ),
        [(Culture.Uzbek, true)] = Split(
            "дилноза гулнора нигора зулфия феруза шаҳло малика мухаббат наргиза сабина озода раъно ўғилой нодира шоҳиста дилбар камола юлдуз хуршида барно"
        ),
        [(Culture.Kazakh, false)] = Split(
            "нұрсұлтан ерлан бауыржан айдос жандос қанат серік марат асқар дәулет әлихан бекзат ғалым жасұлан мұрат нұрлан өмірбек ринат темір ұлан шыңғыс қайрат азамат тимур руслан"
        ),
        [(Culture.Kazakh, true)] = Split(
            "айгүл әсел гүлнұр динара жанар қарлығаш меруерт назгүл сәуле айжан мадина алия сандуғаш ұлжан шолпан"
        ),
        [(Culture.Russian, false)] = Split(
            "александр сергей дмитрий алексей андрей михаил иван владимир николай евгений юрий павел игорь олег виктор максим роман артем денис антон георгий пётр фёдор ярослав вячеслав геннадий григорий захар илья кирилл леонид станислав тимофей эдуард"
        ),
        [(Culture.Russian, true)] = Split(
            "елена ольга татьяна наталья ирина светлана екатерина анна мария юлия людмила галина анастасия ксения дарья евгения любовь надежда вера алёна жанна зинаида лариса полина софья яна"
        ),
        [(Culture.Ukrainian, false)] = Split(
            "олександр сергій андрій володимир микола іван юрій василь михайло олексій дмитро петро євген григорій ярослав богдан тарас остап гнат захар"
        ),
        [(Culture.Ukrainian, true)] = Split(
            "олена наталія тетяна оксана ірина людмила галина катерина юлія ганна марія світлана любов надія євгенія ярина"
        ),
        [(Culture.Arab, false)] = Split(
            "muHammad aHmad 3alii Hasan Husayn 3abd_allaah ibraahiim maHmuud khaalid 3umar yuusuf muSTafaa 3abd_al_raHmaan saalim sa3iid ismaa3iil 3abd_al_3aziiz Hamza jamaal qaasim Taariq waliid faysal naaSir mansuur jaabir yaHyaa sulaymaan 3uthmaan bilaal zayd SaaliH rashiid fahd turkii sulTaan maajid Haamid 3aadil zakariyaa ayyuub daawuud haaruun muusaa 3iisaa shariif laTiif 3abd_al_qaadir 3abd_al_laTiif nuur_al_diin SalaaH_al_diin dhuu_al_fiqaar ghaanim ghassaan shaakir 3abbaas ja3far riDaa mahdii haadii jawaad"
        ),
        [(Culture.Arab, true)] = Split(
            "faaTima 3aa2isha zaynab maryam khadiija aamina Hasnaa2 samiira laylaa nuuraa hudaa Su3aad najlaa2 raaniyaa hind ghaada haalaa sawsan iimaan Jamiila"
        ),
        [(Culture.Persian, false)] = Split(
            "muhammad 3alii rezaa Huseyn mehdii Hasan amiir sa3iid majiid Hamiid mas3uud behruuz daaryuush farhaad jamshiid khosrow kaamraan navid parviiz shahraam siyaavash vaHiid yaasir javaad qolaam_rezaa 3abbaas"
        ),
        [(Culture.Persian, true)] = Split(
            "faaTeme zahraa maryam zeynab leylaa shiiriin niluufar parviin mahnaaz ziibaa roqayye saaraa farzaane naaziilaa"
        ),
        [(Culture.Afghan, false)] = Split(
            "muhammad 3abd_al aHmad ghulaam naajib shaah jaan walii khaan gul raHmat Habiib noor 3aziiz haajii sayyid faziil naSiir jaawiid zabiiH_allaah najiib_allaah samii3_allaah 3abd_al_ghaffaar 3abd_al_Haq 3abd_al_qayyuum sherzaad khwaaja"
        ),
        [(Culture.Afghan, true)] = Split(
            "shukriya faaTima zahraa maryam nasiima palwasha freshta ziiba Haliima laylaa rabii3a Saafiya"
        ),
        [(Culture.Turkish, false)] = Split(
            "mehmet mustafa ahmet ali hüseyin hasan ibrahim ismail osman yusuf murat ömer ramazan halil süleyman abdullah mahmut şahin çetin cemil cengiz engin ercan erdoğan gökhan güneş oğuz özgür şükrü tuğrul uğur ünal yaşar yiğit"
        ),
        [(Culture.Turkish, true)] = Split(
            "fatma ayşe emine hatice zeynep elif meryem şerife zehra sultan hanife özlem gülşah çiğdem güneş ışıl nurşen tuğba yıldız"
        ),
        [(Culture.German, false)] = Split(
            "peter michael thomas andreas wolfgang klaus jürgen günter stefan christian uwe werner horst frank dieter manfred jörg götz rüdiger björn søren åke lars erik håkan kåre"
        ),
        [(Culture.German, true)] = Split(
            "maria ursula monika petra elisabeth sabine renate karin gisela bärbel käthe jördis anna astrid birgit åsa solveig ingrid"
        ),
        [(Culture.Spanish, false)] = Split(
            "josé antonio manuel francisco juan david javier daniel carlos jesús alejandro miguel rafael pedro ángel pablo sergio fernando jorge luis alberto álvaro adrián raúl íñigo xavier"
        ),
        [(Culture.Spanish, true)] = Split(
            "maría carmen ana isabel dolores pilar teresa rosa josefa cristina ángeles antonia lucía elena francisca marta mercedes begoña inés"
        ),
        [(Culture.French, false)] = Split(
            "jean pierre michel andré philippe rené louis alain jacques bernard françois gérard jérôme étienne cédric aurélien"
        ),
        [(Culture.French, true)] = Split(
            "marie jeanne françoise monique catherine nathalie isabelle jacqueline anne sylvie hélène chloé zoé aurélie"
        ),
        [(Culture.English, false)] = Split(
            "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua"
        ),
        [(Culture.English, true)] = Split(
            "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra"
        ),
    };

    public static readonly string[] ChineseFamilies = Split(
        "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng xu fu shen zeng peng lü su lu jiang cai jia ding wei xue ye yan pan du dai xia zhong wang tian ren jiang fan fang shi yao tan liao zou xiong jin lu hao kong bai cui kang mao qiu qin jiang shi gu hou shao meng long wan duan lei qian tang yin li yi chang wu qiao he lai gong wen ouyang zhuge sima"
    );

    public static readonly string[] Syllables = Split(
        "wei fang min jing li qiang lei jun yang yong yan jie juan tao ming chao xiu xia ping gang gui ying hua hui hong jian yu xin bo ning lin mei lan yun bin cheng feng guang hai han hao he jia jin kai kun liang long mao na nan peng qi qing rong rui shan sheng shi shu shuang song ting wen xiang xiao xue ya yi yuan yue ze zhen zheng zhi zhong zhu zi zong ai ao bei biao can chang chen chong chuan chun cong cui da dan dong e en fei fu gen guo heng huan huang huai ji jiao jiu jiong ju ke kuan lai le lian liao ling liu lu lun man meng miao mu nian pei qian qiao qin qiong qiu quan ran ren ru ruo sai shao shen shou shuai shun si su sui tai tan tang tian tong wan wang wu xi xian xie xing xiong xu xuan xun ye yin you zan zhan zhao zhe zhou zhuo zuo"
    );

    public static string[] Given(Culture culture, bool isFemale) => Names[(culture, isFemale)];

    /// <summary>A Cyrillic root with an ending; a vowel before a vowel is dropped.</summary>
    public static string Join(string root, string ending) =>
        "аеёиоуыэюяйьӣӯі".Contains(root[^1], StringComparison.Ordinal)
        && "аеиоу".Contains(ending[0], StringComparison.Ordinal)
            ? root[..^1] + ending
            : root + ending;

    private static string[] Split(string names) => [.. names.Split(' ').Select(n => n.Replace('_', ' '))];
}
