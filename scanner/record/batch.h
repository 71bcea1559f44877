// Batches: about 1 MiB of whole records, the unit of work of one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "expunge/result.h"
#include "expunge/span.h"
#include "record/format.h"
#include "record/source.h"

namespace expunge {

// Why a record cannot be processed.  The message never quotes the record.
struct RecordIssue {
  std::string
      reason;  // stable word for logs: "json-syntax", "utf-8", "too-large", "csv-quote", ...
  std::string message;     // "expected ',' or '}' at byte 17"
  std::size_t offset = 0;  // byte in the record
};

enum class UnitKind : std::uint8_t {
  kRecord,  // a record with a number
  kHeader,  // the CSV header row: its cells are scanned like object keys
  kFrame,   // part of an enveloped document outside its records: scanned too, has no number
  kBytes,   // structure only (the closing bracket of an array): copied as it is
};

// Parts of a batch in file order.  Writing lead + raw + tail of every unit gives back the input's
// bytes. A record that does not reach the output takes its tail with it, and in an array its comma.
struct Unit {
  UnitKind kind = UnitKind::kRecord;
  std::uint64_t number = 0;  // for kRecord; counts from 0 over the whole source
  RawSpan lead;  // into the batch's bytes: blank lines, BOM, '[' or ',' with white space
  RawSpan raw;   // the record itself
  RawSpan tail;  // its line end
  std::optional<std::uint32_t>
      comma;  // offset from lead.begin of the comma before this element, if any
  std::optional<RecordIssue> issue;  // the splitter already knows that it is unreadable
  // For kFrame: bytes that make `raw` a whole JSON value when put before and after it; never
  // written.
  std::string before;
  std::string after;
  // For a record that holds the closing brackets too (a broken array): what to write if it is
  // refused, so that the output is a whole document.
  std::string instead;
};

struct Batch {
  std::uint64_t sequence = 0;
  std::uint64_t offset = 0;  // of its first byte in the decompressed source
  std::string bytes;  // followed by 64 readable bytes in the same allocation (simdjson's padding)
  std::vector<Unit> units;
  void clear();
};

struct SplitOptions {
  std::size_t batch_bytes = std::size_t{1} << 20;
  std::size_t max_record_bytes =
      std::size_t{64} << 20;  // larger records are refused, unread, with reason "too-large"
};

// Cuts a source into batches.  One thread.
//
// Unreadable parts become units with an issue, and cutting goes on behind them: at the next line
// for line formats, behind the balanced element for arrays.  A JSON document whose brackets do not
// balance, or that ends early, is unreadable from the last good element on; if it fits one batch,
// it is unreadable as a whole (nothing of a file that is no JSON is taken for good).
class Splitter {
 public:
  static std::unique_ptr<Splitter> create(Source& source, const Format& format,
                                          SplitOptions options);
  virtual ~Splitter() = default;
  // False at the end; `out` is reused.  Errors are those of the source: nothing after them can be
  // read.
  virtual Result<bool> next(Batch& out) = 0;
};

}  // namespace expunge
