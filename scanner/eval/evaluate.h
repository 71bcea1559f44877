// Runs the scanner over labelled data and scores what it finds.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "eval/score.h"
#include "expunge/options.h"
#include "expunge/result.h"

namespace expunge {

struct EvalRequest {
  std::vector<std::string> gold;  // files and folders
  std::string labels;             // as read_gold() takes it
  Options options;
  // Only what the policy of `options` acts on counts.  Else every entity does, whatever a policy
  // keeps; in conversations but for fiction and public figures, which the marks there call traps,
  // and for entities that only describe.
  bool by_policy = false;
  // Texts: tell the scanner the region and the language that a row states.
  bool hints = true;
  // Texts: look only for what a row says was looked for (`annotated`), as whoever marked it did.
  bool only_annotated = false;
  const std::atomic<bool>* stop = nullptr;
};

// A gold file that was scored.
struct EvalSet {
  std::string name;
  std::string sha256;
  std::uint64_t cases = 0;
  std::uint64_t unreadable = 0;  // records
};

struct Evaluation {
  std::vector<EvalSet> sets;
  Score score;
};

Result<Evaluation> evaluate(const EvalRequest& request);

}  // namespace expunge
