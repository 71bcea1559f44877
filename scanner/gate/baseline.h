// The baseline: findings that somebody accepted, with the reason, who, and until when.
//
//   {"expunge_baseline":1,"key_id":"1f0c22ab","accepted":[
//   {"id":"03...","entity":"EMAIL_ADDRESS","pointer":"/conversation/4/message","value":"...",
//    "record":"...","text":"...","reason":"...","who":"...","until":"2027-01-01",
//    "after":"","seal":"..."},
//   {"end":true,"after":"03...","seal":"..."}
//   ]}
//
// One line an entry, sorted by id, so that git merges what two branches added; ids, values, records
// and texts are keyed digests, so that nothing can be read or tried without the key.
//
// `seal` is an HMAC over the entry, `after` the id of the entry before.  So a line that was
// changed, added, cut or moved shows; adding an entry touches one line beside its own, and two
// branches that add at different places merge into a whole file.  What does not show: an older
// version of the whole file, and what somebody with the key writes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "expunge/result.h"
#include "gate/difference.h"

namespace expunge {

struct BaselineEntry {
  std::string entity;
  FindingKey key;           // only `value` if it holds everywhere
  bool everywhere = false;  // the value is allowed wherever it stands
  std::uint64_t count = 1;  // equal findings: a value twice in a text, a record that repeats
  std::string reason;
  std::string who;
  std::string until;  // "2027-01-31", the last day; empty: no end

  bool expired_on(std::string_view day) const { return !until.empty() && until < day; }
};

class Baseline {
 public:
  // Faults are said, not mended: `expunge gate --update-baseline --reseal` does that.
  struct Loaded;

  // A file that is not there is an empty baseline if `may_be_missing`.  Errors: not a baseline, a
  // merge that git left open, another key.
  static Result<Loaded> load(const std::string& path, const Key& key, bool may_be_missing);

  // Sorted by id, with seals; entries of the same finding become one that counts them.
  static std::string to_text(const std::vector<BaselineEntry>& entries, const Key& key);
};

struct Baseline::Loaded {
  std::vector<BaselineEntry> entries;  // in the file's order
  std::vector<std::string> faults;     // "entry 3: was changed"; empty: as it was written
};

// Whether `text` is a day of the calendar, as "2027-01-31".
bool is_day(std::string_view text);

// What a baseline says of findings.
struct BaselineMatch {
  // By finding: the entry that accepts it.
  std::vector<std::optional<std::size_t>> accepted;
  std::vector<std::size_t> expired;  // entries that would have accepted one, were they not too old
  std::vector<std::size_t> unused;   // entries that accept none
};
BaselineMatch match_baseline(const std::vector<BaselineEntry>& entries,
                             const std::vector<FindingKey>& findings, std::string_view today);

}  // namespace expunge
