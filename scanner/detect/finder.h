// What a run may look for in place of the rules: the pipeline takes it as it takes the detector.
//
// A sweep for the people of an opt-out registry is one.  The interface stands here so that
// pipeline/ need not know who implements it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "detect/conversation.h"
#include "expunge/finding.h"
#include "rulebook/policy.h"

namespace expunge {

// A record as the finder gets to see it.  Numbers of JSON are turns too.
struct FinderRecord {
  const Conversation& conversation;
  bool is_record =
      true;  // false: a header row or the envelope of a document, which no action drops
  // JSON Pointer of a field.  Costs more than a look at Turn::key: ask that first.
  const std::function<std::string(std::uint32_t field)>& pointer;
};

// Working memory of one thread.
class Finder {
 public:
  virtual ~Finder() = default;
  // Replaces `out` with the findings of the record: ordered by field then start, disjoint within a
  // field.
  virtual void find(const FinderRecord& record, std::vector<Finding>& out) = 0;
  // What is done with a finding of find(): the policy is not asked.
  virtual const Action& action_for(const Finding& finding) const = 0;
};

// Immutable; shared by every thread of a run.
class FinderModel {
 public:
  virtual ~FinderModel() = default;
  virtual std::unique_ptr<Finder> create() const = 0;
  // For the audit log's first line: the member's name, and its value as JSON.
  virtual std::string log_name() const = 0;
  virtual std::string log_value() const = 0;
};

}  // namespace expunge
