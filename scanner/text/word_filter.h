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

// Bytes that may stand behind the begin of a word.  Bytes with bit 5 set are told apart among
// ASCII, others are taken for one of these; so the set holds what was added, and a little more.
class FollowSet {
 public:
  // Bytes of one cell are in it together.
  static constexpr std::size_t kCells = 64;
  static constexpr std::size_t cell_of(unsigned char byte) { return number(byte); }

  static constexpr FollowSet all() { return FollowSet(~std::uint64_t{0}); }
  constexpr FollowSet() = default;

  void add(unsigned char byte) { bits_ |= std::uint64_t{1} << number(byte); }
  bool holds(unsigned char byte) const { return holds_cell(number(byte)); }
  bool holds_cell(std::size_t cell) const { return (bits_ >> cell & 1U) != 0; }
  bool shares_with(FollowSet other) const { return (bits_ & other.bits_) != 0; }
  FollowSet& operator|=(FollowSet other) {
    bits_ |= other.bits_;
    return *this;
  }
  // Calls visit(byte) for each byte with bit 5 set that holds() is true of.
  template <class Visit>
  void for_each_byte(Visit visit) const {
    for (unsigned byte = 0; byte < 256; ++byte) {
      const auto narrow = static_cast<unsigned char>(byte);
      if ((byte & 0x20U) != 0 && holds(narrow)) visit(narrow);
    }
  }
  friend auto operator<=>(const FollowSet&, const FollowSet&) = default;

 private:
  constexpr explicit FollowSet(std::uint64_t bits) : bits_(bits) {}
  // Five low bits, and the one that tells letters from signs.  What is not ASCII goes with the
  // grave accent: among the letters every set of signs would hold all of these.
  static constexpr unsigned number(unsigned char byte) {
    constexpr unsigned kGraveAccent = 32;
    return byte >= 0x80 ? kGraveAccent : (byte & 31U) | (byte >> 1 & 32U);
  }
  std::uint64_t bits_ = 0;
};

class WordFilter {
  // A row holds a bit for each of its cells and askers.
  static constexpr unsigned kCells = 32;

 public:
  static constexpr std::size_t kShortest = 2;
  static constexpr std::size_t kLongest = 4;

  // Who asks.  Two are told apart by one look.
  enum class Asker {
    kRules,   // the sequences of rules (match/word_table.h)
    kSpoken,  // the spoken view
  };
  // Who may want a word, each 0 or 1: the rules by its first two or three bytes, by its first four;
  // the spoken view.
  struct Wanted {
    std::size_t by_few;
    std::size_t by_four;
    std::size_t by_spoken;
  };

  // Words that begin so, in any case of ASCII letters, and go on with one of `next` pass for
  // `asker` from now on.  Four bytes are looked at of a longer one.  REQUIRES: kShortest bytes at
  // least.
  void add(std::string_view beginning, Asker asker, FollowSet next = FollowSet::all());

  // Who may want a word by its first bytes, as first_bytes_of_word gives them; few others.  Without
  // a branch: whether a word passes is the toss of a coin.
  Wanted of(std::uint32_t first_bytes) const {
    const Cell three = cell_of_three(first_bytes);
    const Cell four = cell_of_four(first_bytes);
    const std::uint64_t few = three_[three.row] >> three.bit;
    const std::uint64_t all = four_[four.row] >> four.bit;
    return {few & 1, all & 1, (few | all) >> kCells & 1};
  }

 private:
  static constexpr int kBitsOfFour = 11;  // rows
  struct Cell {
    std::size_t row;
    std::uint32_t bit;
  };

  // By their five low bits: letters have cells of their own, so that few words pass that nobody
  // wants.
  static Cell cell_of_three(std::uint32_t bytes) {
    return {(bytes & 31U) | (bytes >> 3 & 31U << 5), bytes >> 16 & 31U};
  }
  static Cell cell_of_four(std::uint32_t bytes) {
    constexpr std::uint32_t kMultiplier = 0x9E3779B1;  // 2^32 by the golden ratio
    const std::uint32_t hash = bytes * kMultiplier;
    return {hash >> (32 - kBitsOfFour), hash >> 16 & 31U};
  }
  static void set(std::vector<std::uint64_t>& rows, Cell cell, Asker asker) {
    rows[cell.row] |= std::uint64_t{1} << (cell.bit + (asker == Asker::kSpoken ? kCells : 0));
  }

  // 8 and 16 KiB, which stay in the first cache.
  // Of three bytes, those of two with what may be the third; of four.  A look at two apart costs
  // more than what it would keep out.
  std::vector<std::uint64_t> three_ = std::vector<std::uint64_t>(std::size_t{1} << 10);
  std::vector<std::uint64_t> four_ = std::vector<std::uint64_t>(std::size_t{1} << kBitsOfFour);
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
