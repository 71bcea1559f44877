#include "gate/context.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace expunge {
namespace {

constexpr std::size_t kCharacters = 60;

// Byte of a code point; npos if the text is shorter.
std::size_t byte_of(std::string_view text, std::size_t code_point) {
  std::size_t at = 0;
  for (; code_point > 0 && at < text.size(); --code_point) next_code_point(text, at);
  return code_point == 0 ? at : std::string_view::npos;
}

std::optional<FindingContext> context_in(std::string_view text, CodeSpan span) {
  const std::size_t begin = byte_of(text, span.begin);
  const std::size_t end = byte_of(text, span.end);
  if (begin == std::string_view::npos || end == std::string_view::npos || end <= begin) {
    return std::nullopt;
  }
  const std::size_t first = byte_of(text, span.begin - std::min(span.begin, kCharacters));
  const std::string_view behind = text.substr(end);
  const std::size_t last = std::min(byte_of(behind, kCharacters), behind.size());
  return FindingContext{std::string(text.substr(first, begin - first)),
                        std::string(text.substr(begin, end - begin)),
                        std::string(behind.substr(0, last))};
}

}  // namespace

Result<bool> ContextReader::go_to(const std::string& path, std::int64_t record) {
  if (reader_ == nullptr || path != path_ || record < record_) {
    auto reader = RecordReader::open(path, setup_, options_);
    if (!reader) return std::move(reader).error();
    reader_ = std::move(*reader);
    path_ = path;
    record_ = -1;
  }
  while (record_ < record) {
    const Result<bool> more = reader_->next();
    if (!more || !*more) {
      reader_.reset();
      return more;
    }
    record_ = static_cast<std::int64_t>(reader_->number());
  }
  return true;
}

Result<std::optional<FindingContext>> ContextReader::find(const std::string& path,
                                                          const LoggedFinding& finding) {
  std::optional<FindingContext> nothing;
  if (finding.record < 0) return nothing;
  const Result<bool> there = go_to(path, finding.record);
  if (!there) return there.error();
  if (!*there || reader_->issue()) return nothing;
  const Reading& reading = reader_->reading();
  const std::vector<Field>& fields = reading.fields.fields;
  for (std::uint32_t i = 0; i < fields.size(); ++i) {
    if (finding.raw.begin < fields[i].raw.begin || fields[i].raw.end < finding.raw.end) continue;
    return context_in(reading.text_of(i), finding.span);
  }
  return nothing;
}

}  // namespace expunge
