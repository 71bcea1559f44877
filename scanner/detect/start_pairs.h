// Finds where a text may hold one of some values, by their first two bytes, 64 bytes at a time.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/byte_block.h"
#include "text/byte_masks.h"

namespace expunge {

class StartPairs {
 public:
  void clear() {
    pairs_.clear();
    any_wide_ = false;
    only_digits_ = true;
  }

  // REQUIRES: in lower case, two bytes or more.
  void add(std::string_view lowered) {
    const Pair pair{byte_of(lowered[0]), byte_of(lowered[1])};
    for (const Pair& known : pairs_) {
      if (known.first == pair.first && known.second == pair.second) return;
    }
    pairs_.push_back(pair);
    any_wide_ = any_wide_ || pair.first == kWide || pair.second == kWide;
    only_digits_ = only_digits_ && is_digit(pair.first);
  }

  // All values begin with a digit.
  bool only_digits() const { return only_digits_; }

  // One bit for each of kMaskBytes bytes: a value may begin there, in any case.  `masks` are
  // theirs.
  std::uint64_t find(const char* bytes, const ByteMasks& masks) const {
    std::uint64_t all = 0;
    const auto is_wide = [](ByteBlock b) { return b.in_range(0x80, 0xFF); };
    const std::uint64_t wide = masks.wide;
    const std::uint64_t wide_behind = any_wide_ ? mask_of(bytes + 1, is_wide) : 0;
    for (const Pair& pair : pairs_) {
      // Most values are numbers, and most bytes hold none.
      if (masks.digit == 0 && is_digit(pair.first)) continue;
      std::uint64_t here = pair.first == kWide ? wide : mask_of(bytes, [&](ByteBlock b) {
        return b.lowered().equal_to(pair.first);
      });
      if (here == 0) continue;
      here &= pair.second == kWide ? wide_behind : mask_of(bytes + 1, [&](ByteBlock b) {
        return b.lowered().equal_to(pair.second);
      });
      all |= here;
    }
    return all;
  }

 private:
  // Beyond ASCII a letter's case may change any of its bytes: all are taken for one.
  static constexpr unsigned char kWide = 0x80;
  struct Pair {
    unsigned char first;
    unsigned char second;
  };
  static bool is_digit(unsigned char byte) { return byte >= '0' && byte <= '9'; }
  static unsigned char byte_of(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 ? kWide : static_cast<unsigned char>(byte | 0x20);
  }

  std::vector<Pair> pairs_;
  bool any_wide_ = false;
  bool only_digits_ = true;
};

}  // namespace expunge
