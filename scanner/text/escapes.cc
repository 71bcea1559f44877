#include "text/escapes.h"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>

#include "base/utf8.h"

namespace expunge {
namespace {

constexpr std::size_t kUnicodeEscape = 6;  // \uXXXX

std::optional<std::uint32_t> four_hex_digits(std::string_view text) {
  std::uint32_t value = 0;
  for (const char c : text) {
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
      digit = static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
    } else {
      return std::nullopt;
    }
    value = value << 4 | digit;
  }
  return value;
}

// Code unit of the \uXXXX at the start of `raw`, if one is there.
std::optional<std::uint32_t> code_unit(std::string_view raw) {
  if (raw.size() < kUnicodeEscape || raw[0] != '\\' || raw[1] != 'u') return std::nullopt;
  return four_hex_digits(raw.substr(2, 4));
}

Escape put_code_point(char32_t c, std::size_t raw_size, char* to) {
  std::string bytes;
  append_utf8(c, bytes);
  std::memcpy(to, bytes.data(), bytes.size());
  return {raw_size, bytes.size()};
}

}  // namespace

Escape decode_json_escape(std::string_view raw, char* to) {
  if (raw.size() < 2) return {};
  if (const char c = kShortEscapes[static_cast<unsigned char>(raw[1])]; c != '\0') {
    *to = c;
    return {2, 1};
  }
  const std::optional<std::uint32_t> unit = code_unit(raw);
  if (!unit) return {};
  if (*unit < 0xD800 || *unit > 0xDFFF) return put_code_point(*unit, kUnicodeEscape, to);
  if (*unit < 0xDC00) {
    const std::optional<std::uint32_t> low = code_unit(raw.substr(kUnicodeEscape));
    if (low && *low >= 0xDC00 && *low <= 0xDFFF) {
      return put_code_point(0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00),
                            2 * kUnicodeEscape, to);
    }
  }
  return put_code_point(kReplacementCharacter, kUnicodeEscape, to);
}

Escape decode_doubled_quote(std::string_view raw, char* to) {
  if (raw.size() < 2 || raw[1] != '"') return {};
  *to = '"';
  return {2, 1};
}

}  // namespace expunge
