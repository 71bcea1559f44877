// Words written so that a filter overlooks them: with digits for letters ("d4n4"), letter by letter
// ("d a n a", "d.a.n.a").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "expunge/span.h"

namespace expunge {

// The same for a word and for what such a word may stand for: in small letters, without what stands
// between, a letter for each digit that looks like it; "l" is "i", for "1" may be both.  REQUIRES:
// ASCII beyond letters.
std::string hidden_key(std::string_view word);

// What such a word most likely stands for, in small letters; `one` is what it means by "1".
std::string revealed(std::string_view word, char one);

// The end of the word with a digit for a letter, or of single letters, that begins at `at`, where a
// word begins; `at` if none does.
std::size_t end_of_hidden_word(std::string_view text, std::size_t at);

// Calls `use(span)` for each such word of `text`.
template <class Use>
void for_each_hidden_word(std::string_view text, Use use) {
  const auto joins = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '@' || static_cast<unsigned char>(c) >= 0x80;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && joins(text[at - 1])) continue;
    const std::size_t end = end_of_hidden_word(text, at);
    if (end == at) continue;
    use(TextSpan{at, end});
    at = end;
  }
}

}  // namespace expunge
