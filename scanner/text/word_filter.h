// Which of many words may begin in one of some ways: a look at the first bytes of each, eight words
// at a time.
//
// A text has far fewer words than bytes, and most of them concern nobody: what is left is small
// enough to be looked at properly.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace expunge {

class WordFilter {
 public:
  static constexpr std::size_t kShortest = 2;
  static constexpr std::size_t kLongest = 4;

  // Words that begin so, in any case of ASCII letters, pass from now on.  Four bytes are looked at
  // of a longer one.  REQUIRES: kShortest bytes at least.
  void add(std::string_view beginning);

  // Replaces `kept` by those places where a word may begin in one of these ways; few others.  A
  // place is `offset` more than its byte of `text`.  The vector instructions are chosen for the
  // processor when the program runs.  REQUIRES: places ascend.
  void keep(std::string_view text, std::span<const std::uint32_t> places, std::uint32_t offset,
            std::vector<std::uint32_t>& kept) const;

  // Hashes of beginnings, a bit each: 8 KiB, which stay in the first cache.
  static constexpr int kBits = 16;
  using Bitmap = std::array<std::uint32_t, (1U << kBits) / 32>;
  static constexpr std::uint32_t kMultiplier = 0x9E3779B1;  // 2^32 by the golden ratio

 private:
  // Of three bytes, those of two with every third; of four.  A look at two apart costs more than
  // what it would keep out.
  std::vector<Bitmap> bitmaps_ = std::vector<Bitmap>(2);
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
