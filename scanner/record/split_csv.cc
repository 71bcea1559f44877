// CSV and TSV: the first row is the header; empty lines are no records.
#include "record/csv.h"
#include "record/split.h"

namespace expunge {
namespace {

class CsvSplitter final : public Splitter {
 public:
  CsvSplitter(Source& source, const Format& format, const SplitOptions& options)
      : window_(source, options), delimiter_(format.delimiter) {}

  Result<bool> next(Batch& out) override {
    if (auto begun = window_.begin(out); !begun || !*begun) return begun;
    std::size_t lead = 0;
    std::size_t at = window_.at_start() && out.bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
    for (;;) {
      CsvRowEnd row_end(delimiter_);
      auto extent = window_.extent(out, at, [&row_end](std::string_view bytes, std::size_t from) {
        return row_end.scan(bytes, from);
      });
      if (!extent) return extent.error();
      if (extent->state == SplitWindow::Extent::State::kLater) break;
      at = add_row(out, at, lead, *extent);
      if (extent->state == SplitWindow::Extent::State::kAtEnd) break;
      if (at - lead >= window_.options().batch_bytes && out.units.empty()) break;
    }
    if (lead < at && (window_.at_end() || out.units.empty())) {
      out.units.push_back(bytes_between(lead, at));
      lead = at;
    }
    window_.end(out, lead);
    return true;
  }

 private:
  std::size_t add_row(Batch& out, std::size_t at, std::size_t& lead,
                      const SplitWindow::Extent& extent) {
    std::size_t content_end = extent.end;
    if (extent.state == SplitWindow::Extent::State::kClosed) {
      --content_end;
      if (content_end > at && out.bytes[content_end - 1] == '\r') --content_end;
    }
    if (extent.dropped == 0 && content_end == at) return extent.end;
    Unit unit;
    unit.kind = had_header_ ? UnitKind::kRecord : UnitKind::kHeader;
    unit.lead = {lead, at};
    unit.raw = {at, content_end};
    unit.tail = {content_end, extent.end};
    window_.add_record(out, std::move(unit), extent.dropped);
    had_header_ = true;
    lead = extent.end;
    return extent.end;
  }

  SplitWindow window_;
  char delimiter_;
  bool had_header_ = false;
};

}  // namespace

std::unique_ptr<Splitter> make_csv_splitter(Source& source, const Format& format,
                                            SplitOptions options) {
  return std::make_unique<CsvSplitter>(source, format, options);
}

}  // namespace expunge
