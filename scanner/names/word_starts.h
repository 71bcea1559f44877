// Where words begin that may be names, found 64 bytes at a time.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "names/letters.h"
#include "text/byte_masks.h"

namespace expunge {

// The end of the bytes from `at` on that `test`, which is true of no NUL, holds of.
template <class Test>
std::size_t end_of_bytes(std::string_view text, std::size_t at, Test test) {
  for (; text.size() - at >= ByteBlock::kSize; at += ByteBlock::kSize) {
    const std::uint64_t others = ~test(ByteBlock::load(text.data() + at)).mask();
    const auto length = static_cast<std::size_t>(std::countr_zero(others));
    if (length < ByteBlock::kSize) return at + length;
  }
  std::array<char, ByteBlock::kSize> rest{};
  std::memcpy(rest.data(), text.data() + at, text.size() - at);
  return at +
         static_cast<std::size_t>(std::countr_zero(~test(ByteBlock::load(rest.data())).mask()));
}

// The end of the ASCII letters from `at` on.
inline std::size_t end_of_letters(std::string_view text, std::size_t at) {
  return end_of_bytes(text, at, [](ByteBlock b) { return b.lowered().in_range('a', 'z'); });
}

// The end of the letters, digits, underscores and bytes beyond ASCII from `at` on.
inline std::size_t end_of_run(std::string_view text, std::size_t at) {
  return end_of_bytes(text, at, [](ByteBlock b) {
    return b.lowered().in_range('a', 'z') | b.in_range('0', '9') | b.equal_to('_') |
           b.in_range(0x80, 0xFF);
  });
}

inline constexpr std::size_t kShortestWord = 3;  // bytes of one in lower case

// One bit for each word of `begins` that may be a name: words in lower case that begin at `bytes`
// plus a bit's place and end within `inside`, the letters, digits, underscores and bytes beyond
// ASCII.
template <class Words>
std::uint64_t likely_lower(const Words& words, const char* bytes, std::uint64_t begins,
                           std::uint64_t inside) {
  std::uint64_t likely = 0;
  while (begins != 0) {
    const std::size_t bit = take_lowest(begins);
    const auto size = static_cast<std::size_t>(__builtin_ctzll(~(inside >> bit)));
    if (words.may_be_lower(bytes + bit, size)) likely |= std::uint64_t{1} << bit;
  }
  return likely;
}

// Calls `use(at)` for each place where a word begins with a capital, or with any letter beyond
// ASCII of a script with letter case; but not where `words.is_dull(word, size, at)` is true of a
// capital and the ASCII letters behind it: `size` of them, at `word` as at `text` plus `at`; and
// mostly not where fewer than Words::kFewestLetters stand, two or three.  If Words::kLower, also
// where a word of three letters and more begins with a small ASCII letter, if
// `words.may_be_lower(word, size)` of the run of letters, digits and underscores.  Both can read
// eight bytes at `word`, and of a word of at most eight the byte behind it, NUL for none.  `use`
// returns where the search goes on.  REQUIRES: valid UTF-8.
template <class Words, class Use>
void for_each_word_start(const MaskedText& masked, const Words& words, Use use) {
  static_assert(kMaskMargin >= 8);
  // The first bytes of Latin, Greek, Cyrillic, Armenian and Vietnamese letters.
  const auto may_begin = [](ByteBlock b) { return b.in_range(0xC3, 0xD5) | b.equal_to(0xE1); };
  const std::string_view text = masked.text();
  MaskBuffer buffer;
  ByteMasks own;
  std::uint64_t carried = 0;
  std::size_t done = 0;
  for (std::size_t base = 0; base < text.size(); base += kMaskBytes) {
    const char* const bytes = masked_bytes(text, base, buffer);
    const ByteMasks& masks = masked.masks(base, own);
    const std::uint64_t word = masks.letter | masks.digit | masks.underscore;
    const std::uint64_t begins = ~(word << 1 | carried);
    std::uint64_t starts = masks.upper;
    if (masks.wide != 0) starts |= mask_of(bytes, may_begin);
    starts &= begins;
    starts &= ~(masks.upper & masks.space >> 1);
    if constexpr (Words::kFewestLetters > 2) {
      starts &= ~(masks.upper & masks.letter >> 1 & masks.space >> 2);
    }
    carried = word >> 63;
    if constexpr (Words::kLower) {
      const std::uint64_t inside = word | masks.wide;
      const std::uint64_t small = masks.letter & ~masks.upper & begins;
      const std::size_t open = kMaskBytes - static_cast<std::size_t>(std::countl_one(inside));
      if (open != kMaskBytes) {  // what begins there goes on behind these bytes
        const std::uint64_t last = ~std::uint64_t{0} << open;
        starts |= likely_lower(words, bytes, small & inside >> 1 & inside >> 2 & ~last, inside);
        for (std::uint64_t crossing = small & last; crossing != 0;) {
          const std::size_t bit = take_lowest(crossing);
          const std::size_t size = end_of_run(text, base + kMaskBytes) - base - bit;
          if (size >= kShortestWord && words.may_be_lower(bytes + bit, size)) {
            starts |= std::uint64_t{1} << bit;
          }
        }
      } else {
        starts |= likely_lower(words, bytes, small & inside >> 1 & inside >> 2, inside);
      }
    }
    while (starts != 0) {
      const std::size_t bit = take_lowest(starts);
      const std::size_t at = base + bit;
      if (at < done) continue;
      if ((masks.upper >> bit & 1U) != 0) {
        auto size = static_cast<std::size_t>(std::countr_one(masks.letter >> bit));
        if (bit + size == kMaskBytes) size = end_of_letters(text, base + kMaskBytes) - at;
        if (words.is_dull(bytes + bit, size, at)) continue;
      }
      const bool behind_wide = at > 0 && static_cast<unsigned char>(text[at - 1]) >= 0x80;
      if (behind_wide && is_letter(code_point_before(text, at))) continue;
      done = use(at);
    }
  }
}

inline bool is_ascii_alpha(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// A number for two ASCII letters in either case, below kStartSlots; others share them.
inline constexpr std::size_t kStartSlots = 1024;
inline std::size_t start_slot(const char* two) {
  std::uint16_t letters;
  std::memcpy(&letters, two, sizeof letters);
  return (letters & 31U) | (letters >> 3 & 0x3E0U);
}

// True if two ASCII letters stand at `at`.
inline bool begins_plainly(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && is_ascii_alpha(text[at]) && is_ascii_alpha(text[at + 1]);
}

// Calls `use(at)` for each run of letters, digits, underscores and bytes beyond ASCII that `wanted`
// by its first two bytes: for all that do not begin with two ASCII letters, and for those that do
// if `wanted(slot)` of their start_slot().  Unless `singles`, not for one letter alone before a
// space.  `use` returns where the search goes on: behind the run,
// or the word in it that reaches furthest.  REQUIRES: valid UTF-8.
template <class Wanted, class Use>
void for_each_run(const MaskedText& masked, Wanted wanted, bool singles, Use use) {
  const std::string_view text = masked.text();
  MaskBuffer buffer;
  ByteMasks own;
  std::uint64_t carried = 0;
  std::size_t done = 0;
  for (std::size_t base = 0; base < text.size(); base += kMaskBytes) {
    const char* bytes = masked_bytes(text, base, buffer);
    const ByteMasks& masks = masked.masks(base, own);
    const std::uint64_t run = masks.letter | masks.digit | masks.underscore | masks.wide;
    std::uint64_t starts = run & ~(run << 1 | carried);
    carried = run >> 63;
    if (!singles) starts &= ~(masks.letter & masks.space >> 1);
    const std::uint64_t last = is_ascii_alpha(bytes[kMaskBytes]) ? 1 : 0;  // of the next bytes
    const std::uint64_t plain = masks.letter & (masks.letter >> 1 | last << (kMaskBytes - 1));
    std::uint64_t likely = starts & ~plain;
    for (starts &= plain; starts != 0;) {
      const std::size_t at = take_lowest(starts);
      likely |= std::uint64_t{wanted(start_slot(bytes + at))} << at;
    }
    while (likely != 0) {
      const std::size_t at = base + take_lowest(likely);
      if (at >= done) done = use(at);
    }
  }
}

}  // namespace expunge
