// The findings of selected records of one file, each with the key that tells it apart.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "expunge/finding.h"
#include "expunge/run.h"
#include "gate/difference.h"
#include "gate/pass.h"
#include "record/batch.h"
#include "report/report.h"

namespace expunge {

// `entity`, `rule` and `action` live as long as the set-up.
struct GateFinding {
  std::string input;  // path, as the user knows it
  std::int64_t record = 0;
  std::string pointer;
  CodeSpan span;
  FilePlace begin;
  FilePlace end;
  Role role = Role::kMetadata;
  Owner owner = Owner::kUnknown;
  std::string_view entity;
  std::string_view rule;
  std::string_view action;
  double score = 0;
  std::string line;   // the audit log's
  std::string shape;  // the value with its letters and digits masked
  std::string text;   // the value itself, if asked for
  FindingKey key;
  FindingState state = FindingState::kNew;
  std::string reason;  // of an acceptance
};

struct ScanCounts {
  std::uint64_t records = 0;
  std::uint64_t messages = 0;  // counted only when asked for
  std::uint64_t unreadable = 0;
};

struct ScanRequest {
  const DataFile& file;
  const Selection& selection;
  bool count_messages = false;
  bool show_text = false;
  // Called in order, by the caller's thread.
  std::function<void(GateFinding)> on_finding;
  std::function<void(std::int64_t record, const RecordIssue& issue)> on_issue;
};

// Of the selected units those with a text whose digest (FindingKey::text) is in `texts`: only they
// can have a finding that stands in one of these texts.  Reads, but searches nothing.
Result<Selection> select_by_texts(const DataFile& file, const Selection& selection,
                                  const std::unordered_set<std::string>& texts,
                                  const PassContext& context);

Result<ScanCounts> scan_records(const ScanRequest& request, const PassContext& context);

// Letters and digits of every script as "*", the rest as it is: "****@*****.***".
std::string masked(std::string_view text);
// The same, at most 48 characters.
std::string masked_shape(std::string_view text);

}  // namespace expunge
