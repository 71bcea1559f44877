// Text blocks: lines up to a blank one, or up to a line that begins a block.
#include <re2/re2.h>

#include "record/split.h"

namespace expunge {
namespace {

class BlockSplitter final : public Splitter {
 public:
  BlockSplitter(Source& source, const Format& format, const SplitOptions& options)
      : window_(source, options) {
    if (format.profile != nullptr && !format.profile->block_start.empty()) {
      RE2::Options quiet;
      quiet.set_log_errors(false);
      block_start_ = std::make_unique<RE2>(format.profile->block_start, quiet);
    }
  }

  Result<bool> next(Batch& out) override {
    if (auto begun = window_.begin(out); !begun || !*begun) return begun;
    cut_ = Cut{};
    cut_.at = window_.at_start() && out.bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
    cut_.begin = cut_.at;
    for (;;) {
      auto extent = window_.extent(out, cut_.at, [](std::string_view bytes, std::size_t from) {
        const std::size_t feed = bytes.find('\n', from);
        return feed == std::string_view::npos ? feed : feed + 1;
      });
      if (!extent) return extent.error();
      if (extent->state == SplitWindow::Extent::State::kLater) break;
      add_line(out, *extent);
      if (extent->state == SplitWindow::Extent::State::kAtEnd) {
        close_block(out);
        break;
      }
      if (!cut_.open && out.units.empty() && cut_.at - cut_.lead >= window_.options().batch_bytes) {
        break;
      }
    }
    if (!cut_.open && cut_.lead < cut_.at && (window_.at_end() || out.units.empty())) {
      out.units.push_back(bytes_between(cut_.lead, cut_.at));
      cut_.lead = cut_.at;
    }
    window_.end(out, cut_.lead);
    return true;
  }

 private:
  // The block [begin, content_end) with its line end up to `at`, where the next line begins.
  struct Cut {
    std::size_t lead = 0;
    std::size_t begin = 0;
    std::size_t content_end = 0;
    std::size_t at = 0;
    bool open = false;
  };

  void add_line(Batch& out, const SplitWindow::Extent& extent) {
    std::size_t content_end = extent.end;
    if (extent.state == SplitWindow::Extent::State::kClosed) {
      --content_end;
      if (content_end > cut_.at && out.bytes[content_end - 1] == '\r') --content_end;
    }
    const std::string_view line(out.bytes.data() + cut_.at, content_end - cut_.at);
    const bool too_large = extent.dropped > 0 || line.size() > window_.options().max_record_bytes;
    if (!too_large && line.find_first_not_of(" \t\r\v\f") == std::string_view::npos) {
      close_block(out);
      cut_.at = extent.end;
      return;
    }
    if (too_large || begins_block(line) ||
        content_end - cut_.begin > window_.options().max_record_bytes) {
      close_block(out);
    }
    if (!cut_.open) cut_.begin = cut_.at;
    cut_.open = true;
    cut_.content_end = content_end;
    cut_.at = extent.end;
    if (too_large) close_block(out, extent.dropped);
  }

  bool begins_block(std::string_view line) const {
    return block_start_ != nullptr && block_start_->ok() &&
           RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), *block_start_);
  }

  void close_block(Batch& out, std::uint64_t dropped = 0) {
    if (!cut_.open) return;
    Unit unit;
    unit.lead = {cut_.lead, cut_.begin};
    unit.raw = {cut_.begin, cut_.content_end};
    unit.tail = {cut_.content_end, cut_.at};
    window_.add_record(out, std::move(unit), dropped);
    cut_.open = false;
    cut_.lead = cut_.at;
  }

  SplitWindow window_;
  std::unique_ptr<RE2> block_start_;
  Cut cut_;
};

}  // namespace

std::unique_ptr<Splitter> make_block_splitter(Source& source, const Format& format,
                                              SplitOptions options) {
  return std::make_unique<BlockSplitter>(source, format, options);
}

}  // namespace expunge
