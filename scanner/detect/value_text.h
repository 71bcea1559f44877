// Small readers of a value and what stands around it, shared by the validators.  ASCII only.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "detect/validators.h"

namespace expunge {

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_upper(c) || is_ascii_lower(c); }
constexpr bool is_ascii_alnum(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }
constexpr bool is_hex_digit(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr char ascii_lower_of(char c) { return is_ascii_upper(c) ? static_cast<char>(c + 32) : c; }
constexpr char ascii_upper_of(char c) { return is_ascii_lower(c) ? static_cast<char>(c - 32) : c; }

inline std::string_view value_of(const ValueContext& context) {
  return context.text.substr(context.begin, context.end - context.begin);
}
// The byte before or after the value; '\n' at the ends of the text.
inline char byte_before(const ValueContext& context) {
  return context.begin > 0 ? context.text[context.begin - 1] : '\n';
}
inline char byte_after(const ValueContext& context, std::size_t distance = 0) {
  return context.end + distance < context.text.size() ? context.text[context.end + distance] : '\n';
}
// True if the text holds nothing else.
inline bool is_whole_text(const ValueContext& context) {
  return context.text.substr(0, context.begin).find_first_not_of(" \n\t\r") ==
             std::string_view::npos &&
         context.text.substr(context.end).find_first_not_of(" \n\t\r.") == std::string_view::npos;
}
// What stands before the value on its line, at most `limit` bytes.
std::string_view line_before(const ValueContext& context, std::size_t limit);

std::string digits_of(std::string_view text);
// Letters and digits only, upper-cased: the form in which identifiers are checked.
std::string compact_upper(std::string_view text);
// True if `word` is in `sorted`, which is sorted and lower case; `word` in any case.
bool is_one_of(std::string_view word, std::span<const std::string_view> sorted);

// ISO/IEC 7812-1 annex B.  REQUIRES: digits only.
bool passes_luhn(std::string_view digits);
// Bits a character, by the frequencies in the text itself (Shannon).
double entropy_of(std::string_view text);

}  // namespace expunge
