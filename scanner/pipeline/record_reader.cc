#include "pipeline/record_reader.h"

#include <utility>

namespace expunge {

RecordReader::RecordReader(std::unique_ptr<Source> source, Format format, const Options& options)
    : source_(std::move(source)),
      format_(std::move(format)),
      splitter_(
          Splitter::create(*source_, format_, {options.batch_bytes, options.max_record_bytes})),
      walker_(Walker::create(format_, {.numbers = Numbers::kTold})),
      reading_(format_.profile) {}

Result<std::unique_ptr<RecordReader>> RecordReader::open(const std::string& path,
                                                         const Setup& setup,
                                                         const Options& options) {
  auto source = Source::open(path);
  if (!source) return std::move(source).error();
  Result<Format> format = detect_format(**source, *setup.profiles, setup.format);
  if (!format) return std::move(format).error();
  return std::unique_ptr<RecordReader>(
      new RecordReader(std::move(*source), std::move(*format), options));
}

std::string_view RecordReader::raw() const {
  return std::string_view(batch_.bytes).substr(unit().raw.begin, unit().raw.size());
}

Result<bool> RecordReader::next() {
  do {
    while (at_ == batch_.units.size()) {
      batch_.clear();
      at_ = 0;
      const Result<bool> more = splitter_->next(batch_);
      if (!more || !*more) return more;
    }
    ++at_;
  } while (unit().kind != UnitKind::kRecord);
  issue_ = unit().issue;
  if (!issue_) issue_ = walker_->walk(unit(), raw(), reading_.fields);
  if (!issue_) reading_.take_apart(raw(), turn_splitter_);
  return true;
}

std::string RecordReader::pointer(std::uint32_t field) const {
  return reading_.fields.pointer(reading_.fields.fields[field], raw());
}

}  // namespace expunge
