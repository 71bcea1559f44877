// The gate: does a new version of the data bring personal data that the old one does not have?
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/options.h"
#include "expunge/result.h"
#include "gate/baseline.h"
#include "gate/data_file.h"
#include "gate/digests.h"
#include "gate/progress.h"
#include "gate/scan_pass.h"
#include "pipeline/setup.h"
#include "report/report.h"

namespace expunge {

// What --update-baseline takes over.
struct Acceptance {
  std::string reason;
  std::string who;
  std::string until;
  bool everywhere = false;  // the values, wherever they stand
  bool reseal = false;      // an edited baseline is taken as it is
  // If there, only these: fingerprints of values that a reviewer called false.
  std::optional<std::set<std::string>> values;
};

struct GateRequest {
  DataFiles files;
  bool has_base = true;  // false: the baseline is all there is to compare with
  Options options;
  std::string baseline;              // path; empty: none
  std::optional<Acceptance> accept;  // writes the baseline
  bool show_text = false;            // fill GateFinding::text
  // Where digests of files are kept from run to run; empty: nowhere.  `digests_margin` is for
  // tests.
  std::string digests;
  std::chrono::nanoseconds digests_margin = FileDigests::kMargin;

  std::function<void(std::string_view)> on_notice;  // may be empty
  // A record of the new version that cannot be read.
  std::function<void(const ReportedIssue&)> on_issue;    // may be empty
  std::function<void(const GateProgress&)> on_progress;  // may be empty
  const std::atomic<bool>* stop = nullptr;
};

struct GateCounts {
  std::uint64_t records = 0;          // of the new version, as far as it was read
  std::uint64_t new_records = 0;      // that the old version does not have
  std::uint64_t unchanged_files = 0;  // same bytes: not read further
  std::uint64_t unreadable = 0;       // of the new records
  std::uint64_t kept = 0;             // new findings that the policy keeps and no budget counts
  std::uint64_t known = 0;            // findings in new records that the old version has
  std::uint64_t accepted = 0;         // by the baseline
  std::uint64_t within_budget = 0;
  std::uint64_t refused = 0;
  std::uint64_t added_entries = 0;  // to the baseline
};

struct GateOutcome {
  bool passed = true;
  // New findings that were accepted or refused, in the order of the files.
  std::vector<GateFinding> findings;
  GateCounts counts;
  std::vector<ReportedCheck> checks;    // the budgets
  std::vector<BaselineEntry> expired;   // would accept something, were they not too old
  std::vector<BaselineEntry> vanished;  // accept nothing any more, as far as can be told
  std::shared_ptr<const Setup> setup;   // findings point into its rules
};

Result<GateOutcome> judge(const GateRequest& request);

}  // namespace expunge
