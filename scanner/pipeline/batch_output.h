// What a batch becomes: bytes of the input that stay, and text that stands in place of others.
// Most records stay as they are, and long stretches of them are not copied.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/span.h"
#include "pipeline/buffers.h"

namespace expunge {

// Reused: keeps its memory.
class BatchOutput {
 public:
  void clear() {
    release_if_huge(text_);
    text_.clear();
    stretches_.clear();
    last_ = {};
  }

  // Appends bytes of the input.
  void keep(std::string_view input, RawSpan bytes) {
    if (bytes.begin != last_.end) end_stretch(input);
    if (last_.empty()) last_.begin = bytes.begin;
    last_.end = bytes.end;
  }

  // To append to.  What was there before stays where it is, so that more may be taken back.
  std::string& text(std::string_view input) {
    end_stretch(input);
    return text_;
  }

  // Calls take(bytes) for all of it in order, without the byte of the text at `left_out`.
  // REQUIRES: `input` is what it was.
  template <class Take>
  void for_each(std::string_view input, std::size_t left_out, Take&& take) const {
    std::size_t at = 0;
    const auto take_text = [&](std::size_t end) {
      const std::string_view text = text_;
      if (at <= left_out && left_out < end) {
        if (at < left_out) take(text.substr(at, left_out - at));
        at = left_out + 1;
      }
      if (at < end) take(text.substr(at, end - at));
      at = end;
    };
    for (const Stretch& stretch : stretches_) {
      take_text(stretch.behind);
      take(input.substr(stretch.bytes.begin, stretch.bytes.size()));
    }
    take_text(text_.size());
    if (!last_.empty()) take(input.substr(last_.begin, last_.size()));
  }

  static constexpr std::size_t kNothingLeftOut = static_cast<std::size_t>(-1);

 private:
  // Shorter ones are copied: writing them by themselves would cost more.
  static constexpr std::size_t kShortest = std::size_t{1} << 14;
  struct Stretch {
    std::size_t behind = 0;  // so many bytes of the text
    RawSpan bytes;
  };

  void end_stretch(std::string_view input) {
    if (last_.size() >= kShortest) {
      stretches_.push_back({text_.size(), last_});
    } else {
      text_.append(input, last_.begin, last_.size());
    }
    last_ = {};
  }

  std::string text_;
  std::vector<Stretch> stretches_;
  RawSpan last_;  // goes on
};

}  // namespace expunge
