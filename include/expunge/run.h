// Runs over files: scan them, or redact them into others with an audit log.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/finding.h"
#include "expunge/options.h"
#include "expunge/result.h"

namespace expunge {

class FinderModel;

// Where something stands in a file, as an editor counts; of compressed files the decompressed
// bytes.
struct FilePlace {
  std::uint64_t offset = 0;  // byte, from 0
  std::uint64_t line = 1;    // from 1; a line feed ends a line
  std::uint64_t column = 1;  // code points of the line, from 1
};

// How many records of a run share the values of some fields: country, state, language.
struct GroupSummary {
  struct Group {
    std::vector<std::string> values;  // one a pointer; empty: the record has none
    std::uint64_t records = 0;
    std::string input;       // of the first of them
    std::int64_t first = 0;  // its number
  };
  std::vector<std::string> pointers;
  bool is_link = false;  // an identifier: its values say who, and are not for showing
  std::uint64_t records = 0;
  std::uint64_t groups = 0;
  std::uint64_t alone = 0;          // groups of one record
  std::uint64_t smallest_size = 0;  // k
  std::uint64_t largest = 0;
  std::uint64_t beyond = 0;     // records of more groups than are counted
  std::vector<Group> smallest;  // the first few, smallest first
};

struct RunRequest {
  std::vector<std::string> inputs;  // files; "-" is standard input
  std::string output;               // redact: a file, or a folder; empty = scan only
  bool output_is_folder = false;    // keeps each input's path below `input_root`, or its bare name
  std::string input_root;           // folder the inputs were found in; empty = none
  std::string audit;                // path of the audit log; empty = none
  // Path; empty = OUTPUT.quarantine.jsonl, also beside a folder (scan: counted only).
  std::string quarantine;
  Options options;
  // What to look for in place of rules, by those who link the rooms: an opt-out registry.  May be
  // null.
  std::shared_ptr<const FinderModel> finder;

  // Called by one thread, in input order, for each line a finding gives in the audit log (a JSON
  // object, no line feed).  `text` is the matched text itself: only for callers that
  // were asked to show it.
  struct Shown {
    std::string_view line;  // JSON
    std::string_view input;
    std::int64_t record = 0;  // -1: the header or envelope of the file
    std::string_view pointer;
    std::size_t start = 0;  // code points
    std::size_t end = 0;
    std::string_view entity;
    std::string_view rule;
    std::string_view action;
    double score = 0;
    std::string_view text;  // the matched text
    Role role = Role::kMetadata;
    Owner owner = Owner::kUnknown;
    std::string_view fingerprint;  // hex
    FilePlace begin_at;
    FilePlace end_at;
  };
  std::function<void(const Shown&)> on_finding;  // may be empty

  // Called likewise, behind its findings, for each record in which a human tells what Options::risk
  // looks for.
  struct Risk {
    std::string_view line;  // of the audit log: JSON
    std::string_view input;
    std::int64_t record = 0;
    double bits = 0;
  };
  std::function<void(const Risk&)> on_risk;  // may be empty
  // An input begins; its findings and issues follow.
  std::function<void(std::string_view input)> on_input;  // may be empty
  // A record that cannot be processed; the message never quotes it.
  std::function<void(std::string_view input, std::int64_t record, std::string_view reason,
                     std::string_view message)>
      on_issue;                                      // may be empty
  std::function<void(const Progress&)> on_progress;  // a few times a second; may be empty
  std::function<void(std::string_view)> on_notice;  // "in.jsonl: profile pippa (...)"; may be empty
  const std::atomic<bool>* stop =
      nullptr;  // set to end the run: no output appears, kInterrupted is returned
};

struct InputSummary {
  std::string name;
  std::string profile;
  std::string container;
  std::uint64_t stored_size = 0;
  std::string sha256;  // hex; empty if no audit log was asked for, as is output_sha256
  std::string output;
  std::string output_sha256;
};

struct RunSummary {
  std::vector<InputSummary> inputs;
  std::uint64_t records = 0;
  std::uint64_t texts = 0;  // turns and other strings that were scanned
  std::uint64_t bytes = 0;  // decompressed
  std::uint64_t findings = 0;
  std::uint64_t edits = 0;
  std::uint64_t quarantined = 0;  // records that could not be processed
  std::uint64_t dropped = 0;      // records the policy dropped
  std::map<std::string, std::uint64_t> by_entity;
  std::map<std::string, std::uint64_t> by_action;
  std::uint64_t acted_on = 0;        // findings whose action is not keep
  std::vector<GroupSummary> groups;  // with Options::risk: by profile, in order
  std::string quarantine;            // path of the quarantine file, if one was written
  double seconds = 0;
};

// Carries out the request.  On an error no output file appears and existing ones are as they were.
Result<RunSummary> run(const RunRequest& request);

}  // namespace expunge
