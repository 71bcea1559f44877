// The cheap test and the tokens of the spoken view.  Private to text/.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/spoken_words.h"

namespace expunge {

// A run of ASCII letters and digits and of letters of the scripts next to Latin.
struct SpokenToken {
  std::uint32_t begin;
  std::uint32_t end;
  SpokenWord word;
  bool single;   // one character: a letter or a digit
  bool numeric;  // digits only
  bool used = false;
};

struct SpokenCues {
  bool mail = false;
  bool digits = false;
  bool letters = false;
  bool any() const { return mail || digits || letters; }
};

// One scan, without allocation; may say yes where there is nothing to rewrite, never no where there
// is.
SpokenCues find_spoken_cues(std::string_view text);

void find_spoken_tokens(std::string_view text, std::vector<SpokenToken>& tokens);

// Between two words of a spelled number: at most three of space, comma, hyphen, full stop, line
// end.
bool is_digit_gap(std::string_view gap);

// "at" or "dot" with its brackets, as in "(at)".
bool is_bracketed(std::string_view text, std::size_t begin, std::size_t end);

// "[.]", "(@)", "[a]" with a character of a word on either side of the brackets, as in
// "dana[@]example"; "@" before a line end; " @ " with " . " behind.  Only at bytes of
// ByteMasks::sign, the closing bracket or the sign.
bool is_spoken_sign(std::string_view text, std::size_t at);

}  // namespace expunge
