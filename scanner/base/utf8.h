// UTF-8 (RFC 3629) by the code point.  Callers hand in valid UTF-8 unless a function says
// otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace expunge {

// True for the second and later bytes of a character.
inline bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// U+FFFD stands for what cannot be decoded (a lone surrogate escape in JSON).
inline constexpr char32_t kReplacementCharacter = 0xFFFD;

bool is_ascii(std::string_view text);

// Any bytes.  Rejects overlong forms, surrogates and values above U+10FFFF.
bool is_valid_utf8(std::string_view bytes);

// Any bytes, as valid UTF-8: each byte that is part of none becomes U+FFFD.  Names of files may be
// anything.
std::string as_utf8(std::string_view bytes);

// Length in bytes of the character that starts with `lead`: 1 to 4; 1 for a continuation byte.
std::size_t utf8_length(unsigned char lead);

// Code point at `at`, which is moved past it.  On any malformed byte: kReplacementCharacter, one
// byte.
char32_t next_code_point_beyond_ascii(std::string_view text, std::size_t& at);
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? (++at, byte) : next_code_point_beyond_ascii(text, at);
}

// Code point that ends at `at`, which is moved to its start.
char32_t previous_code_point_beyond_ascii(std::string_view text, std::size_t& at);
inline char32_t previous_code_point(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at - 1]);
  return byte < 0x80 ? (--at, byte) : previous_code_point_beyond_ascii(text, at);
}

void append_utf8(char32_t code_point, std::string& out);

// Number of code points in `text`.
std::size_t count_code_points(std::string_view text);

// Turns ascending byte offsets of one text into code point offsets in one pass over it.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}
  // REQUIRES: `byte` >= the byte of the call before, and a character boundary.
  std::size_t at(std::size_t byte);

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t count_ = 0;
};

}  // namespace expunge
