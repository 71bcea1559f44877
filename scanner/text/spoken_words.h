// Words that people say for characters and digits.  Private to text/.
#pragma once

#include <cstdint>
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

// The entry for `word` in any case of ASCII letters; kind kNone if there is none.  Most words are
// told apart without a comparison.
SpokenWord find_spoken_word(std::string_view word);

// True if `word` is no part of a mail address in words: "look at this dot com".
bool is_function_word(std::string_view word);

}  // namespace expunge
