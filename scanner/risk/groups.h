// k-anonymity of what a data set says of its records beside their texts: how many records share
// country, state and language, and which stand nearly alone (Samarati and Sweeney 1998).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/run.h"

namespace expunge {

// Counts records by the values of some fields.  One thread, records in order.  Memory: one entry a
// group, at most kMostGroups; records of groups beyond are counted as such.
class GroupCounter {
 public:
  static constexpr std::size_t kMostGroups = std::size_t{1} << 20;
  static constexpr std::size_t kShown = 10;

  explicit GroupCounter(std::vector<std::string> pointers, bool is_link = false);

  // `values`: one a pointer; empty where the record has none.
  void add(const std::vector<std::string>& values, std::string_view input, std::int64_t record);
  // Tells of the pointers that some record had; no pointers: there were none.
  GroupSummary finish() const;

 private:
  struct Group {
    std::uint64_t records = 0;
    std::string input;
    std::int64_t first = 0;
  };
  std::map<std::vector<std::string>, Group> groups_;
  std::vector<bool> seen_;  // by pointer: some record had a value
  GroupSummary summary_;
};

// The counters of a run: for each profile one of its groups, and one of each link.
class GroupTable {
 public:
  // Does nothing if the profile is known.
  void open(const std::string& profile, const std::vector<std::string>& groups,
            const std::vector<std::string>& links);
  // `set`: 0 = the groups, n = the nth link.
  void add(const std::string& profile, std::size_t set, const std::vector<std::string>& values,
           std::string_view input, std::int64_t record);
  // Those that counted something.
  std::vector<GroupSummary> finish() const;

 private:
  std::map<std::string, std::vector<GroupCounter>> profiles_;
};

}  // namespace expunge
