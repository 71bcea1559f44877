// Undoes the operator `encrypt` over a whole file.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "expunge/options.h"
#include "expunge/result.h"

namespace expunge {

struct RestoreRequest {
  std::string input;   // what a run with an encrypting policy wrote; "-" is standard input
  std::string output;  // "-" is standard output
  Options options;     // key_file; profile and format if they cannot be told from the data
  const std::atomic<bool>* stop = nullptr;
};

// Number of strings that were restored.  Fails, and writes nothing, on a mark that the key does not
// open.  All other bytes stay as they are.
Result<std::uint64_t> restore(const RestoreRequest& request);

}  // namespace expunge
