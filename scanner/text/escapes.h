// What one escape of a text stands for.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace expunge {

// Its bytes in the raw text, and those it stands for, never more.
struct Escape {
  std::size_t raw_size = 0;  // 0: it is none, which the walk before does not let through
  std::size_t size = 0;
};

// What `\n`, `\"` and their like stand for, by the byte behind the backslash; NUL for all others.
inline constexpr std::array<char, 256> kShortEscapes = [] {
  std::array<char, 256> meant{};
  for (const char c : {'"', '\\', '/'}) meant[static_cast<unsigned char>(c)] = c;
  meant['b'] = '\b';
  meant['f'] = '\f';
  meant['n'] = '\n';
  meant['r'] = '\r';
  meant['t'] = '\t';
  return meant;
}();

inline constexpr std::size_t kLongestEscaped = 4;  // bytes of what an escape stands for

// Writes what the escape at the start of `raw` stands for to `to`.  A lone surrogate becomes
// U+FFFD.
Escape decode_json_escape(std::string_view raw, char* to);
// Likewise `""` of a quoted cell.
Escape decode_doubled_quote(std::string_view raw, char* to);

}  // namespace expunge
