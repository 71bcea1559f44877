// Looks words up by their first bytes.
//
// Most cues stand at the begin of a word, and a text has far fewer words than bytes: a look at each
// word's begin (text/word_filter.h), in a few bitmaps that stay in the first cache, finds thousands
// of cues in a quarter of the time that a search for literals takes.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "text/word_filter.h"

namespace expunge {

// A word's first bytes: those in which `mask` has ones.  Compared with bit 5 set in each, which
// takes ASCII letters of both cases for one (and some marks for others: who finds a word compares
// it in full).
struct WordKey {
  static constexpr std::size_t kShortest = WordFilter::kShortest;
  static constexpr std::size_t kLongest = 8;

  std::uint64_t mask = 0;   // little-endian: the first byte is the lowest
  std::uint64_t bytes = 0;  // bit 5 set where the mask is
  // REQUIRES: at < kLongest.
  void set(std::size_t at, unsigned char byte) {
    mask |= std::uint64_t{0xFF} << (8 * at);
    bytes |= std::uint64_t{byte | 0x20U} << (8 * at);
  }
  friend auto operator<=>(const WordKey&, const WordKey&) = default;
};

class WordTable {
 public:
  // Key i is found as i.  REQUIRES: each has its first kShortest bytes.
  explicit WordTable(std::span<const WordKey> keys = {});

  // Lets the filter pass all words that a key begins.
  void add_to(WordFilter& filter) const;

  // Calls found(i, place) for each key i at each of the places, ascending.
  template <class Found>
  void look_up(std::string_view text, std::span<const std::uint32_t> places, Found found) const {
    for (const std::uint32_t place : places) {
      const std::uint64_t bytes = bytes_at(text, place);
      const auto compare = [&](Bucket bucket) {
        for (std::uint32_t i = bucket.begin; i < bucket.end; ++i) {
          if ((bytes & entries_[i].key.mask) == entries_[i].key.bytes) {
            found(entries_[i].index, place);
          }
        }
      };
      compare(by_three_[bucket_of_three(bytes)]);
      const std::size_t four = bucket_of_four(bytes);
      if (may_go_on(behind_four_[four], bytes)) compare(by_four_[four]);
    }
  }

 private:
  struct Entry {
    WordKey key;
    std::uint32_t index = 0;
  };
  struct Bucket {
    std::uint32_t begin = 0;  // in entries_
    std::uint32_t end = 0;
  };
  // What a bucket's keys have for their fifth byte, and for their sixth, by its five low bits.
  struct Behind {
    std::uint32_t fifth = 0;
    std::uint32_t sixth = 0;
  };
  static constexpr std::size_t kFifth = 4;
  static constexpr int kBitsOfThree = 13;
  static constexpr int kBitsOfFour = 13;

  static std::uint32_t low_bits(std::uint64_t bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bytes >> (8 * at)) & 31U;
  }
  static bool may_go_on(Behind behind, std::uint64_t bytes) {
    return (behind.fifth >> low_bits(bytes, kFifth) & behind.sixth >> low_bits(bytes, kFifth + 1) &
            1U) != 0;
  }

  static std::size_t hash(std::uint32_t bytes, int bits) {
    constexpr std::uint32_t kMultiplier = 0x9E3779B1;  // 2^32 by the golden ratio
    return bytes * kMultiplier >> (32 - bits);
  }
  static std::size_t bucket_of_three(std::uint64_t bytes) {
    return hash(static_cast<std::uint32_t>(bytes) & 0xFFFFFFU, kBitsOfThree);
  }
  static std::size_t bucket_of_four(std::uint64_t bytes) {
    return hash(static_cast<std::uint32_t>(bytes), kBitsOfFour);
  }
  // Eight bytes, the first lowest, bit 5 set in each.  Behind the text's end is what is behind a
  // text within it, too: a line feed.
  static std::uint64_t bytes_at(std::string_view text, std::size_t at) {
    std::uint64_t bytes = 0x0A0A0A0A0A0A0A0A;
    const std::size_t left = text.size() - at;
    if (left >= sizeof bytes) {
      std::memcpy(&bytes, text.data() + at, sizeof bytes);
    } else {
      std::memcpy(&bytes, text.data() + at, left);
    }
    return bytes | 0x2020202020202020;
  }

  std::vector<WordKey> keys_;
  std::vector<Entry> entries_;  // one bucket behind the other
  // Keys of two and three bytes, those of two in several buckets; and keys of four and more: a
  // common beginning like "com" has dozens of these, of which a word can be but a few.
  std::vector<Bucket> by_three_;
  std::vector<Bucket> by_four_;
  std::vector<Behind> behind_four_;
};

}  // namespace expunge
