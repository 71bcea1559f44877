#include "match/sequence.h"

#include <algorithm>

namespace expunge {
namespace {

bool is_digit(std::size_t c) { return '0' <= c && c <= '9'; }
bool is_letter(std::size_t c) { return ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z'); }

}  // namespace

bool is_word_byte(std::size_t c) {
  return ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') || c == '_';
}

bool no_word_bytes(const ByteSet& bytes) {
  for (std::size_t c = 0; c < bytes.size(); ++c) {
    if (bytes[c] && is_word_byte(c)) return false;
  }
  return true;
}

bool only_word_bytes(const ByteSet& bytes) {
  for (std::size_t c = 0; c < bytes.size(); ++c) {
    if (bytes[c] && !is_word_byte(c)) return false;
  }
  return true;
}

bool begins_word(const Sequence& sequence, std::size_t at) {
  const auto all_of = [&](std::size_t place, auto has) {
    for (std::size_t c = 0; c < 256; ++c) {
      if (sequence.bytes[place][c] && !has(c)) return false;
    }
    return true;
  };
  if (all_of(at, [](std::size_t c) { return c >= 0xC2; })) return true;
  if (!all_of(at, [](std::size_t c) { return is_letter(c) || is_digit(c); })) return false;
  if (at == 0) return sequence.before != Edge::kAny;
  return all_of(at - 1, [](std::size_t c) { return !is_letter(c) && !is_digit(c); });
}

}  // namespace expunge
