// Letters and letter case, by ranges: enough for names and context words without tables of ICU.
//
// Case is known for Latin, Greek, Cyrillic and Armenian.  Every function is pure and takes valid
// UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace expunge {

// A letter or a combining mark of any script; CJK ideographs and syllables count.
bool is_letter_beyond_ascii(char32_t c);
inline bool is_letter(char32_t c) {
  return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : is_letter_beyond_ascii(c);
}
// A letter of a script that knows no case and mostly no spaces, as is every letter from U+0E00 on
// that to_lower and to_upper leave alone.
bool is_caseless(char32_t c);
bool is_upper_beyond_ascii(char32_t c);
bool is_lower_beyond_ascii(char32_t c);
inline bool is_upper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : is_upper_beyond_ascii(c);
}
inline bool is_lower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : is_lower_beyond_ascii(c);
}
// Simple lower case; only where the result has as many bytes in UTF-8, so that offsets stay.
char32_t to_lower(char32_t c);

// Code point that begins at, or ends at, `at`.  0 at the ends of the text.
inline char32_t code_point_at(std::string_view text, std::size_t at) {
  return at >= text.size() ? 0 : next_code_point(text, at);
}
inline char32_t code_point_before(std::string_view text, std::size_t at) {
  return at == 0 || at > text.size() ? 0 : previous_code_point(text, at);
}
// The nearest start of a character at or before `at`.
std::size_t character_start(std::string_view text, std::size_t at);

// Appends `text` in lower case; byte for byte as long as `text`.
void append_lower(std::string_view text, std::string& out);
std::string lower(std::string_view text);
// Appends a lower-case word without the marks on its letters: "thayna" for the same with an acute.
// False, and `out` is of no use, if it has a letter that is neither Latin nor Greek, or a hyphen.
bool append_plain(std::string_view lowered, std::string& out);
// True if `a` in lower case equals `b`, which is in lower case already.
bool equals_lower(std::string_view a, std::string_view lowered);

}  // namespace expunge
