// The records of one input, one after the other, taken apart as a run takes them apart.  For
// commands that look at records by themselves: eval, explain.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "expunge/options.h"
#include "expunge/result.h"
#include "pipeline/processor.h"
#include "pipeline/setup.h"
#include "record/batch.h"
#include "record/format.h"
#include "record/source.h"
#include "record/walk.h"

namespace expunge {

class RecordReader {
 public:
  // A path, or "-" for standard input.  `setup` must outlive the reader.
  static Result<std::unique_ptr<RecordReader>> open(const std::string& path, const Setup& setup,
                                                    const Options& options);

  // Goes to the next record; false at the end.  Headers and envelopes are passed over.
  Result<bool> next();

  // Of the record in hand.
  std::uint64_t number() const { return unit().number; }
  // Why it cannot be read; then reading() is that of an earlier one.
  const std::optional<RecordIssue>& issue() const { return issue_; }
  const Reading& reading() const { return reading_; }
  std::string pointer(std::uint32_t field) const;

  const Format& format() const { return format_; }

 private:
  RecordReader(std::unique_ptr<Source> source, Format format, const Options& options);
  const Unit& unit() const { return batch_.units[at_ - 1]; }
  std::string_view raw() const;

  std::unique_ptr<Source> source_;
  Format format_;
  std::unique_ptr<Splitter> splitter_;
  std::unique_ptr<Walker> walker_;
  TurnSplitter turn_splitter_;
  Reading reading_;
  Batch batch_;
  std::size_t at_ = 0;  // behind the unit in hand
  std::optional<RecordIssue> issue_;
};

}  // namespace expunge
