// Labelled data: what is to be found, what may be, what must not.  docs/eval.md describes the two
// forms of file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "eval/labels.h"
#include "expunge/finding.h"
#include "expunge/result.h"
#include "expunge/span.h"

namespace expunge {

enum class MarkKind : std::uint8_t {
  kGold,      // must be found
  kOptional,  // found or not, neither is an error
  kTrap,      // must be left
};

struct Mark {
  std::string pointer;  // of the field; empty where the case is one text
  CodeSpan span;
  std::string label;   // as the file says
  std::string entity;  // what it counts as; of a trap: why it must be left
  MarkKind kind = MarkKind::kGold;
  std::string text;
  std::optional<Owner> owner;  // whose it is, if the file says so
};

// A labelled conversation, or a labelled text alone.
struct GoldCase {
  std::string id;
  std::int64_t record = 0;  // record form: which record of the data
  std::string text;         // text form: the text itself
  Role role = Role::kHuman;
  std::string speaker;
  std::string language;
  std::string region;
  std::vector<std::string> tags;
  std::vector<Mark> marks;
  bool everything = true;              // all entities were looked for; else:
  std::vector<std::string> annotated;  // sorted
  std::vector<std::string> asked;      // the same in the file's own words, sorted
  bool whole_string = false;           // the text as a whole is a valid value or is none

  bool looks_for(const std::string& entity) const;
};

struct GoldFile {
  std::string name;  // without folder and ending
  std::string path;
  std::string data;  // record form: the records the marks speak of; empty: text form
  std::string sha256;
  LabelMap labels;
  std::vector<std::string> own_labels;  // every label it uses, sorted
  std::vector<GoldCase> cases;
};

// A file, or the files of a folder, sorted.  `labels` is a label map's path; empty: LABELMAP.json
// beside the gold if there is one; "none": labels are taken as they are.
Result<std::vector<GoldFile>> read_gold(const std::vector<std::string>& paths,
                                        const std::string& labels);

}  // namespace expunge
