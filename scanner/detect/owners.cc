#include "detect/owners.h"

#include <re2/re2.h>

#include <algorithm>
#include <functional>

#include "base/utf8.h"
#include "detect/compiled_rules.h"
#include "names/letters.h"
#include "names/words.h"

namespace expunge {
namespace {

// Titles and kinds that a persona's name is given with and that name nobody alone.
constexpr char kBeforeInPlay[] =
    R"re((?i:\b(?:sir|lord|lady|king|queen|prince|princess|duke|duchess|baron|baroness|count|countess|emperor|empress|knight|captain|commander|general|admiral|agent|sor|fray|saint|elder|master|mage|wizard|witch|paladin|ser|dame|archmage|warlord|alpha|goddess|god)\.? )$)re";
constexpr char kAfterInPlay[] =
    R"re(^(?i:(?:, |,? (?:the|a|an) )(?:[a-z-]+ ){0,2}(?:knight|king|queen|prince|princess|lord|lady|mage|wizard|witch|warrior|assassin|hunter|slayer|dragon|demon|angel|vampire|werewolf|elf|dwarf|orc|rogue|bard|paladin|cleric|druid|ranger|pirate|captain|commander|ninja|samurai|brave|bold|great|terrible|destroyer|conqueror|first|second|third|god|goddess|spirit|ghost|hero|villain|detective|spy|agent|butler|maid|emperor|empress)\b|,? (?:knight|king|queen|prince|princess|lord|lady|duke|duchess|heir|ruler|guardian|keeper|son|daughter|slayer|champion|captain|leader|master|wielder) (?:of|to)\b| of (?:the )?[A-Z]))re";
constexpr char kRealityMark[] =
    R"re((?i:\birl\b|\bin real life\b|\b(?:real|actual|legal|birth) (?:full )?(?:first |last )?name\b|\booc\b|\bout of (?:character|rp)\b|\(\(|\[\[|\bfor real\b|\bfr fr\b|//|\bbtw\b))re";

// Somebody asks for fiction: names without a cue are made up.
constexpr char kAsksForFiction[] =
    R"re((?i:\b(?:write|continue|tell|draft|make up|compose|invent|create|give)\b[^.?!\n]{0,40}\b(?:story|stories|scene|novel|poem|fan ?fic(?:tion)?|chapter|screenplay|script|dialogue|character|limerick|song|skit|sketch|fairy tale|bedtime|tale|plot|villain|hero|protagonist)\b|\byou(?: are|\x27re)? (?:play|playing|roleplay)\b|\bpretend (?:to be|you)|\b(?:role-?play|cosplay) as\b|\bescribe (?:un|una) (?:cuento|escena|historia|poema)|\b\x{E9}cris (?:une|un) (?:histoire|sc\x{E8}ne|po\x{E8}me)|\bschreib\w* (?:mir )?(?:eine|ein) (?:geschichte|szene|gedicht)))re";

constexpr std::string_view kPerson = "PERSON";

std::uint64_t word_hash(std::string_view lowered) { return std::hash<std::string_view>{}(lowered); }

bool is_bot_side(Role role) {
  return role == Role::kBot || role == Role::kPersona || role == Role::kPersonaName;
}

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

// Inside *...*: an odd number of asterisk runs before, at least one after.
bool in_action(std::string_view text, TextSpan span) {
  std::size_t runs = 0;
  for (std::size_t i = 0; i < span.begin; ++i) {
    if (text[i] == '*' && (i == 0 || text[i - 1] != '*')) ++runs;
  }
  return runs % 2 == 1 && text.find('*', span.end) != std::string_view::npos;
}

// Inside "...", with something said or done outside of it.
bool in_quoted_speech(std::string_view text, TextSpan span) {
  std::size_t quotes = 0;
  for (std::size_t i = 0; i < span.begin; ++i) quotes += text[i] == '"' ? 1 : 0;
  if (quotes % 2 == 0) return false;
  const std::size_t close = text.find('"', span.end);
  return close != std::string_view::npos && text.find_first_not_of("\" \r\n", close) != text.npos;
}

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

bool in_brackets(std::string_view text, TextSpan span) {
  const std::size_t open = text.substr(0, span.begin).find_last_of("([)]");
  return open != std::string_view::npos && (text[open] == '(' || text[open] == '[') &&
         text.find_first_of(")]", span.end) != std::string_view::npos;
}

// Only the lists and a title speak for these names.
bool is_weak(const Hit& hit) {
  return hit.rule_id == "names/full_name" || hit.rule_id == "names/single" ||
         hit.rule_id == "names/lead" || hit.rule_id == "names/titled" ||
         hit.rule_id == "names/title";
}

}  // namespace

struct Owners::Patterns {
  RE2 before{kBeforeInPlay};
  RE2 after{kAfterInPlay};
  RE2 reality{kRealityMark};
  RE2 asks_for_fiction{kAsksForFiction};
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

void Owners::collect_personas(const Conversation& conversation, const std::vector<Hit>& hits) {
  personas_.clear();
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
  for (const Hit& hit : hits) {
    if (hit.owner != Owner::kPersona || hit.entity != kPerson) continue;
    add_persona(turns[hit.turn].text.substr(hit.span.begin, hit.span.size()));
  }
  std::sort(personas_.begin(), personas_.end());
  personas_.erase(std::unique(personas_.begin(), personas_.end()), personas_.end());
}

bool Owners::is_persona(std::string_view name) const {
  if (personas_.empty()) return false;
  std::vector<std::string> parts;
  name_parts(name, parts);
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
    return std::binary_search(personas_.begin(), personas_.end(), part);
  });
}

void Owners::index_words(const Conversation& conversation) {
  if (indexed_) return;
  indexed_ = true;
  bot_words_.clear();
  human_words_.clear();
  std::string buffer;
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (turn.is_key) continue;
    const bool bot = is_bot_side(turn.role);
    for_each_word(turn.text, [&](std::string_view text, const NameWord& word) {
      if (bot && word.shape == WordShape::kLower) return;
      buffer.clear();
      append_lower(text, buffer);
      (bot ? bot_words_ : human_words_).push_back({word_hash(buffer), i});
    });
  }
  const auto by_word = [](const FirstSeen& a, const FirstSeen& b) {
    return a.word != b.word ? a.word < b.word : a.turn < b.turn;
  };
  std::sort(bot_words_.begin(), bot_words_.end(), by_word);
  std::sort(human_words_.begin(), human_words_.end(), by_word);
}

bool Owners::seen(const std::vector<FirstSeen>& index, std::string_view name,
                  std::uint32_t turn) const {
  bool all = true;
  std::string buffer;
  for_each_word(name, [&](std::string_view text, const NameWord& word) {
    if (word.initial) return;
    buffer.clear();
    append_lower(text, buffer);
    if (is_name_particle(buffer)) return;
    const std::uint64_t hash = word_hash(buffer);
    const auto at = std::lower_bound(
        index.begin(), index.end(), hash,
        [](const FirstSeen& entry, std::uint64_t value) { return entry.word < value; });
    all = all && at != index.end() && at->word == hash && at->turn < turn;
  });
  return all;
}

bool Owners::is_part_of_play(std::string_view text, TextSpan span) const {
  return in_action(text, span) || in_quoted_speech(text, span) ||
         RE2::PartialMatch(piece(text.substr(0, span.begin)), patterns_->before) ||
         RE2::PartialMatch(piece(text.substr(0, end_of_first_word(text, span))),
                           patterns_->before) ||
         RE2::PartialMatch(piece(text.substr(span.end)), patterns_->after);
}

bool Owners::is_reality(std::string_view text, TextSpan span) const {
  return in_brackets(text, span) || RE2::PartialMatch(piece(text), patterns_->reality);
}

Owner Owners::decide_human(const Conversation& conversation, const Hit& hit) {
  const std::string_view text = conversation.turns[hit.turn].text;
  const std::string_view name = text.substr(hit.span.begin, hit.span.size());
  const bool real = is_reality(text, hit.span);
  if (play_ && !real && is_part_of_play(text, hit.span)) return Owner::kPersona;
  if (hit.owner == Owner::kSelf) return Owner::kSelf;
  if (is_persona(name)) return Owner::kPersona;
  // A character that the bot brought into the play.
  if (!play_ || real) return hit.owner;
  index_words(conversation);
  if (seen(bot_words_, name, hit.turn)) return Owner::kPersona;
  return hit.owner;
}

bool Owners::asks_for_fiction(const Conversation& conversation) {
  if (!asked_known_) {
    asked_known_ = true;
    asked_ =
        std::any_of(conversation.turns.begin(), conversation.turns.end(), [&](const Turn& turn) {
          return (turn.role == Role::kHuman || turn.role == Role::kSystem) && !turn.is_key &&
                 RE2::PartialMatch(piece(turn.text), patterns_->asks_for_fiction);
        });
  }
  return asked_;
}

Owner Owners::decide(const Conversation& conversation, const NameLists& lists, const Hit& hit,
                     bool& drop) {
  const Turn& turn = conversation.turns[hit.turn];
  const std::string_view name = turn.text.substr(hit.span.begin, hit.span.size());
  if (hit.owner == Owner::kPersona) return Owner::kPersona;
  if ((lists.flags(lower(name)) & kPublicName) != 0) return Owner::kPublic;
  if (hit.owner == Owner::kUnknown && has_epithet(turn.text, hit.span)) return Owner::kPublic;
  if (both_human_) return hit.owner;
  if (!play_ && is_weak(hit) && asks_for_fiction(conversation)) return Owner::kPersona;
  switch (turn.role) {
    case Role::kHuman:
      return decide_human(conversation, hit);
    case Role::kPersona:
    case Role::kPersonaName:
      // Rules made for these fields know makers and models from life.
      if (hit.rule != nullptr && !hit.rule->rule->roles.empty()) return hit.owner;
      return Owner::kPersona;
    case Role::kBot:
      if (play_ || is_persona(name)) return Owner::kPersona;
      index_words(conversation);
      drop = !seen(human_words_, name, static_cast<std::uint32_t>(-1));
      return hit.owner == Owner::kSelf ? Owner::kUnknown : hit.owner;
    default:
      return is_persona(name) ? Owner::kPersona : hit.owner;
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

void Owners::assign(const Conversation& conversation, const NameLists& lists,
                    std::vector<Hit>& hits) {
  both_human_ = conversation.profile != nullptr && conversation.profile->both_human;
  indexed_ = false;
  asked_known_ = false;
  collect_personas(conversation, hits);
  const bool any =
      std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.entity == kPerson; });
  if (!any) return;
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
  demote_false_names(conversation, hits);
}

}  // namespace expunge
