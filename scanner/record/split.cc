#include "record/split.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace expunge {
namespace {

constexpr std::size_t kPadding = 64;                         // simdjson reads that far past the end
constexpr std::size_t kKeptCapacity = std::size_t{8} << 20;  // one huge record must not stay held

}  // namespace

void Batch::clear() {
  if (bytes.capacity() > kKeptCapacity) bytes = std::string();
  bytes.clear();
  units.clear();
  sequence = 0;
  offset = 0;
}

Unit bytes_between(std::size_t begin, std::size_t end) {
  Unit unit;
  unit.kind = UnitKind::kBytes;
  unit.lead = {begin, begin};
  unit.raw = {begin, end};
  unit.tail = {end, end};
  return unit;
}

Result<bool> SplitWindow::begin(Batch& out) {
  // What the batch before has filled is read over, not filled with zeros first.
  const std::size_t had = std::min(out.bytes.size(), options_.batch_bytes);
  if (carry_.size() < had && out.bytes.capacity() <= kKeptCapacity) {
    out.bytes.resize(had);
    std::memcpy(out.bytes.data(), carry_.data(), carry_.size());
    std::string bytes = std::move(out.bytes);
    out.clear();
    out.bytes = std::move(bytes);
    if (Result<void> read = fill(out, carry_.size()); !read) return read.error();
  } else {
    out.clear();
    out.bytes.reserve(std::max(options_.batch_bytes, carry_.size()) + kPadding);
    out.bytes.assign(carry_);
  }
  carry_.clear();
  out.sequence = sequence_;
  out.offset = offset_;
  while (!at_end_ && out.bytes.size() < options_.batch_bytes) {
    if (auto grown = grow(out); !grown) return grown.error();
  }
  if (!at_end_) {
    auto more = source_.peek(1);
    if (!more) return more.error();
    at_end_ = more->empty();
  }
  return !out.bytes.empty();
}

Result<void> SplitWindow::fill(Batch& out, std::size_t filled) {
  while (!at_end_ && filled < out.bytes.size()) {
    auto got = source_.read(out.bytes.data() + filled, out.bytes.size() - filled);
    if (!got) return got.error();
    if (*got == 0) at_end_ = true;
    filled += *got;
  }
  out.bytes.resize(filled);
  return {};
}

void SplitWindow::end(Batch& out, std::size_t end) {
  carry_.assign(out.bytes, end, std::string::npos);
  out.bytes.resize(end);
  out.bytes.reserve(end + kPadding);
  offset_ += end;
  ++sequence_;
}

Result<void> SplitWindow::grow(Batch& out) {
  const std::size_t had = out.bytes.size();
  const std::size_t target = had < options_.batch_bytes
                                 ? options_.batch_bytes
                                 : had + std::max<std::size_t>(options_.batch_bytes, had / 2);
  // In steps: what is filled with zeros is still in the cache when it is read into, and what a
  // small source does not fill is not touched.
  constexpr std::size_t kStep = std::size_t{1} << 17;
  const std::size_t step = std::min(target - had, kStep);
  if (out.bytes.capacity() < had + step + kPadding) out.bytes.reserve(target + kPadding);
  out.bytes.resize(had + step);
  auto got = source_.read(out.bytes.data() + had, step);
  out.bytes.resize(had + (got ? *got : 0));
  if (!got) return got.error();
  if (*got == 0) at_end_ = true;
  return {};
}

Result<SplitWindow::Have> SplitWindow::have(Batch& out, std::size_t at) {
  while (at >= out.bytes.size()) {
    if (at_end_) return Have::kEnd;
    if (!out.units.empty()) return Have::kLater;
    if (auto grown = grow(out); !grown) return grown.error();
  }
  return Have::kByte;
}

void SplitWindow::add_record(Batch& out, Unit unit, std::uint64_t dropped) {
  const std::uint64_t size = dropped + unit.raw.size();
  if (size > options_.max_record_bytes) {
    unit.raw.begin = unit.raw.end;
    unit.before.clear();
    unit.after.clear();
    unit.issue = RecordIssue{"too-large",
                             "the record has " + std::to_string(size) + " bytes; the limit is " +
                                 std::to_string(options_.max_record_bytes),
                             0};
  }
  if (unit.kind == UnitKind::kRecord) unit.number = next_number();
  out.units.push_back(std::move(unit));
}

RecordIssue json_issue(std::string message, std::size_t offset) {
  return {"json-syntax", std::move(message), offset};
}

std::unique_ptr<Splitter> Splitter::create(Source& source, const Format& format,
                                           SplitOptions options) {
  // At least a byte order mark.
  options.batch_bytes = std::max<std::size_t>(options.batch_bytes, kUtf8Mark.size());
  switch (format.container) {
    case Container::kJsonArray:
    case Container::kJsonDocuments:
      return make_json_splitter(source, format, options);
    case Container::kCsv:
    case Container::kTsv:
      return make_csv_splitter(source, format, options);
    case Container::kTextBlocks:
      return make_block_splitter(source, format, options);
    case Container::kJsonLines:
    case Container::kTextLines:
      break;
  }
  return make_line_splitter(source, options);
}

}  // namespace expunge
