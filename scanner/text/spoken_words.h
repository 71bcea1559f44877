// Words that people say for characters and digits.  Private to text/.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "text/word_filter.h"

namespace expunge {

enum class SpokenKind : std::uint8_t {
  kNone,
  kAt,        // "at", which is also a plain word
  kSurelyAt,  // "arroba": nothing but @
  kDot,
  kUnderscore,
  kDash,
  kPlus,
  kSlash,
  kLow,       // behind "dash" it makes an underscore of it: "guion bajo"
  kDigit,     // `digits` is one digit
  kTeen,      // a word for two digits: ten to nineteen, "einundzwanzig"
  kTens,      // twenty to ninety, a digit may follow
  kHundred,   // two zeros behind a digit
  kHundreds,  // "novecientos": `digits` is the first of three
  kMultiple,  // "double": `digits` is how often
  kAnd,       // stands between digits
};

struct SpokenWord {
  std::string_view text;  // lower case
  SpokenKind kind = SpokenKind::kNone;
  std::string_view digits;
  std::uint16_t languages = 0;  // set of languages; a run of digits is spoken in one
};

// Languages that read numbers in ways of their own.
inline constexpr std::uint16_t kSpokenEnglish = 1;
inline constexpr std::uint16_t kSpokenFrench = 4;

// How many digits in a row make a number.
inline constexpr int kLeastSpokenDigits = 3;
constexpr bool is_spoken_digit(SpokenKind kind) {
  return kind >= SpokenKind::kDigit && kind <= SpokenKind::kMultiple;
}

inline constexpr std::size_t kLongestSpokenWord = 26;
inline constexpr std::size_t kLongestSpokenAnd = 3;  // of kind kAnd

// "00" to "99".
std::string_view two_digits(std::size_t value);

// A hash of the words; those that share a slot are a chain.
struct SpokenIndex {
  static constexpr int kBits = 12;
  static constexpr std::size_t kMostWords = 768;
  std::array<std::uint16_t, 1U << kBits> entry;  // 1 + the place of the slot's first word, or 0
  std::array<std::uint16_t, kMostWords> next;    // by word: 1 + the place of the next, or 0
};

// What tells the words from each other: four of the letters, and the size.  Case is taken off
// coarsely, so equal words have equal keys and others rarely have.  Without a branch: in a text the
// sizes vary at random.  REQUIRES: `word` is not empty.
constexpr std::uint64_t spoken_key(std::string_view word) {
  const std::size_t size = word.size();
  const auto letter = [word](std::size_t at) {
    return std::uint64_t{static_cast<unsigned char>(word[at])};
  };
  const std::uint64_t letters =
      letter(0) | letter(size > 1 ? 1 : 0) << 8 | letter(size / 2) << 16 | letter(size - 1) << 24;
  return letters | 0x20202020U | std::uint64_t{size} << 32;
}

constexpr std::size_t spoken_slot(std::uint64_t key) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio
  return static_cast<std::size_t>((key * kMultiplier) >> (64 - SpokenIndex::kBits));
}

// For scans: whether a token may be one of the words, but for those of kAnd and kLow, by its first
// bytes and its size.
struct SpokenFilter {
  static constexpr std::size_t kBytes = 4;
  static constexpr int kBits = 13;
  std::array<bool, 1U << kBits> may_be;

  // `first_four`: the bytes at the start of the token, the first lowest; what is behind its end
  // does not count.  Without a branch: in a text the sizes vary at random.
  static constexpr std::size_t slot(std::uint32_t first_four, std::size_t size) {
    constexpr std::array<std::uint32_t, kBytes + 1> kMasks = {0, 0xFF, 0xFFFF, 0xFFFFFF,
                                                              0xFFFFFFFF};
    constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio
    const std::uint32_t bytes = (first_four | 0x20202020U) & kMasks[size < kBytes ? size : kBytes];
    return static_cast<std::size_t>(((bytes | std::uint64_t{size} << 32) * kMultiplier) >>
                                    (64 - kBits));
  }
};
extern const SpokenFilter& spoken_filter;

// The same words by their first bytes alone, for who looks at many words for several at once.
void add_spoken_beginnings(WordFilter& filter);

// False if the token of `size` bytes at `token` is surely none of the words.  REQUIRES: four bytes
// can be read there, whatever its size.
inline bool may_be_spoken_cue(const char* token, std::size_t size) {
  std::uint32_t four;
  std::memcpy(&four, token, sizeof four);
  if constexpr (std::endian::native == std::endian::big) four = __builtin_bswap32(four);
  return spoken_filter.may_be[SpokenFilter::slot(four, size)];
}

// What `word` is said for, in any case of ASCII letters; kind kNone if for nothing.  Most words are
// told apart without a comparison.
SpokenWord find_spoken_word(std::string_view word);

// True if `word` is no part of a mail address in words: "look at this dot com".
bool is_function_word(std::string_view word);

}  // namespace expunge
