// Reads from a record and its findings what its human told of themselves (risk/record_risk.h), and
// what the record says beside its texts.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "expunge/finding.h"
#include "pipeline/setup.h"
#include "record/walk.h"
#include "risk/record_risk.h"

namespace expunge {

// The values of one record for one set of a profile's pointers.
struct GroupRow {
  std::int64_t record = 0;
  std::size_t set = 0;  // 0 = the profile's groups, n = its nth link
  std::vector<std::string> values;
};

// Working memory of one thread for one input.
//
// What counts: what the human tells of themselves and the policy keeps, outside of *actions* and
// quoted speech.  Names, addresses and the like count where a policy keeps them too.
class RiskReader {
 public:
  using Pointer = std::function<std::string(std::uint32_t field)>;

  // REQUIRES: `setup.risk`; `setup` and `profile` outlive the reader.
  RiskReader(const Setup& setup, const Profile* profile) : setup_(setup), profile_(profile) {}

  void read(const Conversation& conversation, const std::vector<Finding>& findings,
            const RecordFields& fields);
  // Of the record read last.
  const RecordRisk& risk() const { return risk_; }
  // The policy's limit is passed, and the finding is of what it limits.
  bool is_over_limit(const Finding& finding) const;
  // Appends {"type":"risk",...} without chain and line feed; false if nothing is told.
  bool append_line(std::string_view input, std::int64_t record, const Pointer& pointer,
                   std::string& out) const;
  // Values are shown to whoever asks: a finding in one, but for quasi-identifiers, stands as
  // [ENTITY].  `findings` are those of the record, by field and begin.
  void add_groups(const Conversation& conversation, const std::vector<Finding>& findings,
                  std::int64_t record, const Pointer& pointer, std::vector<GroupRow>& out) const;

 private:
  struct Place {
    std::uint32_t field = 0;
    CodeSpan span;
  };
  bool counts(const Finding& finding, Role role) const;

  const Setup& setup_;
  const Profile* profile_;
  RecordRisk risk_;
  std::vector<Place> places_;  // of the disclosures
};

}  // namespace expunge
