#include "detect/own_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "detect/compiled_rules.h"
#include "detect/name_words.h"
#include "detect/owners.h"
#include "detect/relations.h"
#include "names/inflect.h"
#include "names/letters.h"

namespace expunge {
namespace {

constexpr std::string_view kPerson = "PERSON";
constexpr std::size_t kMostJoined = 64;  // distinct names of a record that are compared pairwise

bool is_real(Owner owner) { return owner != Owner::kPersona && owner != Owner::kPublic; }

bool is_letter_end(std::string_view rule) {
  return rule == "names/sign_off" || rule == "names/dash_signature";
}

// Columns and headers name people of all kinds.
bool is_list_rule(std::string_view rule) {
  return rule == "names/header" || rule == "names/mail_display" || rule == "names/field" ||
         rule == "names/json_name" || rule == "names/table_name";
}

// Who wrote in, as support systems call it.
bool is_key_of_human(std::string_view key) {
  static constexpr std::array<std::string_view, 8> kKeys = {
      "client",     "client_name", "customer", "customer_name",
      "guest_name", "requester",   "user",     "user_name"};
  return std::ranges::find(kKeys, std::string_view(lower(key))) != kKeys.end();
}

using Parts = std::vector<std::string>;

bool holds(const Parts& parts, const std::string& part) {
  return std::ranges::find(parts, part) != parts.end();
}

// Two ideographs or syllables, the least that stands for a name where nothing parts its words.
constexpr std::size_t kShortestEnd = 6;

bool is_part_of(const Parts& part, const Parts& whole) {
  if (part.empty() || part == whole) return false;
  if (part.size() == 1 && whole.size() == 1) {
    if (is_case_of(part[0], whole[0])) return true;  // "Lenjas" of "Lenja"
    return part[0].size() >= kShortestEnd && part[0].size() < whole[0].size() &&
           is_caseless(code_point_at(part[0], 0)) &&
           (whole[0].ends_with(part[0]) || whole[0].starts_with(part[0]));
  }
  return part.size() < whole.size() &&
         std::ranges::all_of(part, [&](const std::string& word) { return holds(whole, word); });
}

// Of a name and a part of it: the part is no mere family name, which others bear too.
bool is_given_part_of(const Parts& part, const Parts& whole, const NameLists& lists) {
  if (part.size() > 1) return true;
  if (whole.size() == 1) return whole[0].ends_with(part[0]) || is_case_of(part[0], whole[0]);
  return part[0] == whole[0] || (lists.flags(part[0]) & kFirstName) != 0;
}

// The same word, or what looks like another form of it.
bool is_form_of(const std::string& a, const std::string& b) {
  constexpr std::size_t kStem = 4;
  const std::size_t stem = std::min({kStem, a.size(), b.size()});
  return a.compare(0, stem, b, 0, stem) == 0;
}

Parts parts_of(std::string_view name) {
  Parts parts;
  name_parts(name, parts);
  if (parts.empty()) parts.push_back(lower(name));
  return parts;
}

// "d a n a" and "D-A-N-A", where memory read them as a name.
std::string unspelled(std::string_view name, const Hit& hit) {
  std::string out(name);
  if (hit.memory == MemoryStep::kSpelled) {
    std::erase_if(out, [](char c) { return c == ' ' || c == '-' || c == '.'; });
  }
  return out;
}

std::string key_of(const Parts& parts) {
  std::string key;
  for (const std::string& part : parts) key += part + ' ';
  return key;
}

}  // namespace

bool OwnNames::is_human(const Turn& turn) const {
  return turn.role == Role::kHuman || (both_human_ && turn.role == Role::kBot);
}

std::uint32_t OwnNames::person_of(const Parts& parts) {
  const auto [entry, is_new] =
      by_parts_.try_emplace(key_of(parts), static_cast<std::uint32_t>(people_.size()));
  if (is_new) people_.emplace_back().parts = parts;
  return entry->second;
}

// "Dana" is "Dana Reyes", unless there is "Dana Okafor" too.
void OwnNames::join_parts(const NameLists& lists) {
  if (people_.size() > kMostJoined) return;
  for (Person& person : people_) {
    for (std::uint32_t i = 0; i < people_.size(); ++i) {
      if (!is_part_of(person.parts, people_[i].parts)) continue;
      if (person.whole == kNoPerson || is_part_of(people_[person.whole].parts, people_[i].parts)) {
        person.whole = i;
      } else if (!is_part_of(people_[i].parts, people_[person.whole].parts)) {
        person.whole = kNoPerson;
        break;
      }
    }
    person.is_given = person.whole != kNoPerson &&
                      is_given_part_of(person.parts, people_[person.whole].parts, lists);
  }
}

// A bare answer of the human: to a question for their name, or to something else.
OwnWeight OwnNames::answer(const Conversation& conversation, const Hit& hit) const {
  const std::string_view text = conversation.turns[hit.turn].text;
  if (!cues_.leads(text, hit.span.begin)) return kNoSign;
  for (std::uint32_t i = hit.turn; i-- > 0;) {
    const Turn& before = conversation.turns[i];
    if (before.role == Role::kHuman) break;
    if (before.role != Role::kBot || before.is_key) continue;
    if (cues_.asks_for_name(before.text)) return kGoodSign;
    break;
  }
  constexpr std::size_t kBareRest = 4;  // bytes behind the name: "Dana!", "Dana :)"
  return text.size() - hit.span.end <= kBareRest ? kFaintSign : kNoSign;
}

void OwnNames::weigh_human(const Conversation& conversation, const Hit& hit, Person& person) const {
  const std::string_view text = conversation.turns[hit.turn].text;
  const auto own = [&](OwnWeight weight) { person.own = std::max(person.own, weight); };
  const auto other = [&](OwnWeight weight) { person.other = std::max(person.other, weight); };
  if (cues_.names_another(text, hit.span.begin)) return other(kGoodSign);
  if (hit.owner == Owner::kSelf) {
    // Outside of a play a letter may be one that the human got.
    const OwnWeight signed_by = is_play_ ? kGoodSign : kWeakSign;
    return own(is_letter_end(hit.rule_id) ? signed_by : kSureSign);
  }
  const OwnWeight given = cues_.given(text, hit.span.begin, hit.span.end);
  own(std::max(given, answer(conversation, hit)));
  if (given != kNoSign) return;
  if (cues_.is_said_name(text, hit.span.begin)) return own(kWeakSign);
  if (hit.owner != Owner::kOther) return;
  if (is_own_relation(text, hit.span)) {
    other(kSureSign);
  } else if (is_own_relation_behind(text, hit)) {
    other(kGoodSign - 1);  // or "Dana, my dad is ..."
  } else if (is_list_rule(hit.rule_id)) {
    other(kFaintSign);
  } else {
    other(hit.rule_id == "names/addressed" ? kWeakSign : kGoodSign);
  }
}

// What an assistant writes in the first person it writes for the human.
void OwnNames::weigh_draft(const Turn& turn, const Hit& hit, Person& person) const {
  if (is_play_) return;
  const bool says_own =
      hit.rule != nullptr ? hit.rule->rule->owner == Owner::kSelf : hit.rule_id == "names/self";
  // What memory found bears the rule of its origin, which says nothing here.
  const bool by_rule = says_own && hit.memory == MemoryStep::kNone;
  const OwnWeight given = cues_.given(turn.text, hit.span.begin, hit.span.end);
  OwnWeight drafted = kNoSign;
  if (by_rule || given == kSureSign) {
    drafted = kSureSign;
  } else if (is_letterhead(turn.text, hit.span.begin, hit.span.end)) {
    drafted = kGoodSign;
  } else if (hit.rule_id == "names/kin" && is_own_relation(turn.text, hit.span)) {
    person.other = std::max(person.other, kGoodSign);
  }
  if (drafted == kNoSign) return;
  person.drafted = std::max(person.drafted, drafted);
  person.last_draft = std::max(person.last_draft, hit.turn);
}

void OwnNames::weigh(const Conversation& conversation, const Hit& hit, Person& person) const {
  const Turn& turn = conversation.turns[hit.turn];
  if (hit.memory == MemoryStep::kParticipant) {
    OwnWeight& weight = hit.owner == Owner::kSelf ? person.own : person.other;
    weight = kSureSign;
  } else if (is_human(turn)) {
    weigh_human(conversation, hit, person);
  } else if (turn.role == Role::kBot) {
    weigh_draft(turn, hit, person);
  } else if (hit.owner == Owner::kOther) {
    const bool human = turn.role == Role::kMetadata && has_human_ && is_key_of_human(turn.key);
    if (human) {
      person.own = std::max(person.own, kGoodSign);
    } else {
      person.other = kSureSign;
    }
  }
}

void OwnNames::gather(const Conversation& conversation, const NameLists& lists, bool is_play,
                      std::vector<Hit>& hits) {
  people_.clear();
  by_parts_.clear();
  is_play_ = is_play;
  both_human_ = conversation.profile != nullptr && conversation.profile->both_human;
  has_human_ = std::any_of(conversation.turns.begin(), conversation.turns.end(),
                           [](const Turn& turn) { return turn.role == Role::kHuman; });
  for (Hit& hit : hits) {
    if (hit.entity != kPerson || !is_real(hit.owner)) continue;
    hit.person = person_of(parts_of(text_of(conversation, hit)));
  }
  join_parts(lists);
  for (Hit& hit : hits) {
    if (hit.person == kNoPerson) continue;
    if (people_[hit.person].is_given) hit.person = people_[hit.person].whole;
    weigh(conversation, hit, people_[hit.person]);
  }
}

// Whose name a hit is that memory took from `hit.person`: another's, where it has words of its own
// and not the given name of that person.
std::uint32_t OwnNames::recalled_person(const Hit& hit, std::string_view text,
                                        const NameLists& lists) {
  const Parts parts = parts_of(text);
  if (const auto known = by_parts_.find(key_of(parts)); known != by_parts_.end()) {
    const Person& person = people_[known->second];
    return person.is_given ? person.whole : known->second;
  }
  if (parts.size() < 2) return hit.person;
  const Parts& origin = people_[hit.person].parts;
  const bool inside = std::ranges::all_of(parts, [&](const std::string& part) {
    return std::ranges::any_of(origin,
                               [&](const std::string& own) { return is_form_of(own, part); });
  });
  if (inside) return hit.person;
  const auto in_text = [&](const std::string& part) {
    return std::ranges::any_of(parts,
                               [&](const std::string& own) { return is_form_of(own, part); });
  };
  const auto is_given = [&](const std::string& part) {
    return (lists.flags(part) & kFirstName) != 0;
  };
  const bool any_given = std::ranges::any_of(origin, is_given);
  const bool same =
      any_given
          ? std::ranges::any_of(
                origin, [&](const std::string& part) { return is_given(part) && in_text(part); })
          : std::ranges::all_of(origin, in_text);
  return same ? hit.person : person_of(parts);
}

// What memory found says whose it is by where it stands, not by the rule that its origin has.
void OwnNames::weigh_recalled(const Conversation& conversation, const Hit& hit,
                              Person& person) const {
  const Turn& turn = conversation.turns[hit.turn];
  if (is_human(turn)) {
    const OwnWeight given = cues_.given(turn.text, hit.span.begin, hit.span.end);
    person.own = std::max({person.own, given, answer(conversation, hit)});
  } else if (turn.role == Role::kBot) {
    weigh_draft(turn, hit, person);
  }
}

bool OwnNames::is_own(const Person& said) const {
  // Nothing but what the bot calls them: a family name is whose the whole name is.  Two cases of
  // one name are parts of each other, so the way may lead in a circle.
  constexpr int kMostSteps = 4;
  const Person* person = &said;
  for (int step = 0; step < kMostSteps; ++step) {
    const bool silent = person->own + person->other == 0;
    if (!silent || person->whole == kNoPerson) break;
    person = &people_[person->whole];
  }
  return person->own + person->called > person->other && person->own + person->called >= enough_;
}

// Whether who speaks speaks to whom the name names.
OwnWeight OwnNames::called_by(const Turn& turn, const Hit& hit) const {
  const OwnWeight called = cues_.called(turn.text, hit.span.begin, hit.span.end);
  // "with my dog, Stella." tells who that is; of two people a bare name may be an answer.
  if (called == kNoSign || is_own_relation(turn.text, hit.span)) return kNoSign;
  return both_human_ && called < kWeakSign ? kNoSign : called;
}

// The surest is the human; whoever is given as one's own for good too, by another name.
void OwnNames::find_enough() {
  enough_ = kWeakSign;
  OwnWeight best = 0;
  for (const Person& person : people_) {
    if (is_own(person)) best = std::max(best, person.own + person.called);
  }
  enough_ = std::clamp(best, kWeakSign, kGoodSign);
}

void OwnNames::settle(const Conversation& conversation, const NameLists& lists,
                      std::vector<Hit>& hits) {
  if (!has_human_) return;
  constexpr OwnWeight kMostCalled = kGoodSign;
  for (Hit& hit : hits) {
    if (hit.entity != kPerson || !is_real(hit.owner)) continue;
    const Turn& turn = conversation.turns[hit.turn];
    // A name that memory read out of an address is whose the address is.
    const bool from_address = hit.person == kNoPerson;
    if (from_address) hit.person = person_of(parts_of(unspelled(text_of(conversation, hit), hit)));
    const bool recalled = hit.memory != MemoryStep::kNone && hit.memory != MemoryStep::kParticipant;
    if (recalled) hit.person = recalled_person(hit, text_of(conversation, hit), lists);
    Person& person = people_[hit.person];
    if (recalled) weigh_recalled(conversation, hit, person);
    if (from_address && hit.owner == Owner::kSelf) person.own = kSureSign;
    if (is_human(turn)) person.first_human = std::min(person.first_human, hit.turn);
    if (turn.role != Role::kBot && !both_human_) continue;
    const OwnWeight called = called_by(turn, hit);
    person.called = std::min(kMostCalled, person.called + called);
  }
  // "Henrike here", of an agent whom the human did not name before, is no draft.
  for (Person& person : people_) {
    if (person.first_human < person.last_draft) person.own = std::max(person.own, person.drafted);
  }
  find_enough();
  for (Hit& hit : hits) {
    if (hit.entity != kPerson || !is_real(hit.owner)) continue;
    hit.owner = is_own(people_[hit.person]) ? Owner::kSelf : Owner::kOther;
  }
}

}  // namespace expunge
