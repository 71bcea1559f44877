#include "detect/false_names.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/utf8.h"
#include "detect/name_words.h"
#include "names/letters.h"

namespace expunge {
namespace {

constexpr std::string_view kPerson = "PERSON";
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kLongestTalk = 4096;  // bytes; longer texts are no talk
constexpr std::size_t kReach = 64;  // bytes on either side of a name that say something of it

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

std::string_view near_before(std::string_view text, const Hit& hit) {
  const std::size_t at = hit.span.begin;
  const std::size_t from = character_start(text, at > kReach ? at - kReach : 0);
  return text.substr(from, at - from);
}

std::string_view near_behind(std::string_view text, const Hit& hit) {
  const std::string_view rest = text.substr(hit.span.end);
  return rest.substr(0, character_start(rest, std::min(rest.size(), kReach)));
}

std::string_view name_of(const Conversation& conversation, const Hit& hit) {
  return conversation.turns[hit.turn].text.substr(hit.span.begin, hit.span.size());
}

// Nicknames and pet forms: one begins like the other.
bool shares_part(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return std::ranges::any_of(some, [&](const std::string& part) {
    return std::ranges::any_of(others, [&](const std::string& other) {
      return other.starts_with(part) || part.starts_with(other);
    });
  });
}

std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> out;
  name_parts(name, out);
  return out;
}

}  // namespace

FalseNames::FalseNames()
    : real_name_(
          R"((?i:(?:\b(?:real|actual|true|legal|birth|government|govt) (?:first |full )?name|\becht(?:er|e) na(?:me|am)|\brichtiger name|\bnombre (?:real|verdadero)|\bvrai (?:nom|pr\x{E9}nom)|\bnome (?:verdadeiro|de verdade|vero)|\bvero nome)(?:(?: is|\x27s|\x{2019}s|s| ist| es| est| \x{E9}| \x{E8}|:)(?: actually| really)? "?([^ ])| (?-i:([A-Z\[])))))"),
      other_name_(
          R"(^(?i:(?: is|\x27s|\x{2019}s| was|,)(?: just| only)? (?:my|our|a|an|the) (?:work|stage|pen|fake|rp|online|screen|call|phone|code|cover|game|gamer|drag|street|character|company|us|english)[ -]?name\b))"),
      given_before_(
          R"((?i:(?:\b(?:i\x27?m|i am|my name is|my names|my name\x27s|its|it\x27s|this is) [^ ]+|[^ ]+ here)(?: (?:btw|actually|irl|tho|lol|here))?,? (?:and )?not $))"),
      nobody_(
          R"((?i:\b(?:any|no)(?:one|body| one)(?: else)?(?: here| there| around)? (?:named|called|by the name of|with the name) "?)$)"),
      cast_(
          R"((?:[^=]= ?(?:(?:the|a|an) )?|\b(?:an?|the) (?:[a-z-]+ ){0,2}(?:bard|cleric|druid|dwarf|elf|fighter|gnome|goblin|halfling|knight|mage|monk|orc|paladin|pirate|ranger|rogue|sorcerer|sorceress|thief|tiefling|vampire|warlock|warrior|witch|wizard) (?:called|named) )$)"),
      character_behind_(
          R"(^(?i:(?:(?: is|\x27s|\x{2019}s| was|,| \(| =) ?(?:also |just |actually |basically |only )?(?:my|our|her|his|their|(?:my |our )(?:[a-z]+ )?[^ ]+)) (?:[a-z-]+ ){0,2}(?:oc|ocs|original character|character|char|persona|sona|fursona|npc|muse)\b))"),
      character_before_(
          R"((?i:\b(?:my|our) (?:[a-z-]+ ){0,2}(?:oc|ocs|character|char|fursona)[.!]+ "?)$)") {}

// "my real name is Raghu", "... is [PERSON_1]": where such a name begins, the last of the text.
std::size_t FalseNames::stated_real(std::string_view text) const {
  std::size_t last = kNone;
  if (text.size() > kLongestTalk || text.find("na") == std::string_view::npos) return last;
  if (!real_name_.may_match(text)) return last;
  re2::StringPiece left = piece(text);
  re2::StringPiece told;
  re2::StringPiece behind;
  while (RE2::FindAndConsume(&left, *real_name_, &told, &behind)) {
    const re2::StringPiece& name = told.empty() ? behind : told;
    last = static_cast<std::size_t>(name.data() - text.data());
  }
  return last;
}

bool FalseNames::is_said_false(const Conversation& conversation, const Hit& hit,
                               bool is_play) const {
  const Turn& turn = conversation.turns[hit.turn];
  if (turn.role != Role::kHuman || turn.is_key) return false;
  const std::string_view ahead = near_before(turn.text, hit);
  const std::string_view behind = near_behind(turn.text, hit);
  // Most names have nothing of the kind beside them.
  if (behind.find("name") != std::string_view::npos && other_name_.matches(behind)) {
    return true;
  }
  if (!is_play) return false;
  if (nobody_.matches(ahead)) {
    // "anyone called Terrell. u know what u did terrell"
    const std::string name = lower(name_of(conversation, hit));
    return lower(turn.text.substr(hit.span.end, kLongestTalk)).find(name) == std::string::npos;
  }
  if (cast_.matches(ahead) || character_behind_.matches(behind) ||
      character_before_.matches(ahead)) {
    return true;
  }
  // "im Zara btw, not yuki"
  return hit.owner != Owner::kSelf && ahead.ends_with(" not ") && given_before_.matches(ahead);
}

// "A false name given before the real one is fiction."
void FalseNames::demote_first_names(const Conversation& conversation,
                                    const std::function<bool(const Hit&)>& is_reality,
                                    std::vector<Hit>& hits, std::vector<std::string>& words) const {
  std::vector<std::string> stated;  // said to be the real name, word by word
  std::vector<std::string> real;
  std::vector<std::pair<std::uint32_t, std::size_t>> places;  // where names are stated so, in order
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (turn.role != Role::kHuman || turn.is_key) continue;
    if (const std::size_t at = stated_real(turn.text); at != kNone) places.emplace_back(i, at);
  }
  const auto is_stated = [&](const Hit& hit) {
    return std::ranges::binary_search(places, std::pair(hit.turn, hit.span.begin));
  };
  for (const Hit& hit : hits) {
    if (hit.entity != kPerson || hit.owner != Owner::kSelf) continue;
    if (is_stated(hit)) {
      name_parts(name_of(conversation, hit), stated);
    } else if (is_reality(hit)) {
      name_parts(name_of(conversation, hit), real);
    }
  }
  if (places.empty() && real.empty()) return;
  for (Hit& hit : hits) {
    if (hit.entity != kPerson || hit.owner != Owner::kSelf || is_stated(hit)) continue;
    if (hit.rule_id == "names/called_me") continue;  // a nickname is no false name
    const std::vector<std::string> parts = parts_of(name_of(conversation, hit));
    if (shares_part(parts, stated)) continue;
    // The real one may be hidden already: "my real name is [PERSON_1]".
    const bool before_stated = !places.empty() && hit.turn <= places.back().first;
    if (!before_stated && (is_reality(hit) || shares_part(parts, real) || real.empty())) continue;
    hit.owner = Owner::kPersona;
    if (before_stated) words.insert(words.end(), parts.begin(), parts.end());
  }
}

std::vector<std::string> FalseNames::demote(const Conversation& conversation, bool is_play,
                                            const std::function<bool(const Hit&)>& is_reality,
                                            std::vector<Hit>& hits) const {
  std::vector<std::string> words;
  if (is_play) demote_first_names(conversation, is_reality, hits, words);
  for (Hit& hit : hits) {
    if (hit.entity != kPerson || hit.owner == Owner::kPersona || hit.owner == Owner::kPublic ||
        hit.memory == MemoryStep::kParticipant) {
      continue;
    }
    if (!is_said_false(conversation, hit, is_play)) continue;
    hit.owner = Owner::kPersona;
    name_parts(name_of(conversation, hit), words);
  }
  sort_unique(words);
  if (words.empty()) return words;
  for (Hit& hit : hits) {
    if (hit.entity == kPerson && hit.owner != Owner::kPublic &&
        hit.memory != MemoryStep::kParticipant && holds_all(words, name_of(conversation, hit))) {
      hit.owner = Owner::kPersona;
    }
  }
  return words;
}

}  // namespace expunge
