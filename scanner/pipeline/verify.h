// Checks what a redaction left behind against its audit log and, if it is at hand, its input.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>

#include "expunge/options.h"
#include "expunge/result.h"

namespace expunge {

struct VerifyRequest {
  std::string output;    // the file, or the folder if the run had several inputs
  std::string audit;     // its audit log
  std::string original;  // input file or folder; empty = bytes are not compared
  // For the rescan and the seal: key_file, rules, profile, jobs.  `policy` empty = the built-in one
  // that the log names; all else is taken from the log.
  Options options;
  const std::atomic<bool>* stop = nullptr;
};

enum class CheckState { kOk, kFailed, kNotDone };

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
