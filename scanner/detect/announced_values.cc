#include "detect/announced_values.h"

#include "base/strings.h"
#include "detect/addressed.h"
#include "detect/keyed_values.h"
#include "names/letters.h"
#include "names/name_lists.h"

namespace expunge {
namespace {

// A field that is said to hold a name holds one, but for what people type instead of theirs.
constexpr double kParticipantScore = 0.9;
constexpr double kKeyedScore = 0.8;
constexpr double kFormScore = 0.65;
constexpr double kAddressedScore = 0.8;

}  // namespace

void AnnouncedValues::add(const Conversation& conversation, std::vector<Hit>& hits) {
  add_participants(conversation, hits);
  add_addressed(conversation, hits);
  add_keyed(conversation, hits);
  add_pasted(conversation, hits);
}

Hit AnnouncedValues::hit_of(std::uint32_t turn, TextSpan span) const {
  Hit hit;
  hit.turn = turn;
  hit.span = span;
  hit.order = static_cast<std::uint32_t>(parts_.compiled().rules.size());
  return hit;
}

// Fields whose whole text is a name or an account.
void AnnouncedValues::add_participants(const Conversation& conversation, std::vector<Hit>& hits) {
  for (const ParticipantName& participant : conversation.participants) {
    const bool handle = participant.kind == Participant::kHandle;
    const bool person =
        participant.kind == Participant::kSelf || participant.kind == Participant::kOther;
    const CompiledRules& rules = parts_.compiled();
    if ((handle && !rules.handles) || (person && !rules.persons) || !(handle || person)) continue;
    const std::string_view text = conversation.turns[participant.turn].text;
    const TextSpan span =
        without_placeholders(text, {0, text.size()}, judge_.placeholders(participant.turn));
    const std::string_view name = text.substr(span.begin, span.size());
    // "user", "anonymous", "human": nobody's name.
    if (span.empty() || (parts_.names().flags(lower(name)) & kFunctionWord) != 0) continue;
    Hit hit = hit_of(participant.turn, span);
    hit.entity = handle ? "HANDLE" : "PERSON";
    hit.rule_id = "names/participant";
    hit.score = kParticipantScore;
    hit.owner = participant.kind == Participant::kOther ? Owner::kOther : Owner::kSelf;
    hit.memory = MemoryStep::kParticipant;
    hits.push_back(hit);
  }
}

// Fields whose key says what their whole text is.
void AnnouncedValues::add_keyed(const Conversation& conversation, std::vector<Hit>& hits) {
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (turn.role != Role::kMetadata || turn.is_key || turn.offset != 0) continue;
    TextSpan span{0, turn.text.size()};
    while (!span.empty() && turn.text[span.begin] == ' ') ++span.begin;
    while (!span.empty() && turn.text[span.end - 1] == ' ') --span.end;
    const auto value = keyed_value(turn.key, turn.text.substr(span.begin, span.size()));
    if (!value || !is_wanted(parts_.options(), value->entity)) continue;
    if (!judge_.placeholders(i).empty()) continue;
    Hit hit = hit_of(i, span);
    hit.entity = value->entity;
    hit.rule_id = value->rule_id;
    hit.score = kKeyedScore;
    hits.push_back(hit);
  }
}

// Objects, forms and tables in what people and programs say.
void AnnouncedValues::add_pasted(const Conversation& conversation, std::vector<Hit>& hits) {
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (turn.is_key || (turn.role != Role::kHuman && turn.role != Role::kBot)) continue;
    if (!turn.has_digits) continue;  // all values that are looked for so hold some
    const auto find = [&](std::vector<PastedPair>& found) {
      find_pasted_pairs(conversation.text_of(i), found);
    };
    for (const PastedPair& pair : pairs_.of(i, search_.is_same(i), find)) {
      const auto value =
          pasted_value(turn.text.substr(pair.key.begin, pair.key.size()),
                       turn.text.substr(pair.value.begin, pair.value.size()), pair.in_form);
      if (!value || !is_wanted(parts_.options(), value->entity)) continue;
      if (touches_placeholder(pair.value, judge_.placeholders(i))) continue;
      Hit hit = hit_of(i, pair.value);
      hit.entity = value->entity;
      hit.rule_id = value->rule_id;
      hit.score = pair.in_form ? kFormScore : kKeyedScore;
      hits.push_back(hit);
    }
  }
}

// Nicks at the start of lines, where the profile says that lines begin so.
void AnnouncedValues::add_addressed(const Conversation& conversation, std::vector<Hit>& hits) {
  const CompiledRules& rules = parts_.compiled();
  const bool wanted = conversation.profile != nullptr && conversation.profile->addressed;
  if (!wanted || !rules.handles) return;
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    find_addressed(conversation.turns[i].text, parts_.names(), nicks_);
    for (const TextSpan& nick : nicks_) {
      // "[HANDLE_1]: hi" was redacted before.
      if (touches_placeholder(nick, judge_.placeholders(i))) continue;
      Hit hit = hit_of(i, nick);
      hit.entity = "HANDLE";
      hit.rule_id = "contact/addressed";
      hit.score = kAddressedScore;
      hit.owner = Owner::kOther;
      hits.push_back(hit);
    }
  }
}

}  // namespace expunge
