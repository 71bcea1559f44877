#include "base/utf8.h"

#include <simdjson.h>

#include <cstring>

namespace expunge {
namespace {

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// Least code point that needs a form of this many bytes; anything below is overlong (RFC 3629
// section 3).
constexpr char32_t kLeastOfLength[] = {0, 0, 0x80, 0x800, 0x10000};

bool is_scalar_value(char32_t code_point) {
  return code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
}

}  // namespace

bool is_ascii(std::string_view text) {
  constexpr std::size_t kBlock = 64;
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::size_t at = 0;
  for (; at + kBlock <= text.size(); at += kBlock) {
    std::uint64_t words[kBlock / sizeof(std::uint64_t)];
    std::memcpy(words, text.data() + at, kBlock);
    std::uint64_t seen = 0;
    for (const std::uint64_t word : words) seen |= word;
    if ((seen & kHighBits) != 0) return false;
  }
  unsigned char seen = 0;
  for (; at < text.size(); ++at) seen |= static_cast<unsigned char>(text[at]);
  return (seen & 0x80) == 0;
}

bool is_valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

std::size_t utf8_length(unsigned char lead) {
  if (lead < 0xC0) return 1;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

char32_t next_code_point_beyond_ascii(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = utf8_length(lead);
  if (length == 1 || lead > 0xF4 || at + length > text.size()) {
    ++at;
    return kReplacementCharacter;
  }
  char32_t code_point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if (!is_continuation(byte)) {
      ++at;
      return kReplacementCharacter;
    }
    code_point = (code_point << 6) | (byte & 0x3FU);
  }
  if (code_point < kLeastOfLength[length] || !is_scalar_value(code_point)) {
    ++at;
    return kReplacementCharacter;
  }
  at += length;
  return code_point;
}

char32_t previous_code_point_beyond_ascii(std::string_view text, std::size_t& at) {
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && is_continuation(static_cast<unsigned char>(text[begin]))) {
    --begin;
  }
  std::size_t end = begin;
  const char32_t code_point = next_code_point(text.substr(0, at), end);
  if (end == at) {
    at = begin;
    return code_point;
  }
  --at;
  return kReplacementCharacter;
}

void append_utf8(char32_t code_point, std::string& out) {
  if (!is_scalar_value(code_point)) code_point = kReplacementCharacter;
  const auto trail = [code_point](int shift) {
    return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
  };
  if (code_point < 0x80) {
    out.push_back(static_cast<char>(code_point));
  } else if (code_point < 0x800) {
    const char bytes[] = {static_cast<char>(0xC0U | (code_point >> 6)), trail(0)};
    out.append(bytes, sizeof bytes);
  } else if (code_point < 0x10000) {
    const char bytes[] = {static_cast<char>(0xE0U | (code_point >> 12)), trail(6), trail(0)};
    out.append(bytes, sizeof bytes);
  } else {
    const char bytes[] = {static_cast<char>(0xF0U | (code_point >> 18)), trail(12), trail(6),
                          trail(0)};
    out.append(bytes, sizeof bytes);
  }
}

std::string as_utf8(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) append_utf8(next_code_point(bytes, at), out);
  return out;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += is_continuation(static_cast<unsigned char>(c)) ? 0U : 1U;
  return count;
}

std::size_t CodePointCounter::at(std::size_t byte) {
  count_ += count_code_points(text_.substr(byte_, byte - byte_));
  byte_ = byte;
  return count_;
}

}  // namespace expunge
