#include "detect/name_search.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "detect/layout.h"
#include "detect/name_words.h"
#include "detect/placeholders.h"
#include "names/hidden.h"
#include "names/letters.h"
#include "names/name_lists.h"
#include "names/plausible.h"

namespace expunge {
namespace {

constexpr double kNamedFieldScore = 0.75;
constexpr double kEchoScore = 0.55;

// Keys of records that are no conversation: {"given": "Philippa", "family": "Drummond"}.
bool is_name_key(std::string_view key) {
  static constexpr std::array<std::string_view, 52> kKeys = {
      "assignee",     "author",       "author_name",  "client",        "client_name",
      "contact",      "contact_name", "created_by",   "customer",      "customer_name",
      "display_name", "displayname",  "employee",     "employee_name", "family",
      "family_name",  "first",        "first_name",   "firstname",     "from_name",
      "full_name",    "fullname",     "given",        "given_name",    "guest_name",
      "last",         "last_name",    "lastname",     "legal_name",    "maiden_name",
      "middle_name",  "owner",        "participant",  "patient",       "patient_name",
      "real_name",    "realname",     "recipient",    "reported_by",   "requester",
      "reviewer",     "sender",       "sender_name",  "signatory",     "signed_by",
      "student",      "student_name", "submitted_by", "surname",       "teacher_name",
      "user",         "user_name"};
  return key.size() <= 16 && std::binary_search(kKeys.begin(), kKeys.end(), lower(key));
}

// What names without a rule's pattern are reported as (names/finder.h).
struct EvidenceReport {
  std::string_view rule_id;
  double score;
  Owner owner;
};

EvidenceReport report_of(NameEvidence evidence) {
  switch (evidence) {
    case NameEvidence::kSingle:
      return {"names/single", 0.55, Owner::kUnknown};
    case NameEvidence::kLead:
      return {"names/lead", 0.6, Owner::kUnknown};
    case NameEvidence::kFull:
      return {"names/full_name", 0.6, Owner::kUnknown};
    case NameEvidence::kSubject:
      return {"names/subject", 0.6, Owner::kOther};
    case NameEvidence::kAddressed:
      return {"names/addressed", 0.6, Owner::kOther};
    case NameEvidence::kOwns:
      return {"names/owns", 0.7, Owner::kOther};
    case NameEvidence::kSelf:
      return {"names/self", 0.75, Owner::kSelf};
    case NameEvidence::kTitle:
      return {"names/titled", 0.7, Owner::kOther};
    case NameEvidence::kKin:
      return {"names/kin", 0.75, Owner::kOther};
  }
  return {};
}

// Nothing but the words themselves: no relation, title or greeting.
bool says_little(NameEvidence evidence) {
  return evidence == NameEvidence::kSingle || evidence == NameEvidence::kLead ||
         evidence == NameEvidence::kFull;
}

// "https://example.org/show/pamela-anderson": words of a link are what its page is about.
bool is_in_link(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 300;  // bytes looked back
  if (at == 0 || std::string_view("/-_=+.").find(text[at - 1]) == std::string_view::npos) {
    return false;
  }
  const std::string_view before = text.substr(at > kLongest ? at - kLongest : 0, at);
  const std::size_t space = before.find_last_of(" \n\t\r");
  const std::string_view word = before.substr(space == std::string_view::npos ? 0 : space + 1);
  return word.find("://") != std::string_view::npos || word.starts_with("www.");
}

}  // namespace

void NameSearch::begin() {
  names_.begin();
  echo_finder_.begin();
}

void NameSearch::add(const Conversation& conversation, std::vector<Hit>& hits) {
  add_named(conversation, hits);
  add_view_names(conversation, hits);
  add_echoes(conversation, hits);
}

// A field whose key says that it holds a name; false if it holds something else.
bool NameSearch::add_named_field(std::uint32_t turn, std::string_view text,
                                 std::vector<Hit>& hits) {
  std::size_t begin = 0;
  std::size_t end = text.size();
  const bool is_name = settle_name(NameCue::kTitle, text, begin, end, parts_.names());
  if (!is_name || begin != 0 || end != text.size()) return false;
  if (!judge_.placeholders(turn).empty()) return false;
  Hit hit = name_hit(turn, {begin, end}, "names/key", kNamedFieldScore);
  hit.owner = Owner::kOther;
  hits.push_back(hit);
  return true;
}

// Names that words beside them or the lists alone show.  In a play the bot's are fiction: not
// looked for.  Where nobody is known to speak, all texts are: what a human said must not be missed.
void NameSearch::add_named(const Conversation& conversation, std::vector<Hit>& hits) {
  const CompiledRules& rules = parts_.compiled();
  if (!rules.persons) return;
  const bool both_human = conversation.profile != nullptr && conversation.profile->both_human;
  const bool play = !both_human && is_play(conversation);
  const bool anybody = play && !has_speakers(conversation);  // who speaks is not known
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    const bool human = turn.role == Role::kHuman || (both_human && turn.role == Role::kBot);
    const bool other = !play && (turn.role == Role::kBot || turn.role == Role::kSystem ||
                                 turn.role == Role::kMetadata);
    const bool unknown = anybody && turn.role == Role::kMetadata && !is_scene_key(turn.key);
    if ((!human && !other && !unknown) || turn.is_key) continue;
    if (turn.role == Role::kMetadata && is_name_key(turn.key) &&
        add_named_field(i, turn.text, hits)) {
      continue;
    }
    const auto find = [&](std::vector<FoundName>& found) {
      name_finder_.find(conversation.text_of(i), human, parts_.names(), found);
      if (turn.has_wide)
        script_finder_.find(conversation.text_of(i), human, parts_.names(), parts_.scripts(),
                            found);
    };
    for (const FoundName& found : names_.of(i, search_.is_same(i), find)) {
      const TextSpan span{found.begin, found.end};
      if (says_little(found.evidence) && is_in_link(turn.text, span.begin)) continue;
      if (touches_placeholder(span, judge_.placeholders(i))) continue;
      const EvidenceReport report = report_of(found.evidence);
      Hit hit = name_hit(i, span, report.rule_id, report.score);
      hit.owner = report.owner;
      hits.push_back(hit);
    }
  }
}

// Names that a filter would overlook.
void NameSearch::add_view_names(const Conversation& conversation, std::vector<Hit>& hits) {
  if (!parts_.compiled().persons) return;
  view_finder_.find(conversation, search_.layout(), parts_.names(), name_finder_, view_names_);
  if (view_names_.empty()) return;
  std::vector<std::string> known;  // memory finds their other forms, and whose they are
  for (const Hit& hit : hits) {
    if (hit.entity == "PERSON" && hit.owner != Owner::kOther) {
      name_parts(text_of(conversation, hit), known);
    }
  }
  sort_unique(known);
  for (const ViewName& name : view_names_) {
    if (touches_placeholder(name.span, judge_.placeholders(name.turn))) continue;
    const std::string_view written =
        conversation.turns[name.turn].text.substr(name.span.begin, name.span.size());
    if (std::ranges::binary_search(known, revealed(written, 'i'))) continue;
    const EvidenceReport report = report_of(name.evidence);
    Hit hit = name_hit(name.turn, name.span, report.rule_id, report.score);
    hit.owner = report.owner;
    hits.push_back(hit);
  }
}

Hit NameSearch::name_hit(std::uint32_t turn, TextSpan span, std::string_view rule_id,
                         double score) const {
  Hit hit;
  hit.turn = turn;
  hit.span = span;
  hit.entity = "PERSON";
  hit.rule_id = rule_id;
  hit.order = static_cast<std::uint32_t>(parts_.compiled().rules.size());
  hit.score = score;
  return hit;
}

// Names that only the other side's answer shows.
void NameSearch::add_echoes(const Conversation& conversation, std::vector<Hit>& hits) {
  const bool both_human = conversation.profile != nullptr && conversation.profile->both_human;
  if (!parts_.compiled().persons || both_human) return;
  const auto is_same = [this](std::uint32_t turn) { return search_.is_same(turn); };
  echo_finder_.find(conversation, parts_.names(), is_same, echoes_);
  for (const EchoedName& echo : echoes_) {
    hits.push_back(name_hit(echo.turn, echo.span, "names/echo", kEchoScore));
  }
}

}  // namespace expunge
