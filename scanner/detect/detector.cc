// From turns to findings.  The stages, in order; this is the one place that says so.
//
//  1. Lay out    every text of the conversation, and those of its views that differ, in one block.
//  2. Match      one call of the engine proposes candidates: rule, piece, span; one pass over the
//                digits those of rules with `number` (number_finder.cc).
//  3. Judge      each candidate alone (judge.cc):
//                 a. role: in identifiers, timestamps and labels only rules that are `certain`;
//                    the rule's `roles`; `previous` on the last turn of another speaker;
//                 b. the span of a view is mapped back to whole characters of the text;
//                 c. placeholders and marks of earlier scrubbing are cut away;
//                 d. context words on either side, in the key, in the question before an answer;
//                 e. the validator: no drops, yes raises the score to 0.95 at least;
//                 f. vetoes: words nearby, exact values, pattern; entropy, allow lists, keywords
//                    anywhere in the record;
//                 g. score = rule's score, raised once by context.
//     Beside them what no pattern proposes: fields whose key tells what they hold (participants,
//     keyed_values.cc), nicks at the start of lines, names by the lists, echoes and the model.
//     Parts of a value said bit by bit are put together (join_parts.cc): what makes no whole is
//     dropped.  Numbers in parts are also written together and searched like texts
//     (scattered_search.cc).
//  4. Remember   what one turn reveals counts in all others (memory.cc, repeats.cc, owners.cc).
//  5. Settle     overlaps, once: higher score, then longer, then rule order (overlaps.cc).
//  6. Report     findings at or above the minimum score, by field, then start.
//
// A conversation without candidates costs stages 1 and 2.
#include "detect/detector.h"
#include "detect/name_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "detect/addressed.h"
#include "detect/compiled_rules.h"
#include "detect/echo.h"
#include "detect/fuller_names.h"
#include "detect/hit.h"
#include "detect/join_parts.h"
#include "detect/judge.h"
#include "detect/keyed_values.h"
#include "detect/layout.h"
#include "detect/memory.h"
#include "detect/model_names.h"
#include "detect/number_finder.h"
#include "detect/observer.h"
#include "detect/overlaps.h"
#include "detect/own_names.h"
#include "detect/owners.h"
#include "detect/pasted_pairs.h"
#include "detect/placeholders.h"
#include "detect/repeated_dates.h"
#include "detect/repeats.h"
#include "detect/respelled.h"
#include "detect/scattered_search.h"
#include "detect/surrogates.h"
#include "detect/table_names.h"
#include "detect/text_search.h"
#include "detect/told_birthdays.h"
#include "detect/turn_memo.h"
#include "detect/view_names.h"
#include "names/finder.h"
#include "names/hidden.h"
#include "names/letters.h"
#include "names/name_lists.h"
#include "names/script_finder.h"
#include "names/script_lists.h"
#include "names/worlds.h"
#include "rulebook/embedded.h"

namespace expunge {
namespace {

class Model : public DetectorModel {
 public:
  Model(std::shared_ptr<const RuleSet> rules, DetectorOptions options)
      : rule_set_(std::move(rules)),
        options_(std::move(options)),
        names_(NameLists::load(
            embedded_file("lists/first-names.txt"), embedded_file("lists/surnames.txt"),
            embedded_file("lists/words.txt"), embedded_file("lists/function-words.txt"),
            embedded_file("lists/public-figures.txt"), embedded_file("lists/name-cues.txt"))),
        scripts_(ScriptLists::load(embedded_file("lists/script-names.txt"))),
        worlds_(Worlds::load(embedded_file("lists/worlds.txt"))) {}

  Result<void> compile() {
    auto compiled = compile_rules(*rule_set_, options_);
    if (!compiled) return std::move(compiled).error();
    compiled_ = std::move(*compiled);
    auto patterns = Patterns::compile(*rule_set_, compiled_.enabled(), options_.engine);
    if (!patterns) return std::move(patterns).error();
    patterns_ = std::move(*patterns);
    numbers_ = NumberShapes(*rule_set_, compiled_.enabled());
    if (options_.names != NamesMode::kModel || !compiled_.persons) return {};
    auto name_model = NameModel::load(embedded_file("models/names.bin"));
    if (!name_model) return std::move(name_model).error();
    name_model_ = std::move(*name_model);
    return {};
  }

  const RuleSet& rules() const override { return *rule_set_; }
  const DetectorOptions& options() const override { return options_; }
  const CompiledRules& compiled() const { return compiled_; }
  const NameLists& names() const override { return names_; }
  const ScriptLists& scripts() const { return scripts_; }
  const Worlds& worlds() const { return worlds_; }
  const Surrogates& surrogates() const { return surrogates_; }
  // Null unless names are looked for with it.
  const std::shared_ptr<const NameModel>& name_model() const { return name_model_; }
  const std::shared_ptr<const Patterns>& patterns() const { return patterns_; }
  const Patterns& compiled_patterns() const override { return *patterns_; }
  const NumberShapes& numbers() const { return numbers_; }
  JudgeSetup judge_setup() const { return {&compiled_, &names_, &placeholders_, &options_}; }

 private:
  std::shared_ptr<const RuleSet> rule_set_;
  DetectorOptions options_;
  NameLists names_;
  ScriptLists scripts_;
  Worlds worlds_;
  Placeholders placeholders_;
  Surrogates surrogates_{embedded_file("lists/surrogate-names.txt")};
  CompiledRules compiled_;
  std::shared_ptr<const Patterns> patterns_;
  NumberShapes numbers_;
  std::shared_ptr<const NameModel> name_model_;
};

// "my number is" tells about the human only where the human says it.
Owner owner_by_role(Owner owner, Role role, bool both_human) {
  const bool human = role == Role::kHuman || (both_human && role == Role::kBot);
  return owner == Owner::kSelf && !human ? Owner::kUnknown : owner;
}

// A field that is said to hold a name holds one, but for what people type instead of theirs.
constexpr double kParticipantScore = 0.9;

constexpr double kNamedFieldScore = 0.75;
constexpr double kKeyedScore = 0.8;
constexpr double kFormScore = 0.65;
constexpr double kAddressedScore = 0.8;
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

std::string_view memory_evidence(MemoryStep step) {
  switch (step) {
    case MemoryStep::kParticipant:
      return "memory:participant";
    case MemoryStep::kDisclosed:
      return "memory:disclosed";
    case MemoryStep::kSpelled:
      return "memory:spelled";
    case MemoryStep::kNickname:
      return "memory:nickname";
    case MemoryStep::kJoined:
      return "memory:joined";
    case MemoryStep::kNone:
      break;
  }
  return {};
}

Finding to_finding(const Conversation& conversation, const Hit& hit) {
  const Turn& turn = conversation.turns[hit.turn];
  Finding finding;
  finding.field = turn.field;
  finding.span = {turn.offset + hit.span.begin, turn.offset + hit.span.end};
  finding.entity = hit.entity;
  finding.rule = hit.rule_id;
  finding.score = hit.score;
  finding.owner = hit.owner;
  if (hit.memory != MemoryStep::kNone) finding.evidence.emplace_back(memory_evidence(hit.memory));
  if (hit.rule == nullptr) return finding;
  if (hit.validated) finding.evidence.push_back(hit.rule->validator_evidence);
  if (hit.context >= 0) {
    const auto word = static_cast<std::size_t>(hit.context);
    finding.evidence.push_back("context:" + hit.rule->rule->context.near[word]);
  }
  return finding;
}

}  // namespace

Result<std::shared_ptr<const DetectorModel>> DetectorModel::create(
    std::shared_ptr<const RuleSet> rules, DetectorOptions options) {
  auto model = std::make_shared<Model>(std::move(rules), std::move(options));
  if (auto done = model->compile(); !done) return std::move(done).error();
  return std::shared_ptr<const DetectorModel>(std::move(model));
}

struct Detector::Impl {
  explicit Impl(std::shared_ptr<const Model> owned)
      : model(std::move(owned)),
        search({model->patterns(), &model->numbers(), model->compiled().needs_folded,
                model->compiled().needs_spoken}),
        judge(model->judge_setup()),
        scattered({model->patterns(), &model->numbers(), model->compiled().needs_folded,
                   model->compiled().needs_spoken},
                  model->judge_setup()) {
    if (model->name_model() != nullptr) model_names.emplace(model->name_model());
  }

  // The stages behind the search.
  void conclude(const Conversation& conversation, std::vector<Finding>& out,
                DetectionObserver* observer);
  void judge_candidates(const Conversation& conversation, DetectionObserver* observer);
  std::optional<Hit> judge_metered(const Candidate& candidate);
  void look_for_names(const Conversation& conversation);
  void add_participants(const Conversation& conversation);
  void add_addressed(const Conversation& conversation);
  void add_keyed(const Conversation& conversation);
  void add_pasted(const Conversation& conversation);
  bool add_named_field(std::uint32_t turn, std::string_view text);
  void read_tables(const Conversation& conversation);
  void add_names(const Conversation& conversation);
  void add_view_names(const Conversation& conversation);
  void add_echoes(const Conversation& conversation);
  Hit name_hit(std::uint32_t turn, TextSpan span, std::string_view rule_id, double score) const;
  void drop_below_minimum();
  void drop_surrogates(const Conversation& conversation);

  std::shared_ptr<const Model> model;
  TextSearch search;
  Judge judge;
  ScatteredSearch scattered;
  bool look_for_scattered = true;
  std::vector<Hit> hits;
  std::vector<TextSpan> nicks;
  std::vector<PastedPair> pairs;  // of add_pasted
  FullerNames fuller_names;
  Owners owners;
  OwnNames own_names{OwnCues::load(embedded_file("lists/own-cues.txt"))};
  Memory memory;
  Repeats repeats;
  RepeatedDates repeated_dates;
  Respelled respelled;
  ToldBirthdays told_birthdays;
  ViewReadings readings;
  NameFinder name_finder;
  ViewNames view_finder;
  std::vector<ViewName> view_names;
  ScriptNameFinder script_finder;
  EchoFinder echo_finder;
  std::vector<EchoedName> echoes;
  std::optional<ModelNames> model_names;
  TurnMemo<FoundName> names;
  std::vector<Hit> heads;  // of columns of names
  std::vector<TextSpan> cells;
  std::string buffer;
  Meter* meter = nullptr;
};

std::optional<Hit> Detector::Impl::judge_metered(const Candidate& candidate) {
  Meter::Rule* const counted = meter == nullptr ? nullptr : meter->rule(candidate.rule);
  if (counted == nullptr) return judge.judge(candidate);
  const MeterLap lap(&counted->judge);
  std::optional<Hit> hit = judge.judge(candidate);
  if (hit) ++counted->hits;
  return hit;
}

void Detector::Impl::judge_candidates(const Conversation& conversation,
                                      DetectionObserver* observer) {
  const bool both_human = conversation.profile != nullptr && conversation.profile->both_human;
  const MeterScope stage(meter, WorkStage::kJudge);
  readings.clear();
  for (const Candidate& candidate : search.candidates()) {
    std::optional<Hit> hit = judge_metered(candidate);
    if (hit && hit->span.empty()) hit.reset();
    if (hit) {
      hit->owner = owner_by_role(hit->owner, conversation.turns[hit->turn].role, both_human);
    }
    if (observer != nullptr) {
      observer->judged({model->compiled().rules[candidate.rule],
                        search.layout().block().pieces[candidate.piece], judge.judgement()},
                       hit ? &*hit : nullptr);
    }
    if (!hit) continue;
    hits.push_back(*hit);
    const Piece& piece = search.layout().block().pieces[candidate.piece];
    if (piece.view != ViewKind::kPlain) {
      readings.push_back({*hit, std::string(judge.judgement().read)});
    }
  }
}

// Fields whose whole text is a name or an account.
void Detector::Impl::add_participants(const Conversation& conversation) {
  for (const ParticipantName& participant : conversation.participants) {
    const bool handle = participant.kind == Participant::kHandle;
    const bool person =
        participant.kind == Participant::kSelf || participant.kind == Participant::kOther;
    const CompiledRules& rules = model->compiled();
    if ((handle && !rules.handles) || (person && !rules.persons) || !(handle || person)) continue;
    const std::string_view text = conversation.turns[participant.turn].text;
    const TextSpan span =
        without_placeholders(text, {0, text.size()}, judge.placeholders(participant.turn));
    const std::string_view name = text.substr(span.begin, span.size());
    // "user", "anonymous", "human": nobody's name.
    if (span.empty() || (model->names().flags(lower(name)) & kFunctionWord) != 0) continue;
    Hit hit;
    hit.turn = participant.turn;
    hit.span = span;
    hit.entity = handle ? "HANDLE" : "PERSON";
    hit.rule_id = "names/participant";
    hit.order = static_cast<std::uint32_t>(rules.rules.size());
    hit.score = kParticipantScore;
    hit.owner = participant.kind == Participant::kOther ? Owner::kOther : Owner::kSelf;
    hit.memory = MemoryStep::kParticipant;
    hits.push_back(hit);
  }
}

// Fields whose key says what their whole text is.
void Detector::Impl::add_keyed(const Conversation& conversation) {
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (turn.role != Role::kMetadata || turn.is_key || turn.offset != 0) continue;
    TextSpan span{0, turn.text.size()};
    while (!span.empty() && turn.text[span.begin] == ' ') ++span.begin;
    while (!span.empty() && turn.text[span.end - 1] == ' ') --span.end;
    const auto value = keyed_value(turn.key, turn.text.substr(span.begin, span.size()));
    if (!value || !is_wanted(model->options(), value->entity)) continue;
    if (!judge.placeholders(i).empty()) continue;
    Hit hit;
    hit.turn = i;
    hit.span = span;
    hit.entity = value->entity;
    hit.rule_id = value->rule_id;
    hit.order = static_cast<std::uint32_t>(model->compiled().rules.size());
    hit.score = kKeyedScore;
    hits.push_back(hit);
  }
}

// Objects, forms and tables in what people and programs say.
void Detector::Impl::add_pasted(const Conversation& conversation) {
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (turn.is_key || (turn.role != Role::kHuman && turn.role != Role::kBot)) continue;
    find_pasted_pairs(conversation.text_of(i), pairs);
    for (const PastedPair& pair : pairs) {
      const auto value =
          pasted_value(turn.text.substr(pair.key.begin, pair.key.size()),
                       turn.text.substr(pair.value.begin, pair.value.size()), pair.in_form);
      if (!value || !is_wanted(model->options(), value->entity)) continue;
      if (touches_placeholder(pair.value, judge.placeholders(i))) continue;
      Hit hit;
      hit.turn = i;
      hit.span = pair.value;
      hit.entity = value->entity;
      hit.rule_id = value->rule_id;
      hit.order = static_cast<std::uint32_t>(model->compiled().rules.size());
      hit.score = pair.in_form ? kFormScore : kKeyedScore;
      hits.push_back(hit);
    }
  }
}

// Nicks at the start of lines, where the profile says that lines begin so.
void Detector::Impl::add_addressed(const Conversation& conversation) {
  const CompiledRules& rules = model->compiled();
  const bool wanted = conversation.profile != nullptr && conversation.profile->addressed;
  if (!wanted || !rules.handles) return;
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    find_addressed(conversation.turns[i].text, model->names(), nicks);
    for (const TextSpan& nick : nicks) {
      // "[HANDLE_1]: hi" was redacted before.
      if (touches_placeholder(nick, judge.placeholders(i))) continue;
      Hit hit;
      hit.turn = i;
      hit.span = nick;
      hit.entity = "HANDLE";
      hit.rule_id = "contact/addressed";
      hit.order = static_cast<std::uint32_t>(rules.rules.size());
      hit.score = kAddressedScore;
      hit.owner = Owner::kOther;
      hits.push_back(hit);
    }
  }
}

// A field whose key says that it holds a name; false if it holds something else.
bool Detector::Impl::add_named_field(std::uint32_t turn, std::string_view text) {
  std::size_t begin = 0;
  std::size_t end = text.size();
  const bool is_name = settle_name(NameCue::kTitle, text, begin, end, model->names());
  if (!is_name || begin != 0 || end != text.size()) return false;
  if (!judge.placeholders(turn).empty()) return false;
  Hit hit = name_hit(turn, {begin, end}, "names/key", kNamedFieldScore);
  hit.owner = Owner::kOther;
  hits.push_back(hit);
  return true;
}

// Heads of columns become the names below them.
void Detector::Impl::read_tables(const Conversation& conversation) {
  heads.clear();
  std::erase_if(hits, [&](const Hit& hit) {
    if (hit.rule_id != kColumnHeadRule) return false;
    heads.push_back(hit);
    return true;
  });
  for (const Hit& head : heads) {
    cells.clear();
    names_under(conversation.turns[head.turn].text, head.span, model->names(), cells);
    for (const TextSpan& cell : cells) {
      if (touches_placeholder(cell, judge.placeholders(head.turn))) continue;
      Hit hit = head;
      hit.span = cell;
      hit.trace = 0;
      hits.push_back(hit);
    }
  }
}

// Names that words beside them or the lists alone show.  In a play the bot's are fiction: not
// looked for.  Where nobody is known to speak, all texts are: what a human said must not be missed.
void Detector::Impl::add_names(const Conversation& conversation) {
  const CompiledRules& rules = model->compiled();
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
    if (turn.role == Role::kMetadata && is_name_key(turn.key) && add_named_field(i, turn.text)) {
      continue;
    }
    const auto find = [&](std::vector<FoundName>& found) {
      name_finder.find(conversation.text_of(i), human, model->names(), found);
      script_finder.find(conversation.text_of(i), human, model->names(), model->scripts(), found);
    };
    for (const FoundName& found : names.of(i, search.is_same(i), find)) {
      const TextSpan span{found.begin, found.end};
      if (says_little(found.evidence) && is_in_link(turn.text, span.begin)) continue;
      if (touches_placeholder(span, judge.placeholders(i))) continue;
      const EvidenceReport report = report_of(found.evidence);
      Hit hit = name_hit(i, span, report.rule_id, report.score);
      hit.owner = report.owner;
      hits.push_back(hit);
    }
  }
}

// Names that a filter would overlook.
void Detector::Impl::add_view_names(const Conversation& conversation) {
  if (!model->compiled().persons) return;
  view_finder.find(conversation, search.layout(), model->names(), name_finder, view_names);
  if (view_names.empty()) return;
  std::vector<std::string> known;  // memory finds their other forms, and whose they are
  for (const Hit& hit : hits) {
    if (hit.entity == "PERSON" && hit.owner != Owner::kOther) {
      name_parts(text_of(conversation, hit), known);
    }
  }
  sort_unique(known);
  for (const ViewName& name : view_names) {
    if (touches_placeholder(name.span, judge.placeholders(name.turn))) continue;
    const std::string_view written =
        conversation.turns[name.turn].text.substr(name.span.begin, name.span.size());
    if (std::ranges::binary_search(known, revealed(written, 'i'))) continue;
    const EvidenceReport report = report_of(name.evidence);
    Hit hit = name_hit(name.turn, name.span, report.rule_id, report.score);
    hit.owner = report.owner;
    hits.push_back(hit);
  }
}

Hit Detector::Impl::name_hit(std::uint32_t turn, TextSpan span, std::string_view rule_id,
                             double score) const {
  Hit hit;
  hit.turn = turn;
  hit.span = span;
  hit.entity = "PERSON";
  hit.rule_id = rule_id;
  hit.order = static_cast<std::uint32_t>(model->compiled().rules.size());
  hit.score = score;
  return hit;
}

// Names that only the other side's answer shows.
void Detector::Impl::add_echoes(const Conversation& conversation) {
  const bool both_human = conversation.profile != nullptr && conversation.profile->both_human;
  if (!model->compiled().persons || both_human) return;
  const auto is_same = [this](std::uint32_t turn) { return search.is_same(turn); };
  echo_finder.find(conversation, model->names(), is_same, echoes);
  for (const EchoedName& echo : echoes) {
    hits.push_back(name_hit(echo.turn, echo.span, "names/echo", kEchoScore));
  }
}

void Detector::Impl::drop_below_minimum() {
  const double min_score = model->options().min_score;
  std::erase_if(hits, [&](const Hit& hit) { return hit.score < min_score; });
}

void Detector::Impl::drop_surrogates(const Conversation& conversation) {
  std::erase_if(hits, [&](const Hit& hit) {
    const std::string_view value =
        conversation.turns[hit.turn].text.substr(hit.span.begin, hit.span.size());
    return model->surrogates().holds(hit.entity, value, buffer);
  });
}

Detector::Detector(std::shared_ptr<const DetectorModel> model)
    : impl_(std::make_unique<Impl>(std::static_pointer_cast<const Model>(std::move(model)))) {}
Detector::Detector(Detector&&) noexcept = default;
Detector& Detector::operator=(Detector&&) noexcept = default;
Detector::~Detector() = default;

void Detector::detect(const Conversation& conversation, std::vector<Finding>& out,
                      DetectionObserver* observer) {
  impl_->names.begin();
  impl_->echo_finder.begin();
  if (impl_->model_names) impl_->model_names->begin();
  impl_->search.find(conversation, observer != nullptr);
  impl_->conclude(conversation, out, observer);
}

void Detector::detect_again(const Conversation& conversation, std::vector<Finding>& out) {
  impl_->search.find_again(conversation);
  // Where no value stood in parts, what was replaced has brought none.
  impl_->look_for_scattered = impl_->scattered.has_looked_closer();
  impl_->conclude(conversation, out, nullptr);
  impl_->look_for_scattered = true;
}

void Detector::set_meter(Meter* meter) {
  impl_->meter = meter;
  impl_->search.set_meter(meter);
}

// What no pattern proposes.
void Detector::Impl::look_for_names(const Conversation& conversation) {
  const MeterScope stage(meter, WorkStage::kNames);
  add_participants(conversation);
  add_addressed(conversation);
  add_keyed(conversation);
  add_pasted(conversation);
  add_names(conversation);
  add_view_names(conversation);
  add_echoes(conversation);
}

void Detector::Impl::conclude(const Conversation& conversation, std::vector<Finding>& out,
                              DetectionObserver* observer) {
  out.clear();
  hits.clear();
  const CompiledRules& rules = model->compiled();
  judge.begin(conversation, search.layout());
  const auto done = [&](Stage stage) {
    if (observer != nullptr) observer->done(stage, hits);
  };
  judge_candidates(conversation, observer);
  read_tables(conversation);
  look_for_names(conversation);
  if (model_names) {
    const MeterScope stage(meter, WorkStage::kModel);
    const auto order = static_cast<std::uint32_t>(rules.rules.size());
    const auto is_same = [this](std::uint32_t turn) { return search.is_same(turn); };
    model_names->add(conversation, model->names(), judge, order, is_same, hits);
  }
  done(Stage::kCollect);
  const MeterScope stage(meter, WorkStage::kRemember);
  join_parts(conversation, judge.regions(), hits);
  if (look_for_scattered) scattered.add(conversation, search.layout(), hits);
  drop_below_minimum();
  done(Stage::kMinimum);
  drop_surrogates(conversation);
  done(Stage::kSurrogates);
  if (hits.empty()) return;
  if (rules.persons) {
    fuller_names.complete(conversation, model->names(), hits);
    owners.assign(conversation, model->names(), model->worlds(), hits);
    own_names.gather(conversation, model->names(), owners.is_play(), hits);
  }
  done(Stage::kOwners);
  memory.recall(conversation, model->names(), rules.persons ? &owners : nullptr, hits);
  repeats.find(conversation, hits);
  told_birthdays.find(conversation, model->names(), hits);
  repeated_dates.find(conversation, readings, hits);
  respelled.find(conversation, readings, hits);
  done(Stage::kMemory);
  drop_below_minimum();
  done(Stage::kMinimumAgain);
  settle_overlaps(conversation, hits);
  if (rules.persons) own_names.settle(conversation, model->names(), hits);
  done(Stage::kOverlaps);
  out.reserve(hits.size());
  for (const Hit& hit : hits) out.push_back(to_finding(conversation, hit));
}

}  // namespace expunge
