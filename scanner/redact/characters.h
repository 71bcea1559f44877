// What kind of character a code point is, as far as replacements need to know.
//
// Not Unicode's tables (ICU belongs to text/): where they would matter these err towards "letter",
// so that masking hides too much rather than too little.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace expunge {

// Letters, digits and marks of any script; not spaces, punctuation, symbols, emoji.
bool is_maskable(char32_t c);
bool is_letter_character(char32_t c);
// 0 to 9 for the decimal digits of the scripts that chats use, full-width ones included.
std::optional<int> digit_value(char32_t c);
// Latin, Greek and Cyrillic capitals; false for all else.
bool is_capital(char32_t c);
// ASCII, basic Greek and basic Cyrillic letters; all else as it is.
char32_t to_capital(char32_t c);

inline bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }
inline bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The scripts that have lists of invented names.
enum class Script : std::uint8_t {
  kLatin,
  kCyrillic,
  kGreek,
  kArabic,
  kHebrew,
  kDevanagari,
  kHan,
  kKana,
  kHangul,
  kThai,
  kCount,
};
// Of the first letter that has one of them; Latin if none has.
Script script_of(std::string_view text);

}  // namespace expunge
