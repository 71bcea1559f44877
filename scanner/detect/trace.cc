#include "detect/trace.h"

#include <algorithm>

namespace expunge {
namespace {

bool is_recalled(MemoryStep step) {
  return step == MemoryStep::kDisclosed || step == MemoryStep::kSpelled ||
         step == MemoryStep::kNickname;
}

std::string_view word_at(const std::vector<std::string>& words, std::int16_t index) {
  return index < 0 ? std::string_view() : std::string_view(words[static_cast<std::size_t>(index)]);
}

Fate fate_after(Stage stage) {
  switch (stage) {
    case Stage::kMinimum:
    case Stage::kMinimumAgain:
      return Fate::kTooLow;
    case Stage::kSurrogates:
      return Fate::kSurrogate;
    case Stage::kOwners:
      return Fate::kNobodys;
    case Stage::kMemory:
      return Fate::kRecalled;
    case Stage::kCollect:
    case Stage::kOverlaps:
      break;
  }
  return Fate::kLost;
}

}  // namespace

void Trace::judged(const JudgedCandidate& candidate, Hit* hit) {
  TracedCandidate traced;
  const Rule& rule = *candidate.rule.rule;
  traced.turn = candidate.piece.text;
  traced.proposed = candidate.judgement.span;
  traced.span = hit != nullptr ? hit->span : traced.proposed;
  traced.entity = rule.entity;
  traced.rule_id = rule.id;
  traced.rule = &rule;
  traced.view = candidate.piece.view;
  traced.is_name = candidate.rule.cue.has_value();
  traced.rejection = candidate.judgement.rejection;
  traced.verdict = candidate.judgement.verdict;
  traced.context = word_at(rule.context.near, candidate.judgement.context);
  traced.veto = word_at(rule.veto.near, candidate.judgement.veto_word);
  if (hit == nullptr) {
    traced.fate = Fate::kRejected;
    if (traced.rejection == Rejection::kNone) traced.rejection = Rejection::kEmpty;
  } else {
    traced.score = hit->score;
    traced.owner = hit->owner;
    alive_.push_back(candidates_.size());
  }
  candidates_.push_back(traced);
  if (hit != nullptr) hit->trace = static_cast<std::uint32_t>(candidates_.size());
}

// A hit that no candidate of a rule stands behind, or that memory made of another.
void Trace::add(Hit& hit) {
  TracedCandidate traced;
  if (hit.trace != 0) traced = candidates_[hit.trace - 1];
  traced.origin.reset();
  if (hit.trace != 0) traced.origin = hit.trace - 1;
  traced.changes.clear();
  traced.context = traced.veto = {};
  traced.verdict = Verdict::kNoOpinion;
  traced.view = ViewKind::kPlain;
  traced.fate = Fate::kFinding;
  traced.turn = hit.turn;
  traced.proposed = traced.span = hit.span;
  traced.entity = hit.entity;
  traced.rule_id = hit.rule_id;
  traced.rule = hit.rule != nullptr ? hit.rule->rule : nullptr;
  traced.memory = hit.memory;
  traced.score = hit.score;
  traced.owner = hit.owner;
  alive_.push_back(candidates_.size());
  candidates_.push_back(traced);
  hit.trace = static_cast<std::uint32_t>(candidates_.size());
}

void Trace::note_changes(Stage stage, const Hit& hit) {
  TracedCandidate& traced = candidates_[hit.trace - 1];
  if (traced.last_score() == hit.score && traced.last_owner() == hit.owner) return;
  traced.changes.push_back({stage, hit.score, hit.owner});
}

TextSpan Trace::in_field(std::uint32_t turn, TextSpan span) const {
  const std::size_t offset = conversation_.turns[turn].offset;
  return {offset + span.begin, offset + span.end};
}

std::optional<std::size_t> Trace::winner_over(const TracedCandidate& loser,
                                              const std::vector<Hit>& hits) const {
  const std::uint32_t field = conversation_.turns[loser.turn].field;
  const TextSpan span = in_field(loser.turn, loser.span);
  const Hit* best = nullptr;
  for (const Hit& hit : hits) {
    if (conversation_.turns[hit.turn].field != field) continue;
    if (!in_field(hit.turn, hit.span).overlaps(span)) continue;
    if (best == nullptr || hit.score > best->score) best = &hit;
  }
  if (best == nullptr) return std::nullopt;
  return best->trace - 1;
}

// Who was there and is no longer has met the fate of this stage.
void Trace::settle(Stage stage, const std::vector<Hit>& hits) {
  std::vector<std::size_t> now;
  now.reserve(hits.size());
  for (const Hit& hit : hits) now.push_back(hit.trace - 1);
  std::sort(now.begin(), now.end());
  for (const std::size_t index : alive_) {
    if (std::binary_search(now.begin(), now.end(), index)) continue;
    TracedCandidate& traced = candidates_[index];
    traced.fate = fate_after(stage);
    if (stage == Stage::kOverlaps || stage == Stage::kMemory) {
      traced.lost_to = winner_over(traced, hits);
    }
  }
  alive_ = std::move(now);
}

void Trace::done(Stage stage, std::vector<Hit>& hits) {
  for (Hit& hit : hits) {
    const bool copied = stage == Stage::kMemory && is_recalled(hit.memory);
    if (hit.trace == 0 || copied) {
      add(hit);
    } else {
      note_changes(stage, hit);
    }
  }
  settle(stage, hits);
}

}  // namespace expunge
