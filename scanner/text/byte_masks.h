// What the bytes of a text are, one bit a byte: made once, with the widest vectors that the
// processor has, for all who scan the text.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/byte_block.h"

namespace expunge {

// Of kMaskBytes bytes; the first byte is the lowest bit.
struct ByteMasks {
  std::uint64_t letter = 0;      // A-Z and a-z
  std::uint64_t upper = 0;       // A-Z
  std::uint64_t digit = 0;       // 0-9
  std::uint64_t wide = 0;        // bytes from 0x80 on
  std::uint64_t underscore = 0;  // _
  std::uint64_t space = 0;       // 0x00 to 0x20
  std::uint64_t mark = 0;        // & % \ * _ ` ~ and DEL, where a disguise may begin (text/folded)
  std::uint64_t sign = 0;        // ) ] } @ ` and TAB, which may be spoken (text/spoken_cues)
};

// Bytes.  The masks of a text take as much memory as the text: who scans a longer one makes them on
// the way.
inline constexpr std::size_t kMostMasked = std::size_t{8} << 20;

constexpr std::size_t masks_of(std::size_t bytes) { return (bytes + kMaskBytes - 1) / kMaskBytes; }

// Writes masks_of(text.size()) of them.  What is behind the text's end counts as NUL.
void make_masks(std::string_view text, ByteMasks* masks);

// A text with its masks, if somebody has made them.  Owns neither.
class MaskedText {
 public:
  MaskedText(std::string_view text, const ByteMasks* masks) : text_(text), masks_(masks) {}
  template <std::convertible_to<std::string_view> Text>
  // NOLINTNEXTLINE(google-explicit-constructor): any text is one without masks, at every call
  MaskedText(const Text& text) : text_(text) {}

  std::string_view text() const { return text_; }
  const ByteMasks* masks() const { return masks_; }  // null if nobody has made them
  // Those of the bytes from `at`, a multiple of kMaskBytes below the text's size, on; made in `own`
  // if nobody has.
  const ByteMasks& masks(std::size_t at, ByteMasks& own) const {
    if (masks_ != nullptr) return masks_[at / kMaskBytes];
    make_masks(text_.substr(at, kMaskBytes), &own);
    return own;
  }

 private:
  std::string_view text_;
  const ByteMasks* masks_ = nullptr;
};

}  // namespace expunge
