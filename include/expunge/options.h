// What a run or a scanner is set up with.  Every field has a default that suits a first try.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace expunge {

struct Options {
  std::string policy = "default";  // a built-in name or a YAML file
  std::string profile;             // a built-in name or a YAML file; empty = told from the data
  std::string
      format;  // container: jsonl, array, json, csv, tsv, text, blocks; empty = told from the data
  std::vector<std::string>
      rules;  // files or folders added to the built-in packs; a known id replaces the built-in rule
  std::vector<std::string> profiles;  // likewise
  std::vector<std::string> only;      // entities to look for; empty = all
  std::vector<std::string> except;    // entities not to look for
  std::vector<std::string> with;      // ids of rules that are off unless asked for
  bool risk = false;                  // what tells people apart without naming them: docs/risk.md
  std::string names = "model";        // off, rules, model
  std::string engine = "fast";        // fast, reference
  std::string key_file;   // empty: EXPUNGE_KEY of the environment, else a fresh key for this run
  double min_score = -1;  // 0 to 1; below 0: the policy's
  unsigned jobs = 0;      // worker threads; 0 = one a core
  std::size_t batch_bytes = std::size_t{1} << 20;
  std::size_t max_record_bytes = std::size_t{64} << 20;  // larger records go to quarantine
};

// How far a run has come.
struct Progress {
  std::uint64_t stored_read = 0;  // bytes of the input file
  std::uint64_t stored_size = 0;  // 0 = unknown
  std::uint64_t text_read = 0;    // decompressed bytes
  std::uint64_t records = 0;
  std::uint64_t findings = 0;
  double seconds = 0;
};

}  // namespace expunge
