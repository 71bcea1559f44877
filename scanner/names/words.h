// Words that a name may be made of, with what their letters and the lists say about them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "names/letters.h"
#include "names/name_lists.h"
#include "text/byte_masks.h"

namespace expunge {

enum class WordShape : std::uint8_t {
  kLower,     // dana
  kTitle,     // Dana, McKay, O'Neil, Jean-Luc
  kUpper,     // DANA
  kMixed,     // dAnA, iPhone
  kCaseless,  // a script without letter case
};

struct NameWord {
  std::size_t begin = 0;  // in the text
  std::size_t end = 0;    // without a possessive 's; with the full stop of an initial
  WordShape shape = WordShape::kLower;
  std::size_t letters = 0;
  bool initial = false;     // "J." or "J"
  bool possessive = false;  // 's follows
  std::size_t size() const { return end - begin; }
};

// The word that begins at `at` (a letter), with hyphens and apostrophes between letters.
NameWord read_name_word(std::string_view text, std::size_t at);

// Calls `use(word)` for each word of `text`.
template <class Use>
void for_each_name_word(std::string_view text, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    if (is_letter(next_code_point(text, next))) {
      const NameWord word = read_name_word(text, at);
      use(word);
      next = std::max(word.end, next);
    }
    at = next;
  }
}

// Flags of a word in lower case; a hyphenated word has those that all its parts have, if it is not
// listed whole.  `buffer` is scratch.
NameFlags flags_of(std::string_view text, const NameWord& word, const NameLists& lists,
                   std::string& buffer);

// Declared in a program: "class Grant implements Will {", "private Mark mark;".
bool is_declared(std::string_view text, const NameWord& word);

// Inside an address, an account, a path or a file name, where other rules judge.
bool is_glued(std::string_view text, const NameWord& word);

// "von", "de", "bin", ...: between or before surnames, in lower case or title case.
bool is_name_particle(std::string_view lowered);

// A letter three times in a row: "soooo", "Danaaa".
bool is_elongated(std::string_view word);

// "CALL MARTA ON MONDAY": whoever wrote it wrote it all so; capitals say nothing there.
bool is_shouted(const MaskedText& text);

}  // namespace expunge
