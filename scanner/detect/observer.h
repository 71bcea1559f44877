// What may watch a detection.  The stages decide as ever and know of nobody watching: an observer
// sees what goes into each and what comes out.
#pragma once

#include <cstdint>
#include <vector>

#include "detect/compiled_rules.h"
#include "detect/hit.h"
#include "detect/judge.h"
#include "match/engine.h"

namespace expunge {

// The steps of Detector::detect() after which the hits are shown, in order.
enum class Stage : std::uint8_t {
  kCollect,       // what judging let through, and names that no rule proposes
  kMinimum,       // minimum score
  kSurrogates,    // values that expunge itself makes up
  kOwners,        // whose it is
  kMemory,        // what the rest of the record says
  kMinimumAgain,  // minimum score, of what memory found
  kOverlaps,
};

// A candidate with what its judge found out.
struct JudgedCandidate {
  const CompiledRule& rule;
  const Piece& piece;
  const Judgement& judgement;
};

class DetectionObserver {
 public:
  virtual ~DetectionObserver() = default;
  // `hit` is null if the candidate was rejected.  Its `trace` may be set.
  virtual void judged(const JudgedCandidate& candidate, Hit* hit) = 0;
  // The hits after a stage; their `trace` may be set.  Hits that memory adds bear the `trace` of
  // the hit they come from.
  virtual void done(Stage stage, std::vector<Hit>& hits) = 0;
};

}  // namespace expunge
