// One worker's work: a batch of raw records in; output bytes, audit lines and counts out.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/meter.h"
#include "detect/conversation.h"
#include "detect/detector.h"
#include "detect/finder.h"
#include "expunge/finding.h"
#include "pipeline/batch_output.h"
#include "pipeline/reading.h"
#include "pipeline/risk_reader.h"
#include "pipeline/setup.h"
#include "record/batch.h"
#include "record/walk.h"
#include "redact/operators.h"
#include "redact/splice.h"
#include "report/audit.h"

namespace expunge {

// A record that could not be processed: what the quarantine file and the audit log say of it.
struct Quarantined {
  std::int64_t record = 0;
  std::uint64_t offset = 0;  // of its first byte in the decompressed input
  RecordIssue issue;
  std::string raw;
};

// What a caller that was asked to show findings gets of one.
struct ShownFinding {
  std::int64_t record = 0;
  std::string pointer;
  CodeSpan span;
  std::string_view entity;
  std::string_view rule;
  std::string_view action;
  double score = 0;
  std::string text;    // the matched text
  RawSpan audit_line;  // where its line stands in BatchResult::audit
  Role role = Role::kMetadata;
  Owner owner = Owner::kUnknown;
  std::string fingerprint;
  RawSpan place;  // bytes in the batch
};

// A record in which a human tells what tells people apart.
struct ShownRisk {
  std::int64_t record = 0;
  double bits = 0;
  RawSpan audit_line;  // where its line stands in BatchResult::audit
};

struct Counts {
  std::uint64_t records = 0;
  std::uint64_t texts = 0;
  std::uint64_t findings = 0;
  std::uint64_t edits = 0;
  std::uint64_t acted_on = 0;
  std::uint64_t quarantined = 0;
  std::uint64_t dropped = 0;
  std::map<std::string_view, std::uint64_t> by_entity;
  std::map<std::string_view, std::uint64_t> by_action;
  void add(const Counts& other);
};

// Everything that a batch gives, in file order.  Reused between batches.
struct BatchResult {
  BatchOutput out;
  // In an array the first record that is kept must not have a comma before it; only the writer, who
  // sees all batches in order, knows whether there was one before.
  bool has_kept_record = false;
  std::optional<std::size_t>
      first_comma;    // offset in `out` of the comma before this batch's first kept record
  std::string audit;  // JSON objects without chain, each with a line feed
  std::vector<Quarantined> quarantined;
  std::vector<ShownFinding> shown;
  std::vector<ShownRisk> risks;
  std::vector<GroupRow> groups;  // with Setup::risk: one a record
  Counts counts;
  void clear();
};

struct ProcessorOptions {
  bool write_output = true;    // false: findings only
  bool show_findings = false;  // fill BatchResult::shown
  std::string input_name;      // written in audit lines if not empty
  Meter* meter = nullptr;  // counts time and what rules find, if there is one; outlives the work
};

// Working memory of one thread for one input.
class Processor {
 public:
  // `setup` and `format` must outlive the processor.
  Processor(const Setup& setup, const Format& format, ProcessorOptions options);
  void process(const Batch& batch, BatchResult& result);

 private:
  // What a replacement did to a field's text.
  struct TextEdit {
    std::uint32_t field = 0;
    TextSpan span;         // in the text as it was
    std::size_t size = 0;  // of what stands there now
  };

  void process_unit(const Batch& batch, const Unit& unit, BatchResult& result);
  // Decides on every finding and field; false if the policy drops the record.
  bool decide(std::string_view raw, std::int64_t record, BatchResult& result);
  void report_field(std::uint32_t field, std::size_t first, std::size_t last, std::string_view raw,
                    std::int64_t record, BatchResult& result);
  void replace_whole_field(std::uint32_t field, const Action& action, std::string_view raw,
                           std::int64_t record, BatchResult& result);
  void add_edit(std::uint32_t field, RawSpan span, std::string replacement);
  // The fields that edits_ write anew, and where they stand in written_.
  void list_rewritten();
  // Writes the record with its edits to `out`, in place of what stands there from `begin` on, and
  // makes sure that it has the fields it had.  False: it has not, a bug.
  bool rewrite(const Unit& unit, std::string_view raw, std::string& out, std::size_t begin);
  // Looks for what the replacements themselves brought to light; true if there is more to replace.
  bool find_more(std::string_view raw, bool is_record);
  void add_found_again();
  static void take_numbers_whole(const Reading& reading, std::vector<Finding>& findings);
  void find_with_finder(const Reading& reading, std::string_view raw, bool is_record,
                        std::vector<Finding>& out);
  const Action& action_for(const Finding& finding, Role role) const;
  bool keeps(const Finding& finding) const;
  bool replaces_field(Role role) const;
  // A span of a field's text with the edits made, in the text as it came; nothing if it touches a
  // replacement.
  std::optional<TextSpan> as_it_came(std::uint32_t field, TextSpan span) const;
  std::string fitting(std::string replacement, Encoding encoding) const;
  void report_risk(std::string_view raw, std::int64_t record, BatchResult& result);
  void write_line(const FindingLine& line, std::string_view text, BatchResult& result);
  void append_event(std::string_view type, std::int64_t record, const RecordIssue* issue,
                    std::string& audit) const;
  void mask_columns();

  const Setup& setup_;
  const Format& format_;
  ProcessorOptions options_;
  std::unique_ptr<Walker> walker_;
  TurnSplitter turn_splitter_;
  Detector detector_;
  std::unique_ptr<Finder> finder_;  // null: the detector finds
  std::optional<RiskReader> risk_;  // with Setup::risk
  Replacer replacer_;
  Fingerprinter fingerprinter_;
  std::vector<std::string> shown_columns_;

  // Of the record in hand; kept for their capacity.
  Reading reading_;  // as it came
  Reading again_;    // as it would be written
  std::vector<Finding> findings_;
  std::vector<Finding> found_again_;
  std::vector<Edit> edits_;
  std::vector<std::uint32_t> edited_fields_;  // by edit
  std::vector<Rewritten> rewritten_;
  bool same_fields_ = false;  // those of the record as it would be written need no walk
  std::vector<TextEdit> text_edits_;
  std::vector<RecordFields::KeyEdit> shown_keys_;
  std::string_view written_;  // with its edits
  std::string unwritten_;     // holds it if there is no output
  Counts record_counts_;
  std::size_t unit_begin_ = 0;  // of the record's bytes in its batch
  bool drop_ = false;
};

// The conversation that a text alone makes: one turn of a human.
void make_conversation(std::string_view text, Conversation& out);

}  // namespace expunge
