#include "match/sequence.h"

#include <algorithm>

namespace expunge {
namespace {

bool is_digit(std::size_t c) { return '0' <= c && c <= '9'; }
bool is_letter(std::size_t c) { return ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z'); }

template <class Test>
ByteSet bytes_that(Test test) {
  ByteSet bytes;
  for (std::size_t c = 0; c < bytes.size(); ++c) bytes.set(c, test(c));
  return bytes;
}

const ByteSet& word_bytes() {
  static const ByteSet bytes = bytes_that(is_word_byte);
  return bytes;
}

}  // namespace

bool no_word_bytes(const ByteSet& bytes) { return (bytes & word_bytes()).none(); }

bool only_word_bytes(const ByteSet& bytes) { return (bytes & ~word_bytes()).none(); }

bool begins_word(const Sequence& sequence, std::size_t at) {
  static const ByteSet first_bytes = bytes_that([](std::size_t c) { return c >= 0xC2; });
  static const ByteSet plain =
      bytes_that([](std::size_t c) { return is_letter(c) || is_digit(c); });
  const auto only = [&](std::size_t place, const ByteSet& set) {
    return (sequence.bytes[place] & ~set).none();
  };
  if (only(at, first_bytes)) return true;
  if (!only(at, plain)) return false;
  if (at == 0) return sequence.before != Edge::kAny;
  return only(at - 1, ~plain);
}

}  // namespace expunge
