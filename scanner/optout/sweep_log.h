// What the audit log of a sweep says: by subject, and as a whole.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "expunge/result.h"

namespace expunge {

struct SweptFile {
  std::string name;
  std::uint64_t size = 0;
  std::string sha256;
  friend bool operator==(const SweptFile&, const SweptFile&) = default;
};

// What was found of a subject, and what became of it.
struct SubjectTally {
  std::uint64_t found = 0;
  std::map<std::string, std::uint64_t> forms;  // "name", "email", ...
  std::uint64_t replaced = 0;
  std::uint64_t turns_removed = 0;
  std::uint64_t gone_with_record = 0;
  std::uint64_t left_as_asked = 0;  // of the action report
  std::uint64_t records_dropped = 0;
  friend bool operator==(const SubjectTally&, const SubjectTally&) = default;
};

struct SweepLog {
  std::string sha256;  // of the log
  std::uint64_t lines = 0;
  std::string version;  // of the tool
  std::string started;
  std::string key_id;
  bool key_kept = false;
  std::string registry_digest;
  bool registry_sealed = false;
  std::vector<SweptFile> inputs;
  std::vector<SweptFile> outputs;
  std::uint64_t records = 0;
  std::uint64_t dropped = 0;
  std::uint64_t quarantined = 0;
  std::map<std::string, SubjectTally> subjects;  // of which something was found
  friend bool operator==(const SweepLog&, const SweepLog&) = default;
};

// An error if the file is no log of a sweep.  Chain and seal are not checked: see
// pipeline/verify.h.
Result<SweepLog> read_sweep_log(const std::string& path);

}  // namespace expunge
