// Looks words up by their first bytes.
//
// Most cues stand at the begin of a word, and a text has far fewer words than bytes: a look at each
// word's begin (text/word_filter.h), in a few bitmaps that stay in the first cache, finds thousands
// of cues in a quarter of the time that a search for literals takes.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "text/word_filter.h"
#include "text/word_index.h"

namespace expunge {

// A word's first bytes: those in which `mask` has ones.  Compared with bit 5 set in each, which
// takes ASCII letters of both cases for one (and some marks for others: who finds a word compares
// it in full).
struct WordKey {
  static constexpr std::size_t kShortest = WordFilter::kShortest;
  static constexpr std::size_t kLongest = 8;

  std::uint64_t mask = 0;   // little-endian: the first byte is the lowest
  std::uint64_t bytes = 0;  // bit 5 set where the mask is
  // What may stand behind the bytes that are known without a gap, kLongest - 1 of them at most.
  FollowSet next = FollowSet::all();

  // Of the bytes from the first on that are known without a gap.
  std::size_t size() const { return static_cast<std::size_t>(std::countr_one(mask)) / 8; }
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

  // Calls found(i, place) for each key i at each of the places that the filter let pass; ascending
  // for keys of two and three bytes, then for longer ones.  What stands behind the key may be what
  // its `next` has not, where another byte of its bit is.
  template <class Found>
  void look_up(std::string_view text, const WordPlaces& places, Found found) const {
    for (const std::uint32_t place : places.few) {
      const std::uint64_t bytes = bytes_at(text, place);
      compare<kTwo>(by_two_, bytes, place, found);
      compare<kThree>(by_three_, bytes, place, found);
    }
    for (const std::uint32_t place : places.four) {
      const std::uint64_t bytes = bytes_at(text, place);
      compare<kFour>(by_four_, bytes, place, found);
    }
  }

 private:
  struct Entry {
    std::uint64_t mask = 0;
    std::uint64_t bytes = 0;
    FollowSet next;
    std::uint32_t index = 0;
    std::uint32_t shift_of_next = 0;  // 8 * size of the key
  };
  struct Bucket {
    std::uint32_t begin = 0;  // in entries_
    std::uint32_t end = 0;
    FollowSet next;  // what some key of it has behind the bytes that choose the bucket
  };
  static constexpr std::size_t kTwo = 2;
  static constexpr std::size_t kThree = 3;
  static constexpr std::size_t kFour = 4;

  static unsigned char byte_of(std::uint64_t bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes >> (8 * at));
  }

  // How many buckets there are for keys by so many of their bytes: a multiple of how many keys
  // there are of that size in the packs, as a power of two.
  static constexpr int bits_of(std::size_t size) {
    return size == kTwo ? 10 : size == kThree ? 12 : 13;
  }
  template <std::size_t kSize>
  static std::size_t bucket_of(std::uint64_t bytes) {
    constexpr std::uint64_t kKnown = (std::uint64_t{1} << (8 * kSize)) - 1;
    constexpr std::uint32_t kMultiplier = 0x9E3779B1;  // 2^32 by the golden ratio
    return static_cast<std::uint32_t>(bytes & kKnown) * kMultiplier >> (32 - bits_of(kSize));
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

  template <std::size_t kSize, class Found>
  void compare(const std::vector<Bucket>& buckets, std::uint64_t bytes, std::uint32_t place,
               Found& found) const {
    const Bucket& bucket = buckets[bucket_of<kSize>(bytes)];
    if (!bucket.next.holds(byte_of(bytes, kSize))) return;
    for (std::uint32_t i = bucket.begin; i < bucket.end; ++i) {
      const Entry& entry = entries_[i];
      if ((bytes & entry.mask) == entry.bytes &&
          entry.next.holds(static_cast<unsigned char>(bytes >> entry.shift_of_next))) {
        found(entry.index, place);
      }
    }
  }

  std::vector<WordKey> keys_;
  std::vector<Entry> entries_;  // one bucket behind the other
  // Keys of two bytes, of three, and of four and more: a common beginning like "com" has dozens of
  // these, of which a word can be but a few.
  std::vector<Bucket> by_two_;
  std::vector<Bucket> by_three_;
  std::vector<Bucket> by_four_;
};

}  // namespace expunge
