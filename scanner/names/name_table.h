// The table behind NameLists: words with their flags, and two indexes that tell most words at a
// glance.  A row of bytes without pointers, so that it can be made when the program is built and
// used where it lies; a run touches but the parts it asks for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace expunge {

// Looks at a table's bytes, which must outlive it.
class NameTable {
 public:
  using Flags = std::uint32_t;
  // Flags are bits 0 to 24; the rest of their word holds a part of the hash.
  static constexpr unsigned kFlagBits = 25;

  NameTable() = default;
  // Of build(), or of the same bytes at another place.  Looks like an empty one if they are not
  // whole, or not made for this processor's order of bytes.
  explicit NameTable(std::string_view bytes);

  // A table of `words`, no two alike, each of at most 65,535 bytes.  `given` and `dull` are the
  // words of the two indexes; dull ones are ASCII letters in lower case, at most eight.
  static std::vector<std::uint64_t> build(
      const std::vector<std::pair<std::string_view, Flags>>& words,
      const std::vector<std::string_view>& given, const std::vector<std::string_view>& dull);

  std::size_t size() const { return size_; }
  // 0 if the table has no such word.
  Flags flags(std::string_view word) const;

  // True for all of `dull`, in either case, and for nothing else.  REQUIRES: ASCII letters.
  bool is_dull(std::string_view text, std::size_t begin, std::size_t end) const {
    if (begin == end || end - begin > kDullBytes) return false;
    const std::uint64_t key = dull_key(text, begin, end);
    for (std::size_t at = dull_place(key, dull_mask_); dull_[at] != 0; at = (at + 1) & dull_mask_) {
      if (dull_[at] == key) return true;
    }
    return false;
  }

  // True for all of `given`, and for one of a hundred other words.
  bool may_be_given(std::string_view text, std::size_t begin, std::size_t end) const {
    if (given_ == nullptr) return false;
    const std::uint64_t hash = given_hash(text, begin, end);
    return holds_given(first_bit(hash)) && holds_given(second_bit(hash));
  }

 private:
  struct Header;
  struct Slot {
    std::uint32_t at = 0;  // in the words; 0: free
    std::uint32_t flags_and_tag = 0;
  };
  class Builder;

  // A Bloom filter of two bits a name.
  static constexpr unsigned kGivenBits = 20;
  static constexpr std::size_t kGivenWords = std::size_t{1} << (kGivenBits - 6);
  static std::uint64_t given_hash(std::string_view text, std::size_t begin, std::size_t end) {
    std::uint64_t key = 0;  // of the first eight bytes: names differ early
    const std::size_t size = end - begin;
    if (text.size() - begin >= sizeof key) {
      std::memcpy(&key, text.data() + begin, sizeof key);
      if (size < sizeof key) key &= (std::uint64_t{1} << (8 * size)) - 1;
    } else {
      std::memcpy(&key, text.data() + begin, size);
    }
    return (key ^ std::uint64_t{size} << 56) * 0x9E3779B97F4A7C15ULL;
  }
  static std::size_t first_bit(std::uint64_t hash) { return hash >> (64 - kGivenBits); }
  static std::size_t second_bit(std::uint64_t hash) {
    return hash >> (64 - 2 * kGivenBits) & ((std::size_t{1} << kGivenBits) - 1);
  }
  bool holds_given(std::size_t bit) const { return (given_[bit >> 6] >> (bit & 63) & 1u) != 0; }

  static constexpr std::size_t kDullBytes = 8;
  // In lower case, zeros behind it.
  static std::uint64_t dull_key(std::string_view text, std::size_t begin, std::size_t end) {
    std::uint64_t key = 0;
    const std::size_t unused = 64 - 8 * (end - begin);
    if (text.size() - begin >= sizeof key) {
      std::memcpy(&key, text.data() + begin, sizeof key);
      key = key << unused >> unused;
    } else {
      std::memcpy(&key, text.data() + begin, end - begin);
    }
    return key | 0x2020202020202020ULL >> unused;
  }
  static std::size_t dull_place(std::uint64_t key, std::size_t mask) {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> 40) & mask;
  }

  static constexpr std::uint64_t kNoDull[1] = {0};
  const Slot* slots_ = nullptr;  // open addressing, a power of two
  std::size_t slot_mask_ = 0;
  const char* words_ = nullptr;           // each behind its size, two bytes
  const std::uint64_t* given_ = nullptr;  // bits: hashes of given names
  const std::uint64_t* dull_ = kNoDull;   // keys in open addressing, at most half full
  std::size_t dull_mask_ = 0;
  std::size_t size_ = 0;
};

}  // namespace expunge
