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

  // A table of `words`, no two alike, each of at most 65,535 bytes.  `given` and `common` are the
  // words of the two indexes; common ones are ASCII letters in lower case, at most kCommonBytes,
  // with flags of their own, of which all bits count.
  static std::vector<std::uint64_t> build(
      const std::vector<std::pair<std::string_view, Flags>>& words,
      const std::vector<std::string_view>& given,
      const std::vector<std::pair<std::string_view, Flags>>& common);

  std::size_t size() const { return size_; }
  // 0 if the table has no such word.
  Flags flags(std::string_view word) const;

  // What `common` says of the `size` letters at `word`, in either case; 0 if it does not have them.
  // REQUIRES: ASCII letters; kCommonBytes bytes at `word` can be read.
  Flags common(const char* word, std::size_t size) const {
    if (size == 0 || size > kCommonBytes) return 0;
    const std::uint64_t key = common_key(word, size);
    for (std::size_t at = common_place(key, common_mask_); common_[at].key != 0;
         at = (at + 1) & common_mask_) {
      if (common_[at].key == key) return common_[at].flags;
    }
    return 0;
  }

  // True for all of `given`, and for one of a hundred other words.  REQUIRES: size() is not 0;
  // kCommonBytes bytes at `word` can be read.
  bool may_be_given(const char* word, std::size_t size) const {
    const std::uint64_t hash = given_hash(word, size);
    return holds_given(first_bit(hash)) && holds_given(second_bit(hash));
  }

  static constexpr std::size_t kCommonBytes = 8;

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
  static std::uint64_t given_hash(const char* word, std::size_t size) {
    std::uint64_t key;  // of the first eight bytes: names differ early
    std::memcpy(&key, word, sizeof key);
    static constexpr std::uint64_t kAll = ~std::uint64_t{0};
    static constexpr std::uint64_t kFirst[] = {
        0, kAll >> 56, kAll >> 48, kAll >> 40, kAll >> 32, kAll >> 24, kAll >> 16, kAll >> 8, kAll};
    key &= kFirst[size < sizeof key ? size : sizeof key];
    return (key ^ std::uint64_t{size} << 56) * 0x9E3779B97F4A7C15ULL;
  }
  static std::size_t first_bit(std::uint64_t hash) { return hash >> (64 - kGivenBits); }
  static std::size_t second_bit(std::uint64_t hash) {
    return hash >> (64 - 2 * kGivenBits) & ((std::size_t{1} << kGivenBits) - 1);
  }
  bool holds_given(std::size_t bit) const { return (given_[bit >> 6] >> (bit & 63) & 1u) != 0; }

  struct CommonWord {
    std::uint64_t key;  // 0: free
    Flags flags;
    std::uint32_t unused;
  };
  // In lower case, zeros behind it.
  static std::uint64_t common_key(const char* word, std::size_t size) {
    const std::size_t unused = 64 - 8 * size;
    std::uint64_t key;
    std::memcpy(&key, word, sizeof key);
    return (key | 0x2020202020202020ULL) << unused >> unused;
  }
  static std::size_t common_place(std::uint64_t key, std::size_t mask) {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> 40) & mask;
  }

  static constexpr CommonWord kNoCommon[1] = {};
  const Slot* slots_ = nullptr;  // open addressing, a power of two
  std::size_t slot_mask_ = 0;
  const char* words_ = nullptr;           // each behind its size, two bytes
  const std::uint64_t* given_ = nullptr;  // bits: hashes of given names
  const CommonWord* common_ = kNoCommon;  // open addressing, at most half full
  std::size_t common_mask_ = 0;
  std::size_t size_ = 0;
};

}  // namespace expunge
