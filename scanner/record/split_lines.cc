// Lines: a record is a line without its terminator; lines of white space only are no records.
#include <cstring>

#include "record/split.h"

namespace expunge {
namespace {

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r\v\f") == std::string_view::npos;
}

class LineSplitter final : public Splitter {
 public:
  LineSplitter(Source& source, const SplitOptions& options) : window_(source, options) {}

  Result<bool> next(Batch& out) override {
    if (auto begun = window_.begin(out); !begun || !*begun) return begun;
    std::size_t lead = 0;
    std::size_t at = window_.at_start() && out.bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
    for (;;) {
      auto extent = window_.extent(out, at, find_line_end);
      if (!extent) return extent.error();
      if (extent->state == SplitWindow::Extent::State::kLater) break;
      at = add_line(out, at, lead, *extent);
      if (extent->state == SplitWindow::Extent::State::kAtEnd) break;
      // A long stretch of blank lines must not fill the memory.
      if (at - lead >= window_.options().batch_bytes && out.units.empty()) break;
    }
    const bool only_blank = lead < at && (window_.at_end() || out.units.empty());
    if (only_blank) {
      out.units.push_back(bytes_between(lead, at));
      lead = at;
    }
    window_.end(out, lead);
    return true;
  }

 private:
  static std::size_t find_line_end(std::string_view bytes, std::size_t from) {
    const std::size_t feed = bytes.find('\n', from);
    return feed == std::string_view::npos ? feed : feed + 1;
  }

  // Adds the line [at, extent.end) unless it is blank; returns where the next one begins.
  std::size_t add_line(Batch& out, std::size_t at, std::size_t& lead,
                       const SplitWindow::Extent& extent) {
    std::size_t content_end = extent.end;
    if (extent.state == SplitWindow::Extent::State::kClosed) {
      --content_end;
      if (content_end > at && out.bytes[content_end - 1] == '\r') --content_end;
    }
    const std::string_view line(out.bytes.data() + at, content_end - at);
    if (extent.dropped == 0 && is_blank_line(line)) return extent.end;
    Unit unit;
    unit.lead = {lead, at};
    unit.raw = {at, content_end};
    unit.tail = {content_end, extent.end};
    window_.add_record(out, std::move(unit), extent.dropped);
    lead = extent.end;
    return extent.end;
  }

  SplitWindow window_;
};

}  // namespace

std::unique_ptr<Splitter> make_line_splitter(Source& source, SplitOptions options) {
  return std::make_unique<LineSplitter>(source, options);
}

}  // namespace expunge
