// Compares an output with its input and the audit log, byte for byte.  Part of verify().
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "expunge/result.h"
#include "record/format.h"
#include "rulebook/profile.h"

namespace expunge {

struct ByteCheck {
  std::string original;
  std::string output;
  std::string audit;
  std::string name;                // of the input in the log; empty if the run had only one
  std::vector<std::string> names;  // of all inputs
  FormatOverride format;           // what the run took the input for
  std::size_t max_record_bytes = std::size_t{64} << 20;
  const std::atomic<bool>* stop = nullptr;
};

struct ByteVerdict {
  std::string fault;            // empty = all bytes are as they must be
  std::uint64_t edits = 0;      // replacements that stand in place
  std::uint64_t untouched = 0;  // bytes outside edits
  std::uint64_t left_out = 0;   // records that the log says were dropped or quarantined
};

// An error means that the comparison could not be made: a file that cannot be read.
Result<ByteVerdict> compare_bytes(const ByteCheck& check, const ProfileSet& profiles);

}  // namespace expunge
