// Factors: strings of which one stands in every match of a pattern.
//
// A pattern with rare factors need not run on its own: looking for the factors of all such patterns
// at once is a search for literals, ten times as fast as a search for patterns.  Derived from the
// pattern, never written by hand, so a user's rule is served like a built-in one (the idea of code
// search indexes; Cox, "Regular Expression Matching with a Trigram Index", 2012).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/pattern_tree.h"

namespace expunge {

struct Factor {
  std::string text;  // lower-case ASCII, other bytes as they are; compared ignoring ASCII case
  bool word_start = false;  // never right behind [A-Za-z0-9_]
  friend auto operator<=>(const Factor&, const Factor&) = default;
};

struct Factors {
  std::vector<Factor> factors;  // sorted
  double per_megabyte = 0;      // estimated occurrences in a megabyte of chat
};

// The rarest set found, or nothing if there is none: then the pattern can match without any string
// of its own.
//
// Every match holds one of them, unless the text holds a letter that only Unicode folds to
// ASCII (kFoldingLetters): callers treat such texts as holding every factor.
std::optional<Factors> find_factors(const PatternNode& pattern);

// How many ASCII digits every match holds at least (counted up to 32).
int fewest_digits(const PatternNode& pattern);

// How many characters of [A-Za-z0-9_+/=-] stand in one piece in every match at least: keys, hashes,
// wallet addresses.
int shortest_run(const PatternNode& pattern);
// True if `text` holds `length` of them in a row.  Looks at one byte in `length` of ordinary prose.
bool has_run(std::string_view text, std::size_t length);

// U+017F (long s) and U+212A (Kelvin sign), the two characters that (?i) takes for s and k.
inline constexpr std::string_view kFoldingLetters[] = {"\xC5\xBF", "\xE2\x84\xAA"};

}  // namespace expunge
