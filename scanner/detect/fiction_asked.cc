#include "detect/fiction_asked.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "names/beside.h"
#include "names/letters.h"

namespace expunge {
namespace {

constexpr char kStoryInEnglish[] =
    R"re((?i:\b(?:write|rewrite|continue|tell|draft|make|make up|compose|invent|create|give|generate|imagine|start|do)\b[^.?!\n]{0,40}\b(?:story|stories|scene|novel|novella|poem|fan ?fic(?:tion)?|one-?shot|chapter|screenplay|teleplay|dialogue|character|characters|limerick|sonnet|haiku|ballad|song|lyrics|skit|sketch|sitcom|episode|crossover|parody|fairy ?tale|fable|bedtime|tale|plot|villain|hero|heroine|protagonist|monologue|backstory|sequel|prequel|synopsis|creepypasta|musical|role-?play|rpg|campaign|(?:movie|film|tv|comedy|comic|radio|funny|short|sexy|romantic|drama|long|stage) script|script|(?:stage|short|school|radio) play)\b|^(?:an? )?(?:[a-z-]+ ){0,2}(?:story|screenplay|scene|script|fan ?fic|sonnet|haiku|limerick|fairy ?tale|bedtime story|monologue|dialogue|plot|crossover)\b[^.?!\n]{0,24}(?::|\babout\b|\bwhere\b|\bin which\b|\bbetween\b|\bwith\b)|\byou(?: are|\x27re)? (?:play|playing|roleplay)\b|\bpretend (?:to be|you)|\b(?:role-?play|cosplay) as\b|\b(?:outline|plot|ideas?|premise|concept|prompt|summary|opening|chapter [0-9a-z]+|beginning|ending|pitch|logline|storyline|blurb|titles?|names?|dialogue|lines?) (?:for|of|to|in) (?:an? |my |the |this |our )?(?:[a-z-]+ ){0,4}(?:story|novel|book|film|movie|scene|game|campaign|show|series|play|fan ?fic(?:tion)?|script|screenplay|comic|manga|anime|webtoon|musical)\b|\bmy (?:own )?(?:[a-z-]+ )?(?:novel|story|fan ?fic(?:tion)?|screenplay|webtoon|manga|protagonist|main character|ocs?|d&d campaign|dnd campaign|visual novel)\b|^(?:story|plot|prompt|setting|characters?|genre|synopsis|scenario) ?:|\b(?:dungeon|game) ?master\b))re";

// Two words together are seldom chance, so they need no edges, which RE2 knows for ASCII only.
constexpr std::array<std::string_view, 12> kStoryInLatin = {
    // Spanish
    R"re((?:escribe|escr\x{ED}beme|inventa|contin\x{FA}a|crea|cu\x{E9}ntame|redacta|haz|hazme) (?:me )?(?:otr[oa] |un[oa]? |el |la )?(?:[a-z\x{F1}\x{E1}\x{E9}\x{ED}\x{F3}\x{FA}]+ )?(?:cuento|escena|historia|poema|relato|guion|gui\x{F3}n|di\x{E1}logo|fanfic|f\x{E1}bula|cap\x{ED}tulo|novela|canci\x{F3}n))re",
    // French
    R"re((?:\x{E9}cris|\x{E9}crire|invente|raconte|continue|r\x{E9}dige|imagine|cr\x{E9}e|fais)(?:-moi| moi)? (?:une?|la|le|l\x27|l\x{2019})? ?(?:[a-z\x{E9}\x{E8}\x{EA}\x{E0}]+ )?(?:histoire|sc\x{E8}ne|po\x{E8}me|conte|dialogue|fanfic\w*|roman|chapitre|nouvelle|fable|chanson|sc\x{E9}nario))re",
    // German
    R"re((?:schreib|erfind|erz\x{E4}hl|verfass|denk dir|dicht)\w* (?:mir |uns |mal |bitte )*(?:eine?n?|das|die|den|weiter)? ?(?:[a-z\x{E4}\x{F6}\x{FC}\x{DF}]+ )?(?:geschichte|kurzgeschichte|szene|gedicht|m\x{E4}rchen|dialog|fanfic\w*|roman|kapitel|drehbuch|krimi|fabel|lied|gute-nacht-geschichte))re",
    // Portuguese
    R"re((?:escreva|escreve|crie|cria|invente|inventa|continue|continua|conte|conta|fa\x{E7}a|faz) (?:me |-me |pra mim |para mim )?(?:uma? |a |o )?(?:[a-z\x{E3}\x{F5}\x{E1}\x{E9}\x{ED}\x{F3}\x{FA}\x{E7}]+ )?(?:hist\x{F3}ria|est\x{F3}ria|conto|cena|poema|roteiro|gui\x{E3}o|di\x{E1}logo|fanfic\w*|romance|cap\x{ED}tulo|f\x{E1}bula|m\x{FA}sica))re",
    // Italian
    R"re((?:scrivi|scrivimi|inventa|inventami|racconta|raccontami|continua|crea) (?:una?|uno|la|il|un\x27)? ?(?:[a-z\x{E0}\x{E8}\x{E9}\x{EC}\x{F2}\x{F9}]+ )?(?:storia|storiella|racconto|scena|poesia|dialogo|sceneggiatura|favola|fiaba|fanfic\w*|romanzo|capitolo|canzone))re",
    // Dutch
    R"re((?:schrijf|verzin|vertel|maak) (?:me |mij |eens |even )*(?:een|het|de|verder)? ?(?:[a-z\x{EB}\x{EF}]+ )?(?:verhaal|verhaaltje|sc\x{E8}ne|gedicht|sprookje|dialoog|fanfic\w*|hoofdstuk|liedje))re",
    // Polish
    R"re((?:napisz|wymy\x{15B}l|opowiedz|stw\x{F3}rz|u\x{142}\x{F3}\x{17C}|kontynuuj) (?:mi )?(?:\S+ )?(?:opowiadanie|histori\x{119}|historyjk\x{119}|bajk\x{119}|ba\x{15B}\x{144}|wiersz|scen\x{119}|dialog|scenariusz|fanfic\w*|rozdzia\x{142}|piosenk\x{119}))re",
    // Swedish, Norwegian, Danish
    R"re((?:skriv|ber\x{E4}tta|fortell|fort\x{E6}l|hitta p\x{E5}|dikta) (?:mig |meg |en |ett|et )*(?:\S+ )?(?:ber\x{E4}ttelse|saga|historia|historie|novell|novelle|dikt|digt|scen|scene|eventyr|dialog|manus))re",
    // Finnish
    R"re((?:kirjoita|keksi|kerro|jatka) (?:minulle |mulle )?(?:\S+ )?(?:tarina|tarinaa|satu|satua|runo|kohtaus|novelli|n\x{E4}ytelm\x{E4}|dialogi))re",
    // Turkish
    R"re((?:hikaye|hik\x{E2}ye|masal|\x{F6}yk\x{FC}|\x{15F}iir|sahne|senaryo|diyalog)(?:si|s\x{131}|yi|y\x{131})? (?:yaz|anlat|uydur|olu\x{15F}tur))re",
    // Indonesian
    R"re((?:buatkan|buatin|buat|tulis|tuliskan|ceritakan|ceritain|lanjutkan) (?:aku |saya |sebuah |satu )*(?:\S+ )?(?:cerita|dongeng|cerpen|puisi|naskah|novel|kisah|pantun|fanfic\w*))re",
    // Vietnamese
    R"re((?:vi\x{1EBF}t|k\x{1EC3}|s\x{E1}ng t\x{E1}c|t\x{1EA1}o)(?: cho \S+)?(?: m\x{1ED9}t| 1)?(?: \S+)? (?:truy\x{1EC7}n|c\x{E2}u chuy\x{1EC7}n|k\x{1ECB}ch b\x{1EA3}n|b\x{E0}i th\x{1A1}|c\x{1ED5} t\x{ED}ch|ti\x{1EC3}u thuy\x{1EBF}t))re",
};
constexpr std::array<std::string_view, 7> kStoryInOtherScripts =
    {
        // Russian
        R"re((?:\x{43D}\x{430}\x{43F}\x{438}\x{448}|\x{441}\x{43E}\x{447}\x{438}\x{43D}|\x{43F}\x{440}\x{438}\x{434}\x{443}\x{43C}|\x{440}\x{430}\x{441}\x{441}\x{43A}\x{430}\x{436}|\x{43F}\x{440}\x{43E}\x{434}\x{43E}\x{43B}\x{436})\S* (?:\x{43C}\x{43D}\x{435} )?(?:\S+ ){0,3}?(?:\x{440}\x{430}\x{441}\x{441}\x{43A}\x{430}\x{437}|\x{438}\x{441}\x{442}\x{43E}\x{440}\x{438}\x{44E}|\x{441}\x{43A}\x{430}\x{437}\x{43A}\x{443}|\x{441}\x{446}\x{435}\x{43D}\x{443}|\x{434}\x{438}\x{430}\x{43B}\x{43E}\x{433}|\x{444}\x{430}\x{43D}\x{444}\x{438}\x{43A}|\x{441}\x{442}\x{438}\x{445}\S*|\x{440}\x{43E}\x{43C}\x{430}\x{43D}|\x{433}\x{43B}\x{430}\x{432}\x{443}|\x{441}\x{446}\x{435}\x{43D}\x{430}\x{440}\x{438}\x{439}|\x{43F}\x{435}\x{441}\x{43D}\x{44E}|\x{43F}\x{43E}\x{432}\x{435}\x{441}\x{442}\x{44C}|\x{431}\x{430}\x{441}\x{43D}\x{44E}))re",
        // Ukrainian
        R"re((?:\x{43D}\x{430}\x{43F}\x{438}\x{448}\x{438}|\x{441}\x{43A}\x{43B}\x{430}\x{434}\x{438}|\x{432}\x{438}\x{433}\x{430}\x{434}\x{430}\x{439}|\x{440}\x{43E}\x{437}\x{43A}\x{430}\x{436}\x{438}|\x{43F}\x{440}\x{43E}\x{434}\x{43E}\x{432}\x{436}) (?:\x{43C}\x{435}\x{43D}\x{456} )?(?:\S+ )?(?:\x{43E}\x{43F}\x{43E}\x{432}\x{456}\x{434}\x{430}\x{43D}\x{43D}\x{44F}|\x{456}\x{441}\x{442}\x{43E}\x{440}\x{456}\x{44E}|\x{43A}\x{430}\x{437}\x{43A}\x{443}|\x{441}\x{446}\x{435}\x{43D}\x{443}|\x{434}\x{456}\x{430}\x{43B}\x{43E}\x{433}|\x{432}\x{456}\x{440}\x{448}|\x{444}\x{430}\x{43D}\x{444}\x{456}\x{43A}))re",
        // Japanese
        R"re((?:\x{7269}\x{8A9E}|\x{5C0F}\x{8AAC}|\x{7AE5}\x{8A71}|\x{30B9}\x{30C8}\x{30FC}\x{30EA}\x{30FC}|\x{811A}\x{672C}|\x{53F0}\x{672C}|\x{8A69}|\x{304A}\x{8A71}|\x{6614}\x{8A71}|\x{30B7}\x{30CA}\x{30EA}\x{30AA})\x{3092}(?:\S{0,6})?(?:\x{66F8}|\x{4F5C}|\x{8003}|\x{805E}\x{304B}\x{305B}|\x{6559}\x{3048}|\x{7D9A}))re",
        // Chinese
        R"re((?:\x{5199}|\x{7DE8}|\x{7F16}|\x{521B}\x{4F5C}|\x{5275}\x{4F5C}|\x{7EED}\x{5199}|\x{7E8C}\x{5BEB}|\x{8BB2}|\x{8B1B}|\x{751F}\x{6210})[^\x{3002}\x{FF01}\x{FF1F}\n]{0,20}(?:\x{6545}\x{4E8B}|\x{5C0F}\x{8BF4}|\x{5C0F}\x{8AAA}|\x{7AE5}\x{8BDD}|\x{7AE5}\x{8A71}|\x{5267}\x{672C}|\x{5287}\x{672C}|\x{573A}\x{666F}|\x{5834}\x{666F}|\x{8BD7}|\x{8A69}|\x{540C}\x{4EBA}|\x{5BD3}\x{8A00}|\x{77ED}\x{6587}))re",
        // Korean
        R"re((?:\x{C774}\x{C57C}\x{AE30}|\x{C18C}\x{C124}|\x{B3D9}\x{D654}|\x{B300}\x{BCF8}|\x{C2DC}\x{B098}\x{B9AC}\x{C624}|\x{C2DC}|\x{D32C}\x{D53D})(?:\x{B97C}|\x{C744}|\x{C880})? ?(?:\x{D558}\x{B098} )?(?:\S{1,4} )?(?:\x{C368}|\x{B9CC}\x{B4E4}|\x{C9C0}\x{C5B4}|\x{B4E4}\x{B824}|\x{C791}\x{C131}))re",
        // Hindi, in either script
        R"re((?:\x{915}\x{939}\x{93E}\x{928}\x{940}|\x{915}\x{935}\x{93F}\x{924}\x{93E}|\x{928}\x{93E}\x{91F}\x{915}) ?(?:\x{932}\x{93F}\x{916}|\x{938}\x{941}\x{928}\x{93E}|\x{92C}\x{924}\x{93E}|\x{92C}\x{928}\x{93E})|(?:kahani|kavita|shayari) (?:likh|suna|bata|bana))re",
        // Arabic
        R"re((?:\x{627}\x{643}\x{62A}\x{628}|\x{627}\x{62D}\x{643}|\x{627}\x{62D}\x{643}\x{64A}|\x{623}\x{644}\x{641}|\x{62A}\x{62E}\x{64A}\x{644})\S* (?:\x{644}\x{64A} )?(?:\x{642}\x{635}\x{629}|\x{631}\x{648}\x{627}\x{64A}\x{629}|\x{645}\x{634}\x{647}\x{62F}|\x{62D}\x{643}\x{627}\x{64A}\x{629}|\x{642}\x{635}\x{64A}\x{62F}\x{629}|\x{62D}\x{648}\x{627}\x{631}))re",
};

constexpr char kDedicated[] =
    R"re((?i:(?:^|[^\pL])(?:poem|song|lyrics|limerick|sonnet|haiku|ode|rap|verse|ballad|story|tale|acrostic|gedicht|lied|geschichte|po\x{E8}me|poeme|chanson|histoire|poema|canci\x{F3}n|cuento|historia|m\x{FA}sica|poesia|canzone|storia|versje|gedichtje|verhaaltje|wiersz|wierszyk|dikt|runo|\x{441}\x{442}\x{438}\x{445}\S*)(?: [a-z]+)? (?:for|to|f\x{FC}r|pour|para|pra|per|voor|dla|till|\x{434}\x{43B}\x{44F}) (?:(?:my|our|mein\w*|mon|ma|mi|meu|minha|mio|mia|mijn) (?:[a-z]+ ){1,2})?)$)re";

constexpr char kNumber[] =
    R"re((?i:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half|twice|double|triple|third|quarter|dozen)\b))re";
constexpr char kQuantityAsked[] =
    R"re((?i:\bhow (?:many|much|old|far|long|fast|tall|heavy|likely)\b|\bwhat (?:is|was|are) (?:the|their|his|her)\b|\bwhat (?:percent|fraction|percentage)\b|\bwho (?:is|has|was|won|arrives|arrived|finishes|finished)\b|\bfind (?:the|how|x)\b|\bcalculate\b|\bprobability\b))re";
constexpr char kFirstPerson[] = R"re((?i:\b(?:i|i\x27m|im|i\x27ve|my|me|mine|we|our|us)\b))re";

// Begins or continues a character of Latin script, punctuation or an emoji.
bool is_latin_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0xCD || byte == 0xE1 || byte == 0xE2 || byte >= 0xF0;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

template <class Patterns>
std::string any_of(const Patterns& alternatives) {
  std::string pattern = "(?i:";
  for (const std::string_view alternative : alternatives) {
    if (pattern.size() > 4) pattern += '|';
    pattern += alternative;
  }
  return pattern + ')';
}

}  // namespace

struct FictionAsked::Patterns {
  RE2 english{kStoryInEnglish};
  RE2 latin{any_of(kStoryInLatin)};
  RE2 other_scripts{any_of(kStoryInOtherScripts)};
  RE2 dedicated{kDedicated};
  RE2 number{kNumber};
  RE2 quantity{kQuantityAsked};
  RE2 first_person{kFirstPerson};
};

FictionAsked::FictionAsked() : patterns_(std::make_unique<const Patterns>()) {}
FictionAsked::~FictionAsked() = default;

bool FictionAsked::asks_for_story(std::string_view text) const {
  if (RE2::PartialMatch(piece(text), patterns_->english)) return true;
  const bool latin = std::all_of(text.begin(), text.end(), [](char c) { return is_latin_byte(c); });
  return RE2::PartialMatch(piece(text), latin ? patterns_->latin : patterns_->other_scripts);
}

bool FictionAsked::is_sum(std::string_view text) const {
  constexpr std::size_t kLongest = 1500;  // bytes; longer ones are data that somebody pasted
  constexpr int kLeastNumbers = 2;
  if (text.size() > kLongest || !RE2::PartialMatch(piece(text), patterns_->quantity)) return false;
  int numbers = 0;
  re2::StringPiece left = piece(text);
  while (numbers < kLeastNumbers && RE2::FindAndConsume(&left, patterns_->number)) {
    ++numbers;
    while (!left.empty() && left[0] >= '0' && left[0] <= '9') left.remove_prefix(1);
  }
  return numbers == kLeastNumbers && !RE2::PartialMatch(piece(text), patterns_->first_person);
}

bool FictionAsked::is_dedicated(std::string_view text, TextSpan name) const {
  constexpr std::size_t kReach = 64;
  const std::size_t from = character_start(text, name.begin > kReach ? name.begin - kReach : 0);
  return RE2::PartialMatch(piece(text.substr(from, name.begin - from)), patterns_->dedicated);
}

}  // namespace expunge
