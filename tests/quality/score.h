// Scores findings against labelled records in the form of corpus/: <shape>.jsonl beside
// <shape>.gold.jsonl.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace expunge::quality {

// How often an entity was found, missed and reported falsely.
struct EntityScore {
  std::uint64_t gold = 0;
  std::uint64_t strict = 0;    // gold values found with exact ends and entity
  std::uint64_t overlap = 0;   // gold values that a finding of the entity touches
  std::uint64_t reported = 0;  // findings of this entity that count (optional ones do not)
  std::uint64_t right = 0;     // of these, findings that touch a gold value of the entity
  double precision() const { return reported ? double(right) / double(reported) : 1; }
  double recall() const { return gold ? double(overlap) / double(gold) : 1; }
  double f1() const;
};

struct Score {
  std::map<std::string, EntityScore> entities;
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> traps;  // kind -> hit, all
  std::uint64_t values = 0;                                              // gold values
  std::uint64_t whole = 0;            // hidden to the last character, by whatever entity
  std::uint64_t conversations = 0;    // with gold values
  std::uint64_t clean = 0;            // in which every value is whole
  std::uint64_t false_positives = 0;  // findings that touch neither gold nor optional
  std::uint64_t characters = 0;
  EntityScore all() const;  // over every entity
  double false_positives_per_10k() const {
    return characters ? 1e4 * double(false_positives) / double(characters) : 0;
  }
};

struct Miss {
  std::string what;  // "missed", "false", "trap:fiction", "ends"
  std::string id;
  std::string pointer;
  std::string entity;
  std::string rule;  // of a false finding
  std::string text;  // labelled text is invented: it may be shown
};

// Scans `data` with the default policy (findings it keeps do not count) and compares.  Throws
// std::runtime_error on unreadable files.
void score_file(const std::filesystem::path& data, const std::filesystem::path& gold,
                const std::string& names, Score& score, std::vector<Miss>& misses);

// All <shape>.jsonl with a <shape>.gold.jsonl in a folder.
Score score_folder(const std::filesystem::path& folder, const std::string& names,
                   std::vector<Miss>& misses);

std::string table(const Score& score);

}  // namespace expunge::quality
