#include "detect/owners.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "detect/compiled_rules.h"
#include "detect/played.h"
#include "detect/relations.h"
#include "names/inflect.h"
#include "names/letters.h"
#include "names/word_starts.h"
#include "names/words.h"

namespace expunge {
namespace {

// Titles and kinds that a persona's name is given with and that name nobody alone.
constexpr char kBeforeInPlay[] =
    R"re((?i:\b(?:sir|lord|lady|king|queen|prince|princess|duke|duchess|baron|baroness|count|countess|emperor|empress|knight|captain|commander|general|admiral|agent|sor|fray|saint|elder|master|mage|wizard|witch|paladin|ser|dame|archmage|warlord|alpha|goddess|god) )$)re";
constexpr char kAfterInPlay[] =
    R"re(^(?i:(?:, |,? (?:the|a|an) )(?:[a-z-]+ ){0,2}(?:knight|king|queen|prince|princess|lord|lady|mage|wizard|witch|warrior|assassin|hunter|slayer|dragon|demon|angel|vampire|werewolf|elf|dwarf|orc|rogue|bard|paladin|cleric|druid|ranger|pirate|captain|commander|ninja|samurai|brave|bold|great|terrible|destroyer|conqueror|first|second|third|god|goddess|spirit|ghost|hero|villain|detective|spy|agent|butler|maid|emperor|empress|singer|merchant|dancer|smuggler|sailor|thief|farmer|healer|alchemist|wanderer|travell?er|adventurer|outlaw|sheriff|cowboy|cowgirl|scholar|apprentice|blacksmith|scientist|explorer|necromancer|sorcerer|sorceress|summoner|monk|priest|priestess|squire|jester|barbarian|gladiator|mercenary|fairy|mermaid|goblin|troll|giant|robot|android|alien|astronaut)\b|,? (?:at your service|reporting for duty|esquire|for the (?:defen[cs]e|prosecution)|\x{E0} votre service|a (?:su|sus|tu|tus|vuestras) (?:\x{F3}|o)rdenes|\x{E0}s (?:suas )?ordens|al (?:suo|vostro|tuo) servizio|zu (?:ihren|euren|deinen) diensten|tot uw dienst|do us\x{142}ug|\x{43A} (?:\x{432}\x{430}\x{448}\x{438}\x{43C}|\x{442}\x{432}\x{43E}\x{438}\x{43C}) \x{443}\x{441}\x{43B}\x{443}\x{433}\x{430}\x{43C})\b|, (?:[a-z-]+ ){1,2}(?:singer|merchant|dancer|smuggler|sailor|thief|healer|alchemist|adventurer|outlaw|sheriff|scholar|apprentice|blacksmith|explorer|monk|knight|pirate|wizard|witch|warrior|detective|hunter|spy|king|queen|prince|princess)\b|,? (?:knight|king|queen|prince|princess|lord|lady|duke|duchess|heir|ruler|guardian|keeper|son|daughter|slayer|champion|captain|leader|master|wielder) (?:of|to)\b| of (?:the )?[A-Z]|,? (?:from|of) (?:the |a )?(?:[a-z]+ )?(?:clan|kingdom|realm|guild|tribe|galaxy|empire|wolf ?pack|forest|mountains?|north|woods|stars|moon|shadows?|underworld|abyss|elves|dwarves|fae)\b|,? (?:the|an?) (?:[a-z-]+ ){0,2}(?:half-?elf|catgirl|cat girl|neko|kitsune|succubus|siren|phoenix|dryad|nymph|gnome|halfling|tiefling|dragonborn|lich|zombie|cyborg|superhero|mutant|time travell?er|bounty hunter|stowaway|deckhand|peasant|villager|bodyguard|hitman|warlock|shaman|seer|swordsman|swordswoman|gunslinger|bandit|cultist|vigilante)\b))re";
// Who gives a name with an office as their own, within a play, plays it: "I'm Detective Cole".
constexpr char kOwnOfficeInPlay[] =
    R"re((?i:\b(?:detective|inspector|officer|constable|sergeant|lieutenant|major|colonel|sheriff|deputy|marshal|doctor|dr\.?|professor|prof\.?|nurse|father|brother|sister|mother|reverend|pirate|ranger|sorcerer|druid|priestess|oracle|chieftain|viscount|marquis|sultan|tsar|khan|pharaoh|shogun|jarl|thane) )$)re";
constexpr char kRealityMark[] =
    R"re(((?i:\birl\b|\bin real life\b|\b(?:real|actual|legal|birth) (?:full )?(?:first |last )?name\b|\booc\b|\bout of (?:character|rp)\b|\(\(|\[\[|\bfor real\b|\b(?:ha[sv]e?|with) (?:ur|your|the same) name\b|\bsame name\b|\bnamed after (?:u|you)\b|\b(?:my|our) (?:real|actual|irl) [a-z]+|\ba real one\b|\bfr fr\b|//|\bbtw\b|\bbrb\b|\bafk\b|\bg2g\b|\bgtg\b)))re";

// Who is named so is no person by the human's own word: "my character: Juniper Hartwell", "Meg
// plays Brunhilde"; nor is who the program is to be: "You are Dr. Evelyn Hart".
constexpr char kNamesCharacter[] =
    R"re((?i:(?:\bplay(?:s|ed|ing)?(?: as)?(?: the)?|\b(?:act|speak|respond|answer|reply|talk|pose|behave) (?:as|like)|\b(?:role-?play|rp|pretend to be|impersonate|simulate)(?: as)?|\byou(?: are|\x27re|r| r)(?: now| called| named| playing| roleplaying as)?|\byou(?: are|\x27re) (?:an? |the |my )(?:[a-z-]+ ){1,4}(?:called|named)|\byour (?:new )?(?:name|nickname) (?:is|will be|shall be)|\byour (?:assistant|sidekick|partner|rival|companion|sister|brother|wife|husband|friend|best friend|dog|cat|creator|master|co-?host|enemy) (?:is|is called|is named)|\b(?:joins?|joining|enters?) as|\b(?:characters?|oc|char|persona|sidekick|avatar|alter ego|familiar|npc|protagonist|main char|mc)(?:\x27s|s)?(?: name)?(?: is| are| was|:| =|,)?(?: (?:called|named|a|an|the|my))?) (?:(?:sir|lord|lady|king|queen|prince|princess|dr|mr|mrs|ms|miss|doctor|professor|prof|captain|agent|detective|father|sister|brother|mother|the|a|an)\.? )?$))re";
// Whom the program is told to be.
constexpr char kToBe[] =
    R"re((?i:\b(?:you are|you\x27re|act as|act like|pretend to be|role-?play as|your name is|impersonate|respond as|answer as|talk like|speak as)(?: now| called| named)? (?:(?:sir|lord|lady|king|queen|prince|princess|dr|mr|mrs|ms|miss|doctor|professor|prof|captain|agent|detective|father|sister|brother)\.? )?)([A-Z]\pL+(?: [A-Z]\pL+){0,2})(?:[^\pL\x27\x{2019}]|$))re";
// Somebody else's real name is part of a story: "her real name is Edith Plum".
constexpr char kNameOfAnother[] =
    R"re((?i:\b(?:her|his|their|its|whose) (?:real|actual|true|birth) (?:first |last |full )?name (?:is|was|being) )$)re";

constexpr std::string_view kPerson = "PERSON";
// The rules that know makers of a persona, and private persons it was made from.
constexpr std::string_view kMakerRule = "names/maker";
constexpr std::string_view kModelRules = "names/real_";
// What an earlier scrub left beside its mark: it replaced none but real names.
constexpr std::string_view kResidueRule = "names/residue";

// Calls `use(text of the word, word)` for each word of `text`.
template <class Use>
void for_each_word(std::string_view text, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    if (!is_letter(next_code_point(text, next))) {
      at = next;
      continue;
    }
    const NameWord word = read_name_word(text, at);
    use(text.substr(word.begin, word.size()), word);
    at = word.end;
  }
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

// Just behind the space after the first word of a name of several: "Sir Aldric".
std::size_t end_of_first_word(std::string_view text, TextSpan span) {
  const std::size_t space = text.substr(0, span.end).find(' ', span.begin);
  return space == std::string_view::npos ? span.begin : space + 1;
}

// "Lawrence of Arabia": called after a place, as the world's people are.
bool has_epithet(std::string_view text, TextSpan span) {
  const std::string_view after = text.substr(span.end);
  return after.size() > 4 && after.starts_with(" of ") && is_upper(code_point_at(after, 4));
}

// The round or square brackets around `span`, with both; empty if there are none.
TextSpan brackets_around(std::string_view text, TextSpan span) {
  const std::size_t open = text.substr(0, span.begin).find_last_of("([)]");
  if (open == std::string_view::npos || (text[open] != '(' && text[open] != '[')) return {0, 0};
  const std::size_t close = text.find_first_of(")]", span.end);
  return close == std::string_view::npos ? TextSpan{0, 0} : TextSpan{open, close + 1};
}

// Marks that speak of their own sentence: "brb kofi is here. *Kael draws his sword*".
bool is_aside(re2::StringPiece mark) {
  return equals_lower({mark.data(), mark.size()}, "brb") ||
         equals_lower({mark.data(), mark.size()}, "afk") ||
         equals_lower({mark.data(), mark.size()}, "g2g") ||
         equals_lower({mark.data(), mark.size()}, "gtg");
}

bool is_one_sentence(std::string_view text, TextSpan a, TextSpan b) {
  const std::size_t begin = std::min(a.end, b.end);
  const std::size_t end = std::max(a.begin, b.begin);
  return begin >= end ||
         text.substr(begin, end - begin).find_first_of(".!?*\"\n") == std::string_view::npos;
}

// Only the lists and a title speak for these names.
bool is_weak(const Hit& hit) {
  return hit.rule_id == "names/full_name" || hit.rule_id == "names/single" ||
         hit.rule_id == "names/lead" || hit.rule_id == "names/titled" ||
         hit.rule_id == "names/title" || hit.rule_id == "names/subject" ||
         hit.rule_id == "names/addressed" || hit.rule_id == "names/echo" ||
         hit.rule_id == "names/model";
}

void sort_unique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

bool holds_all(const std::vector<std::string>& sorted, std::string_view name) {
  if (sorted.empty()) return false;
  std::vector<std::string> parts;
  name_parts(name, parts);
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
    return std::binary_search(sorted.begin(), sorted.end(), part);
  });
}

bool begins_with_any(const std::vector<std::string>& sorted, std::string_view name) {
  std::vector<std::string> parts;
  name_parts(name, parts);
  return !parts.empty() && std::binary_search(sorted.begin(), sorted.end(), parts.front());
}

// Fields that set the scene of a play, where no profile knows them.
bool is_scene_key(std::string_view key) {
  static constexpr std::array<std::string_view, 6> kKeys = {"context",  "greeting", "lore",
                                                            "scenario", "setting",  "world"};
  return std::binary_search(kKeys.begin(), kKeys.end(), key);
}

std::string_view text_of(const Conversation& conversation, const Hit& hit) {
  return conversation.turns[hit.turn].text.substr(hit.span.begin, hit.span.size());
}

}  // namespace

struct Owners::Patterns {
  RE2 before{kBeforeInPlay};
  RE2 after{kAfterInPlay};
  RE2 own_office{kOwnOfficeInPlay};
  RE2 reality{kRealityMark};
  RE2 names_character{kNamesCharacter};
  RE2 to_be{kToBe};
  RE2 name_of_another{kNameOfAnother};
};

Owners::Owners() : patterns_(std::make_unique<const Patterns>()) {}
Owners::~Owners() = default;

void name_parts(std::string_view name, std::vector<std::string>& out) {
  for_each_word(name, [&](std::string_view text, const NameWord& word) {
    if (word.initial || word.letters < 2) return;
    std::string lowered = lower(text);
    if (is_name_particle(lowered)) return;
    const std::size_t hyphen = lowered.find('-');
    if (hyphen != std::string::npos && hyphen >= 3 && lowered.size() - hyphen > 3) {
      out.push_back(lowered.substr(0, hyphen));
      out.push_back(lowered.substr(hyphen + 1));
    }
    out.push_back(std::move(lowered));
  });
}

bool is_play(const Conversation& conversation) {
  return std::any_of(
             conversation.turns.begin(), conversation.turns.end(),
             [](const Turn& turn) { return turn.role == Role::kPersonaName && !turn.is_key; }) ||
         std::any_of(conversation.participants.begin(), conversation.participants.end(),
                     [](const ParticipantName& participant) {
                       return participant.kind == Participant::kPersona;
                     });
}

void Owners::add_persona(std::string_view name) {
  // "Roxy (gamer roommate)": what is in brackets describes.
  name_parts(name.substr(0, name.find_first_of("([|")), personas_);
}

// "Act as Warren Cole": what the program is told to be, where a conversation begins.
void Owners::collect_told(const Conversation& conversation) {
  constexpr std::size_t kReach = 400;
  for (const Turn& turn : conversation.turns) {
    if (turn.is_key || (turn.role != Role::kHuman && turn.role != Role::kSystem)) continue;
    re2::StringPiece name;
    const std::string_view head =
        turn.text.substr(0, character_start(turn.text, std::min(turn.text.size(), kReach)));
    if (RE2::PartialMatch(piece(head), patterns_->to_be, &name))
      add_persona({name.data(), name.size()});
    if (turn.role == Role::kHuman) return;
  }
}

void Owners::collect_personas(const Conversation& conversation, const std::vector<Hit>& hits) {
  personas_.clear();
  models_.clear();
  makers_.clear();
  play_ = false;
  const std::vector<Turn>& turns = conversation.turns;
  for (const Turn& turn : turns) {
    if (turn.role != Role::kPersonaName || turn.is_key) continue;
    add_persona(turn.text);
    play_ = true;
  }
  for (const ParticipantName& participant : conversation.participants) {
    if (participant.kind != Participant::kPersona) continue;
    add_persona(turns[participant.turn].text);
    play_ = true;
  }
  play_ = play_ && !both_human_;
  if (!play_ && !both_human_) collect_told(conversation);
  for (const Hit& hit : hits) {
    if (hit.entity != kPerson) continue;
    if (hit.owner == Owner::kPersona || (play_ && is_scene_key(turns[hit.turn].key)))
      add_persona(text_of(conversation, hit));
    if (hit.rule_id.starts_with(kModelRules)) name_parts(text_of(conversation, hit), models_);
    if (hit.rule_id == kMakerRule) name_parts(text_of(conversation, hit), makers_);
  }
  sort_unique(personas_);
  sort_unique(models_);
  sort_unique(makers_);
  // "This bot is my ex Tom Hale": Tom Hale is no fiction, though the bot bears his name.
  std::erase_if(personas_, [&](const std::string& word) {
    return std::binary_search(models_.begin(), models_.end(), word);
  });
}

bool Owners::is_persona(std::string_view name) const {
  if (holds_all(personas_, name)) return true;
  // "dzi\xC4\x99ki Jagno", said to Jagna.
  const std::string lowered = lower(name);
  return lowered.find(' ') == std::string::npos &&
         std::any_of(personas_.begin(), personas_.end(), [&](const std::string& persona) {
           return persona.front() == lowered.front() && is_case_of(lowered, persona);
         });
}
bool Owners::is_model(std::string_view name) const { return holds_all(models_, name); }

namespace {

bool is_listed_public(std::string_view name, const NameLists& lists) {
  return (lists.flags(lower(name)) & kPublicName) != 0;
}

// Characters of rare names that nobody else found: "Karlach" beside "gale".  As far as a record's
// first texts show them.
void add_company(const Conversation& conversation, const NameLists& lists, const Worlds& worlds,
                 std::vector<std::string>& parts) {
  constexpr std::size_t kMostBytes = 8192;
  std::size_t left = kMostBytes;
  std::string lowered;
  for (const Turn& turn : conversation.turns) {
    if (turn.is_key || left == 0) continue;
    const std::string_view text = turn.text.substr(0, left);
    left -= text.size();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = end_of_letters(text, at);
      if (end == at) {
        ++at;
        continue;
      }
      if (end - at >= 3 && text[at] >= 'A' && text[at] <= 'Z' && !lists.is_dull(text, at, end)) {
        lowered.clear();
        append_lower(text.substr(at, end - at), lowered);
        constexpr NameFlags kOrdinary = kCommonFirstName | kWord | kFunctionWord | kCommonSurname;
        if (worlds.knows(lowered) && (lists.flags(lowered) & kOrdinary) == 0)
          parts.push_back(lowered);
      }
      at = end;
    }
  }
}

}  // namespace

bool is_part_of_public(std::string_view text, TextSpan span, const NameLists& lists) {
  const auto listed = [&](std::size_t begin, std::size_t end) {
    return is_listed_public(text.substr(begin, end - begin), lists);
  };
  if (span.end + 1 < text.size() && text[span.end] == ' ' &&
      is_letter(code_point_at(text, span.end + 1)) &&
      listed(span.begin, read_name_word(text, span.end + 1).end)) {
    return true;
  }
  if (span.begin < 2 || text[span.begin - 1] != ' ') return false;
  std::size_t before = span.begin - 1;
  if (text[before - 1] == '.') --before;  // "Dr. Martens"
  const std::size_t word_end = before;
  while (before > 0 && is_letter(code_point_before(text, before))) {
    previous_code_point(text, before);
  }
  return before < word_end && listed(before, span.end);
}

bool is_public_name(std::string_view text, TextSpan span, const NameLists& lists) {
  return is_listed_public(text.substr(span.begin, span.size()), lists) ||
         is_part_of_public(text, span, lists);
}

void Owners::collect_public(const Conversation& conversation, const NameLists& lists,
                            const Worlds& worlds, const std::vector<Hit>& hits) {
  publics_.clear();
  std::vector<std::string> parts = personas_;
  for (const Hit& hit : hits) {
    if (hit.entity != kPerson) continue;
    name_parts(text_of(conversation, hit), parts);
    if (is_public_name(conversation.turns[hit.turn].text, hit.span, lists)) {
      name_parts(text_of(conversation, hit), publics_);
    }
  }
  if (std::any_of(parts.begin(), parts.end(),
                  [&](const std::string& part) { return worlds.knows(part); })) {
    add_company(conversation, lists, worlds, parts);
  }
  sort_unique(parts);
  worlds.add_active(parts, lists, publics_);
  sort_unique(publics_);
}

bool Owners::is_part_of_play(std::string_view text, TextSpan span) const {
  return in_action(text, span) || in_quoted_speech(text, span) ||
         RE2::PartialMatch(piece(text.substr(0, span.begin)), patterns_->before) ||
         RE2::PartialMatch(piece(text.substr(0, end_of_first_word(text, span))),
                           patterns_->before) ||
         RE2::PartialMatch(piece(text.substr(span.end)), patterns_->after);
}

// What stands near before the name, so that a long text costs no more.
bool Owners::names_character(std::string_view text, TextSpan span) const {
  constexpr std::size_t kReach = 64;
  // "You are Dana's assistant"
  if (text.substr(span.end).starts_with("'s") || text.substr(span.end).starts_with("\xE2\x80\x99s"))
    return false;
  const std::size_t from = character_start(text, span.begin > kReach ? span.begin - kReach : 0);
  return RE2::PartialMatch(piece(text.substr(from, span.begin - from)), patterns_->names_character);
}

// "*Seraphine smiles* [ooc: it's Kit, from yesterday]": a mark in brackets that hold more than it
// speaks of what they hold.
bool Owners::is_reality(std::string_view text, TextSpan span) const {
  constexpr std::size_t kMarkOnly = 16;  // bytes of brackets that hold a mark: "(out of character)"
  if (!brackets_around(text, span).empty()) return true;
  re2::StringPiece left = piece(text);
  re2::StringPiece mark;
  while (RE2::FindAndConsume(&left, patterns_->reality, &mark)) {
    const auto begin = static_cast<std::size_t>(mark.data() - text.data());
    TextSpan around = brackets_around(text, {begin, begin + mark.size()});
    if (mark.starts_with("((") || mark.starts_with("[["))
      around = brackets_around(text, {begin + mark.size(), begin + mark.size()});
    if (around.size() > kMarkOnly) continue;
    if (!is_aside(mark) || is_one_sentence(text, span, {begin, begin + mark.size()})) return true;
  }
  return false;
}

Owner Owners::decide_human(const Conversation& conversation, const NameLists& lists,
                           const Hit& hit) {
  const std::string_view text = conversation.turns[hit.turn].text;
  const std::string_view name = text_of(conversation, hit);
  if (hit.owner != Owner::kSelf && names_character(text, hit.span)) return Owner::kPersona;
  if (!play_) return is_persona(name) && hit.owner != Owner::kSelf ? Owner::kPersona : hit.owner;
  const bool real = is_reality(text, hit.span);
  if (!real && is_part_of_play(text, hit.span)) return Owner::kPersona;
  if (is_model(name) || holds_all(makers_, name)) return Owner::kOther;
  if (hit.owner == Owner::kSelf) {
    // "*sits down* My name is Selene": given as part of what is played.
    const bool capital = is_upper(code_point_at(name, 0));
    const bool returns = hit.rule_id == "names/its_me";  // "It's me, Zorro!"
    const bool played =
        !real && ((capital && (returns || holds_action(text))) ||
                  RE2::PartialMatch(piece(text.substr(0, hit.span.begin)), patterns_->own_office));
    return played ? Owner::kPersona : Owner::kSelf;
  }
  // "my bestie Taylor!! yes she has ur name"
  if (is_persona(name) && !(real && is_own_relation(text, hit.span))) return Owner::kPersona;
  if (real || is_own_relation(text, hit.span) || is_own_relation_behind(text, hit)) {
    return hit.owner;
  }
  // A character that the bot brought into the play; a word that the bot said ("by May") is none,
  // where the human says that somebody is called so.
  const bool is_word = (lists.flags(lower(name)) & kWord) != 0 && !is_weak(hit);
  const bool brought = first_seen_.bot_first(name) && first_seen_.by_bot(name) < hit.turn;
  return brought && !is_word ? Owner::kPersona : hit.owner;
}

const FictionAsked& Owners::fiction() {
  if (fiction_ == nullptr) fiction_ = std::make_unique<const FictionAsked>();
  return *fiction_;
}

bool Owners::asks_for_fiction(const Conversation& conversation) {
  if (!asked_known_) {
    asked_known_ = true;
    asked_ =
        std::any_of(conversation.turns.begin(), conversation.turns.end(), [&](const Turn& turn) {
          return (turn.role == Role::kHuman || turn.role == Role::kSystem) && !turn.is_key &&
                 (fiction().asks_for_story(turn.text) || fiction().is_sum(turn.text));
        });
  }
  return asked_;
}

// In a record that asks for a story: who is the human's own is real, whom the bot brought, or only
// the lists know, is made up.
Owner Owners::decide_in_fiction(const Conversation& conversation, const Hit& hit) const {
  const Turn& turn = conversation.turns[hit.turn];
  const std::string_view name = text_of(conversation, hit);
  const std::string_view before = turn.text.substr(0, hit.span.begin);
  if (RE2::PartialMatch(piece(before), patterns_->name_of_another)) return Owner::kPersona;
  if (turn.role == Role::kHuman &&
      (is_reality(turn.text, hit.span) || fiction_->is_dedicated(turn.text, hit.span))) {
    return hit.owner;
  }
  // "Meg plays Brunhilde"
  if (turn.role == Role::kHuman && turn.text.substr(hit.span.end).starts_with(" plays ")) {
    return hit.owner;
  }
  const bool own = turn.role == Role::kHuman && is_own_relation(turn.text, hit.span);
  if (is_weak(hit) || (hit.rule_id == "names/owns" && !own) || first_seen_.bot_first(name))
    return Owner::kPersona;
  const bool relation = hit.rule_id == "names/kin" || hit.rule_id == "names/named" ||
                        hit.rule_id == "names/is_called";
  if (relation && !own) return Owner::kPersona;
  return hit.owner;
}

Owner Owners::decide(const Conversation& conversation, const NameLists& lists, const Hit& hit,
                     bool& drop) {
  const Turn& turn = conversation.turns[hit.turn];
  const std::string_view name = text_of(conversation, hit);
  if (hit.owner == Owner::kPersona) return Owner::kPersona;
  if (hit.rule_id == kResidueRule) return hit.owner;
  if (is_public_name(turn.text, hit.span, lists)) return Owner::kPublic;
  if (hit.owner == Owner::kUnknown && has_epithet(turn.text, hit.span)) return Owner::kPublic;
  if (hit.owner != Owner::kSelf && !is_own_relation(turn.text, hit.span) &&
      holds_all(publics_, name)) {
    return Owner::kPublic;
  }
  if (both_human_) return hit.owner;
  if (!play_ && asks_for_fiction(conversation)) {
    const Owner owner = decide_in_fiction(conversation, hit);
    if (owner == Owner::kPersona) return owner;
  }
  switch (turn.role) {
    case Role::kHuman:
      return decide_human(conversation, lists, hit);
    case Role::kSystem:
      if (names_character(turn.text, hit.span)) return Owner::kPersona;
      return is_persona(name) ? Owner::kPersona : hit.owner;
    case Role::kPersona:
    case Role::kPersonaName:
      // Rules made for these fields know makers and models from life.
      if (hit.rule != nullptr && !hit.rule->rule->roles.empty()) return hit.owner;
      return Owner::kPersona;
    case Role::kBot:
      if (play_ || is_persona(name)) return Owner::kPersona;
      drop = first_seen_.by_human(name) == FirstSeen::kNever && (has_human_ || is_weak(hit));
      return hit.owner == Owner::kSelf ? Owner::kUnknown : hit.owner;
    default:
      return is_persona(name) || (play_ && is_scene_key(turn.key)) ? Owner::kPersona : hit.owner;
  }
}

// Who is played in one place is played in all; "his brother is Kili" beside a part that is played
// belongs to the play.  "My character: Juniper Hartwell": so are "Miss Hartwell" and "Juniper".
void Owners::spread_fiction(const Conversation& conversation, std::vector<Hit>& hits) {
  std::vector<std::string> played;
  for (const Hit& hit : hits) {
    const Turn& turn = conversation.turns[hit.turn];
    if (hit.entity == kPerson && hit.owner == Owner::kPersona &&
        (turn.role == Role::kHuman || turn.role == Role::kSystem) &&
        !is_persona(text_of(conversation, hit)) &&
        (names_character(turn.text, hit.span) ||
         (play_ && (is_part_of_play(turn.text, hit.span) || holds_action(turn.text))))) {
      name_parts(text_of(conversation, hit), played);
    }
  }
  if (played.empty()) return;
  sort_unique(played);
  personas_.insert(personas_.end(), played.begin(), played.end());
  sort_unique(personas_);
  for (Hit& hit : hits) {
    if (hit.entity != kPerson || hit.owner == Owner::kPublic || hit.owner == Owner::kPersona ||
        hit.memory == MemoryStep::kParticipant) {
      continue;
    }
    const std::string_view text = conversation.turns[hit.turn].text;
    if (is_reality(text, hit.span)) continue;
    // "*Aria nods*", "my name is Aria Valentine": who plays Aria gives Aria's name.
    const std::string_view name = text_of(conversation, hit);
    if (begins_with_any(played, name) || holds_all(played, name)) hit.owner = Owner::kPersona;
  }
}

// "A false name given before the real one is fiction."
void Owners::demote_false_names(const Conversation& conversation, std::vector<Hit>& hits) const {
  if (!play_) return;
  std::vector<std::string> real;
  for (const Hit& hit : hits) {
    const std::string_view text = conversation.turns[hit.turn].text;
    if (hit.entity != kPerson || hit.owner != Owner::kSelf || !is_reality(text, hit.span)) continue;
    name_parts(text.substr(hit.span.begin, hit.span.size()), real);
  }
  if (real.empty()) return;
  std::vector<std::string> parts;
  for (Hit& hit : hits) {
    const std::string_view text = conversation.turns[hit.turn].text;
    if (hit.entity != kPerson || hit.owner != Owner::kSelf || is_reality(text, hit.span)) continue;
    if (hit.rule_id == "names/called_me") continue;  // a nickname is no false name
    parts.clear();
    name_parts(text.substr(hit.span.begin, hit.span.size()), parts);
    const bool shares = std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
      return std::any_of(real.begin(), real.end(), [&](const std::string& other) {
        return other.starts_with(part) || part.starts_with(other);
      });
    });
    if (!shares) hit.owner = Owner::kPersona;
  }
}

void Owners::assign(const Conversation& conversation, const NameLists& lists, const Worlds& worlds,
                    std::vector<Hit>& hits) {
  both_human_ = conversation.profile != nullptr && conversation.profile->both_human;
  asked_known_ = false;
  has_human_ = std::any_of(conversation.turns.begin(), conversation.turns.end(),
                           [](const Turn& turn) { return turn.role == Role::kHuman; });
  collect_personas(conversation, hits);
  first_seen_.clear();
  bool any = false;
  for (const Hit& hit : hits) {
    if (hit.entity != kPerson) continue;
    any = true;
    first_seen_.want(text_of(conversation, hit));
  }
  if (!any) return;
  first_seen_.search(conversation);
  collect_public(conversation, lists, worlds, hits);
  std::erase_if(hits, [&](Hit& hit) {
    if (hit.entity != kPerson) return false;
    if (hit.memory == MemoryStep::kParticipant) {
      // "Sir Pancake" plays.
      const std::string_view text = conversation.turns[hit.turn].text;
      const std::size_t first = end_of_first_word(text, hit.span);
      if (first > hit.span.begin &&
          RE2::PartialMatch(piece(text.substr(0, first)), patterns_->before)) {
        hit.owner = Owner::kPersona;
      }
      return false;
    }
    bool drop = false;
    hit.owner = decide(conversation, lists, hit, drop);
    return drop;
  });
  spread_fiction(conversation, hits);
  demote_false_names(conversation, hits);
}

}  // namespace expunge
