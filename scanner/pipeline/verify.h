// Checks what a redaction left behind against its audit log and, if it is at hand, its input.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "expunge/options.h"
#include "expunge/result.h"

namespace expunge {

class FinderModel;
struct RunSummary;

struct VerifyRequest {
  std::string output;    // the file, or the folder if the run had several inputs
  std::string audit;     // its audit log
  std::string original;  // input file or folder; empty = bytes are not compared
  // For the rescan and the seal: key_file, rules, profile, jobs.  `policy` empty = the built-in one
  // that the log names; all else is taken from the log.
  Options options;
  // For the rescan of what an opt-out sweep wrote; null: that is not done.
  std::shared_ptr<const FinderModel> finder;
  // Told of each output's rescan; may be empty.
  std::function<void(const std::string& output, const RunSummary& summary)> on_rescan;
  const std::atomic<bool>* stop = nullptr;
};

enum class CheckState { kOk, kFailed, kNotDone };
std::string_view to_string(CheckState state);  // "ok", "failed", "not done"

// One check, as it is done.  `detail` never quotes data.
struct Check {
  std::string name;  // "chain", "seal", "digest", "bytes", "rescan"
  CheckState state = CheckState::kOk;
  std::string detail;
};

// Carries out every check that can be; true if none failed.  An error means that the checks could
// not be carried out at all: no such file, no audit log, an unknown policy.
Result<bool> verify(const VerifyRequest& request, const std::function<void(const Check&)>& tell);

}  // namespace expunge
