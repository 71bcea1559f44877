// A short run of byte classes with what stands beside it.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace expunge {

using ByteSet = std::bitset<256>;

inline constexpr std::uint32_t kUnboundedWidth = 0xFFFFFFFF;

// What stands beside a sequence.
enum class Edge : std::uint8_t {
  kAny,
  kNoWord,  // no [A-Za-z0-9_]: the text's end or another byte
  kLine,    // a line feed or the text's end
};

inline constexpr std::size_t kMaxSequenceBytes = 12;

struct Sequence {
  std::vector<ByteSet> bytes;  // 1 to kMaxSequenceBytes, one after the other
  Edge before = Edge::kAny;
  Edge after = Edge::kAny;
  // So many characters of the match stand before the one that holds its first byte.
  std::uint32_t min_offset = 0;
  std::uint32_t max_offset = 0;  // or kUnboundedWidth
  friend bool operator==(const Sequence&, const Sequence&) = default;
};

// [A-Za-z0-9_]
constexpr bool is_word_byte(std::size_t c) {
  return ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') || c == '_';
}
bool no_word_bytes(const ByteSet& bytes);
bool only_word_bytes(const ByteSet& bytes);

// True if a word begins at byte `at` wherever the sequence stands: an ASCII letter or digit behind
// none, or the first byte of a character beyond ASCII (text/word_index.h).
bool begins_word(const Sequence& sequence, std::size_t at);

// U+017F (long s) and U+212A (Kelvin sign), the two characters that (?i) takes for s and k.
inline constexpr std::string_view kFoldingLetters[] = {"\xC5\xBF", "\xE2\x84\xAA"};

}  // namespace expunge
