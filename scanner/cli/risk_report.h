// What `scan --risk` prints: the riskiest records, and how many records share what is said of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "expunge/run.h"

namespace expunge {

// The records with the most bits; among equal ones the first.  Holds no more than it shows.
class RiskRanking {
 public:
  // `limit` 0: 20.
  explicit RiskRanking(std::uint64_t limit) : limit_(limit == 0 ? 20 : limit) {}
  void add(const RunRequest::Risk& risk);
  std::string text() const;

 private:
  struct Entry {
    double bits = 0;
    std::uint64_t order = 0;  // of being told
    std::string input;
    std::int64_t record = 0;
    std::string line;
  };
  static bool ranks_before(const Entry& a, const Entry& b);

  std::uint64_t limit_;
  std::uint64_t added_ = 0;
  std::vector<Entry> entries_;  // a heap: the least risky in front
};

// For people, and as JSON Lines.  Values of identifiers are not shown.
std::string groups_text(const std::vector<GroupSummary>& groups);
std::string groups_lines(const std::vector<GroupSummary>& groups);

}  // namespace expunge
