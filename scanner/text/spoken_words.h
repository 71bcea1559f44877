// Words that people say for characters and digits.  Private to text/.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace expunge {

enum class SpokenKind : std::uint8_t {
  kNone,
  kAt,        // "at", which is also a plain word
  kSurelyAt,  // "arroba": nothing but @
  kDot,
  kUnderscore,
  kDash,
  kPlus,
  kDigit,     // `digits` is one digit
  kTeen,      // ten to nineteen
  kTens,      // twenty to ninety, a digit may follow
  kHundred,   // two zeros behind a digit
  kMultiple,  // "double": `digits` is how often
  kAnd,       // stands between digits
};

struct SpokenWord {
  std::string_view text;  // lower case
  SpokenKind kind = SpokenKind::kNone;
  std::string_view digits;
  std::uint8_t languages = 0;  // set of languages; a run of digits is spoken in one
};

inline constexpr std::size_t kLongestSpokenWord = 12;

// A hash of the words in which no two share a slot.
struct SpokenIndex {
  static constexpr int kBits = 12;
  std::uint64_t multiplier;
  std::array<std::uint8_t, 1U << kBits> entry;  // 1 + the word's place in the list, or 0
  std::array<bool, 1U << kBits> is_cue;         // a word other than those of kAnd
};
extern const SpokenIndex& kSpokenIndex;

// What tells the words from each other: up to four bytes at the start, the last one and the size.
// Case is taken off coarsely, so equal words have equal keys and others rarely have.
constexpr std::uint64_t spoken_key(std::uint32_t first_four, unsigned char last, std::size_t size) {
  return (first_four | 0x20202020U) | std::uint64_t{last | 0x20U} << 32 | std::uint64_t{size} << 40;
}

constexpr std::size_t spoken_slot(std::uint64_t key, std::uint64_t multiplier) {
  return static_cast<std::size_t>((key * multiplier) >> (64 - SpokenIndex::kBits));
}

// The key of text[begin, end), of one byte or more.
inline std::uint64_t spoken_key_at(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t size = end - begin;
  std::uint32_t four = 0;
  if (begin + sizeof four <= text.size()) {
    std::memcpy(&four, text.data() + begin, sizeof four);
    if constexpr (std::endian::native == std::endian::big) four = __builtin_bswap32(four);
    const std::size_t bits = size < sizeof four ? 8 * size : 32;  // no branch: sizes vary at random
    four &= static_cast<std::uint32_t>((std::uint64_t{1} << bits) - 1);
  } else {
    for (std::size_t i = 0; i < size && i < sizeof four; ++i) {
      four |= std::uint32_t{static_cast<unsigned char>(text[begin + i])} << (8 * i);
    }
  }
  return spoken_key(four, static_cast<unsigned char>(text[end - 1]), size);
}

// False if text[begin, end) is surely none of the words, but for those of kAnd.  For scans.
inline bool may_be_spoken_cue(std::string_view text, std::size_t begin, std::size_t end) {
  const SpokenIndex& index = kSpokenIndex;
  return index.is_cue[spoken_slot(spoken_key_at(text, begin, end), index.multiplier)];
}

// The entry for `word` in any case of ASCII letters; kind kNone if there is none.  Most words are
// told apart without a comparison.
SpokenWord find_spoken_word(std::string_view word);

// True if `word` is no part of a mail address in words: "look at this dot com".
bool is_function_word(std::string_view word);

}  // namespace expunge
