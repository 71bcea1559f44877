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

#include <algorithm>
#include <optional>
#include <utility>

#include "detect/announced_values.h"
#include "detect/compiled_rules.h"
#include "detect/detector_parts.h"
#include "detect/fuller_names.h"
#include "detect/hit.h"
#include "detect/join_parts.h"
#include "detect/judge.h"
#include "detect/layout.h"
#include "detect/memory.h"
#include "detect/model_names.h"
#include "detect/name_search.h"
#include "detect/observer.h"
#include "detect/overlaps.h"
#include "detect/own_names.h"
#include "detect/owners.h"
#include "detect/placeholders.h"
#include "detect/repeated_dates.h"
#include "detect/repeats.h"
#include "detect/respelled.h"
#include "detect/scattered_search.h"
#include "detect/table_names.h"
#include "detect/text_search.h"
#include "detect/told_birthdays.h"
#include "names/name_lists.h"
#include "rulebook/embedded.h"

namespace expunge {
namespace {

// "my number is" tells about the human only where the human says it.
Owner owner_by_role(Owner owner, Role role, bool both_human) {
  const bool human = role == Role::kHuman || (both_human && role == Role::kBot);
  return owner == Owner::kSelf && !human ? Owner::kUnknown : owner;
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

struct Detector::Impl {
  explicit Impl(std::shared_ptr<const DetectorParts> owned)
      : model(std::move(owned)),
        search({model->patterns(), &model->numbers(), model->compiled().needs_folded,
                model->compiled().needs_spoken}),
        judge(model->judge_setup()),
        announced(*model, search, judge),
        names(*model, search, judge),
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
  void read_tables(const Conversation& conversation);
  void drop_below_minimum();
  void drop_surrogates(const Conversation& conversation);

  std::shared_ptr<const DetectorParts> model;
  TextSearch search;
  Judge judge;
  AnnouncedValues announced;
  NameSearch names;
  ScatteredSearch scattered;
  bool look_for_scattered = true;
  std::vector<Hit> hits;
  FullerNames fuller_names;
  Owners owners;
  OwnNames own_names{OwnCues::load(embedded_file("lists/own-cues.txt"))};
  Memory memory;
  Repeats repeats;
  RepeatedDates repeated_dates;
  Respelled respelled;
  ToldBirthdays told_birthdays;
  ViewReadings readings;
  std::optional<ModelNames> model_names;
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
    : impl_(
          std::make_unique<Impl>(std::static_pointer_cast<const DetectorParts>(std::move(model)))) {
}
Detector::Detector(Detector&&) noexcept = default;
Detector& Detector::operator=(Detector&&) noexcept = default;
Detector::~Detector() = default;

void Detector::detect(const Conversation& conversation, std::vector<Finding>& out,
                      DetectionObserver* observer) {
  impl_->announced.begin();
  impl_->names.begin();
  impl_->owners.begin();
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
  {
    const MeterScope stage(meter, WorkStage::kNames);
    announced.add(conversation, hits);
    names.add(conversation, hits);
  }
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
    const auto is_same = [this](std::uint32_t turn) { return search.is_same(turn); };
    owners.assign(conversation, model->names(), model->worlds(), is_same, hits);
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
