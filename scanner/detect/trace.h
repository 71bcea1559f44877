// A detection written down: every candidate, what proposed it, and what became of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detect/observer.h"
#include "expunge/finding.h"
#include "rulebook/rule.h"
#include "text/view.h"

namespace expunge {

enum class Fate : std::uint8_t {
  kFinding,
  kRejected,   // TracedCandidate::rejection says why
  kTooLow,     // below the minimum score
  kSurrogate,  // a value that expunge makes up itself
  kNobodys,    // a name that no human said, and the bot made up
  kRecalled,   // fiction, but another candidate there is a name that the record knows as real
  kLost,       // to an overlapping candidate
};

// What a stage did to a candidate that it let through.
struct TraceChange {
  Stage stage = Stage::kCollect;
  double score = 0;  // afterwards
  Owner owner = Owner::kUnknown;
};

// Strings point into the rule set.
struct TracedCandidate {
  std::uint32_t turn = 0;
  TextSpan proposed;  // bytes of the turn's text
  TextSpan span;      // as judged: validators and placeholders move ends
  std::string_view entity;
  std::string_view rule_id;
  const Rule* rule = nullptr;  // null: the search for names, or a field's key
  ViewKind view = ViewKind::kPlain;
  bool is_name = false;  // judged as a name: plausible or not, in place of a validator
  Rejection rejection = Rejection::kNone;
  Verdict verdict = Verdict::kNoOpinion;
  std::string_view context;           // the rule's word that stood nearby; empty if none
  std::string_view veto;              // the word that vetoed
  std::optional<std::size_t> origin;  // memory: the candidate that it repeats
  MemoryStep memory = MemoryStep::kNone;
  double score = 0;  // when first accepted
  Owner owner = Owner::kUnknown;
  std::vector<TraceChange> changes;  // what later stages changed, in order
  Fate fate = Fate::kFinding;
  std::optional<std::size_t> lost_to;

  double last_score() const { return changes.empty() ? score : changes.back().score; }
  Owner last_owner() const { return changes.empty() ? owner : changes.back().owner; }
};

// Give one to Detector::detect().  For one detection.
class Trace : public DetectionObserver {
 public:
  // REQUIRES: `conversation` outlives the detection.
  explicit Trace(const Conversation& conversation) : conversation_(conversation) {}

  void judged(const JudgedCandidate& candidate, Hit* hit) override;
  void done(Stage stage, std::vector<Hit>& hits) override;

  // In the order in which they came up.
  const std::vector<TracedCandidate>& candidates() const { return candidates_; }

 private:
  void add(Hit& hit);
  void note_changes(Stage stage, const Hit& hit);
  void settle(Stage stage, const std::vector<Hit>& hits);
  std::optional<std::size_t> winner_over(const TracedCandidate& loser,
                                         const std::vector<Hit>& hits) const;
  TextSpan in_field(std::uint32_t turn, TextSpan span) const;

  const Conversation& conversation_;
  std::vector<TracedCandidate> candidates_;
  std::vector<std::size_t> alive_;  // ascending
};

}  // namespace expunge
