// Which of many words may begin in one of some ways: a look at the first bytes of each.
//
// A text has far fewer words than bytes, and most of them concern nobody: what is left is small
// enough to be looked at properly.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace expunge {

class WordFilter {
 public:
  static constexpr std::size_t kShortest = 2;
  static constexpr std::size_t kLongest = 4;

  // Who asks; bits.  Two are told apart by one look.
  using Askers = std::uint32_t;
  static constexpr Askers kRules = 1;   // the sequences of rules (match/word_table.h)
  static constexpr Askers kSpoken = 2;  // the spoken view

  // Words that begin so, in any case of ASCII letters, pass for `asker` from now on.  Four bytes
  // are looked at of a longer one.  REQUIRES: kShortest bytes at least.
  void add(std::string_view beginning, Askers asker);

  // Who may want a word by its first bytes, as first_bytes_of_word gives them; few others.  Without
  // a branch: whether a word passes is the toss of a coin.
  Askers of(std::uint32_t first_bytes) const {
    return (look(bits_.data(), first_bytes & kFirstThree) |
            look(bits_.data() + kWords, first_bytes)) &
           (kRules | kSpoken);
  }

 private:
  // Hashes of beginnings, two bits each: 16 KiB, which stay in the first cache.
  static constexpr int kBits = 16;
  static constexpr std::size_t kWords = (2U << kBits) / 32;
  static constexpr std::uint32_t kFirstThree = 0xFFFFFF;
  static constexpr std::uint32_t kMultiplier = 0x9E3779B1;  // 2^32 by the golden ratio

  static std::size_t place(std::uint32_t hash) { return hash >> (32 - kBits + 4); }
  static std::uint32_t shift(std::uint32_t hash) { return hash >> (32 - kBits - 1) & 30; }
  static std::uint32_t look(const std::uint32_t* bits, std::uint32_t key) {
    const std::uint32_t hash = key * kMultiplier;
    return bits[place(hash)] >> shift(hash);
  }
  void set(std::size_t table, std::uint32_t key, Askers asker);

  // Of three bytes, those of two with every third; of four.  A look at two apart costs more than
  // what it would keep out.
  std::vector<std::uint32_t> bits_ = std::vector<std::uint32_t>(2 * kWords);
};

// The four bytes at `at`, the first lowest, bit 5 set in each, which takes ASCII letters of both
// cases for one; what is behind the text's end counts as spaces.
inline std::uint32_t first_bytes_of_word(std::string_view text, std::size_t at) {
  std::uint32_t word = 0;
  const std::size_t left = text.size() - at;
  std::memcpy(&word, text.data() + at, left < sizeof word ? left : sizeof word);
  return word | 0x20202020;
}

}  // namespace expunge
