// What all splitters share: a window of bytes that becomes a batch.
//
// A splitter fills the window, cuts all records that end in it, and leaves the rest as a carry for
// the next batch.  Only a window without any whole record grows.  A record above the limit is
// dropped as it is read, so that memory stays bounded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "record/batch.h"

namespace expunge {

inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// Bytes between records, [begin, end) of the batch, as a unit of their own.
Unit bytes_between(std::size_t begin, std::size_t end);

class SplitWindow {
 public:
  enum class Have : std::uint8_t { kByte, kEnd, kLater };

  SplitWindow(Source& source, const SplitOptions& options) : source_(source), options_(options) {}

  // Starts `out` with the carry and fills it.  False if there is nothing left.
  Result<bool> begin(Batch& out);
  // What stands behind byte `end` is the next batch's.
  void end(Batch& out, std::size_t end);
  // Reads one more step.
  Result<void> grow(Batch& out);

  // Whether there is a byte at `at`.  kLater: not in this batch, whose units come first.
  Result<Have> have(Batch& out, std::size_t at);

  // A record that begins at `begin` and whose end a scan finds.
  struct Extent {
    enum class State : std::uint8_t { kClosed, kAtEnd, kLater };
    State state = State::kClosed;
    std::size_t end = 0;
    std::uint64_t dropped = 0;  // bytes that were too many and are gone
  };
  // `scan(bytes, from)` gives the end, or npos if it is not in bytes; it is called with each byte
  // once.
  template <class Scan>
  Result<Extent> extent(Batch& out, std::size_t begin, Scan&& scan) {
    std::uint64_t dropped = 0;
    std::size_t from = begin;
    for (;;) {
      const std::size_t end = scan(std::string_view(out.bytes), from);
      if (end != std::string::npos) return Extent{Extent::State::kClosed, end, dropped};
      if (at_end_) return Extent{Extent::State::kAtEnd, out.bytes.size(), dropped};
      if (!out.units.empty()) return Extent{Extent::State::kLater, begin, 0};
      if (dropped > 0 || out.bytes.size() - begin > options_.max_record_bytes) {
        dropped += out.bytes.size() - begin;
        out.bytes.resize(begin);
      }
      from = out.bytes.size();
      if (auto grown = grow(out); !grown) return grown.error();
    }
  }

  // Adds a record; one above the limit becomes an issue with an empty span.
  void add_record(Batch& out, Unit unit, std::uint64_t dropped);
  std::uint64_t next_number() { return number_++; }

  bool at_end() const { return at_end_; }  // the source is read to its end
  bool at_start() const { return offset_ == 0; }
  const SplitOptions& options() const { return options_; }

 private:
  // Reads over what stands from byte `filled` on.
  Result<void> fill(Batch& out, std::size_t filled);

  Source& source_;
  SplitOptions options_;
  std::string carry_;
  std::uint64_t offset_ = 0;  // of the batch that is being filled
  std::uint64_t sequence_ = 0;
  std::uint64_t number_ = 0;
  bool at_end_ = false;
};

RecordIssue json_issue(std::string message, std::size_t offset = 0);

std::unique_ptr<Splitter> make_line_splitter(Source& source, SplitOptions options);
std::unique_ptr<Splitter> make_block_splitter(Source& source, const Format& format,
                                              SplitOptions options);
std::unique_ptr<Splitter> make_csv_splitter(Source& source, const Format& format,
                                            SplitOptions options);
std::unique_ptr<Splitter> make_json_splitter(Source& source, const Format& format,
                                             SplitOptions options);

}  // namespace expunge
