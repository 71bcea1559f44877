// Redacting data in memory on one thread, with a meter or without.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/meter.h"
#include "expunge/result.h"
#include "pipeline/processor.h"
#include "pipeline/setup.h"

namespace expunge {

// Gives `take` the result of each batch of `bytes`, in order.  `meter` may be null.  Also an error:
// interrupted.
Result<void> redact_in_memory(const Setup& setup, const std::string& bytes, Meter* meter,
                              const std::function<void(const Batch&, const BatchResult&)>& take);

struct MeteredRun {
  Meter meter;
  std::uint64_t bytes = 0;  // of all rounds
  double seconds = 0;
  std::uint64_t findings = 0;
  std::uint64_t unreadable = 0;  // records, of all rounds: no stage but the first saw them
};

// What compiles or caches when first used is not counted: one round goes before.
Result<MeteredRun> run_metered(const Setup& setup, const std::string& bytes, std::uint64_t rounds);

struct RuleCost {
  std::size_t rule = 0;
  double windows = 0, candidates = 0, hits = 0;  // in a megabyte
  double milliseconds = 0;                       // for a megabyte
  double share = 0;                              // of the whole run
};
// Those of all rules that took any, the dearest first.
std::vector<RuleCost> rule_costs(const MeteredRun& run);
// A table of them; `limit` rows at most.
std::string rule_cost_table(const Setup& setup, const std::vector<RuleCost>& costs,
                            std::size_t limit);

}  // namespace expunge
