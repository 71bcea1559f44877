// Looks words up by their first two to four bytes.
//
// Most cues stand at the begin of a word, and a text has far fewer words than bytes: a look at each
// word's begin, in a few bitmaps that stay in the first cache, finds thousands of cues in a quarter
// of the time that a search for literals takes.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace expunge {

// A word's first bytes.  Compared with bit 5 set in each, which takes ASCII letters of both cases
// for one (and some marks for others: who finds a word compares it in full).
struct WordKey {
  static constexpr std::size_t kShortest = 2;
  static constexpr std::size_t kLongest = 4;

  std::uint32_t length = 0;
  std::uint32_t bytes = 0;  // little-endian, bit 5 set
  friend auto operator<=>(const WordKey&, const WordKey&) = default;
};

// REQUIRES: 2 to 4 bytes.
WordKey word_key(std::string_view bytes);

class WordTable {
 public:
  // Key i is found as i.
  explicit WordTable(std::span<const WordKey> keys = {});

  // Calls found(i, place) for each key i at each of the places, which are overwritten.
  template <class Found>
  void look_up(std::string_view text, std::span<std::uint32_t> places, Found found) const {
    for (const std::uint32_t place : keep_likely(text, places)) {
      const std::uint32_t word = word_at(text, place);
      maps_[0].find(word & 0xFFFF, place, found);
      maps_[1].find(word & 0xFFFFFF, place, found);
      maps_[2].find(word, place, found);
    }
  }

 private:
  // Moves those that may begin a key to the front.  Apart from the rest because it takes no branch:
  // one word in eight is kept, and no processor guesses which.
  std::span<const std::uint32_t> keep_likely(std::string_view text,
                                             std::span<std::uint32_t> places) const;

  static std::uint32_t word_at(std::string_view text, std::size_t place) {
    std::uint32_t word = 0;
    if (text.size() - place >= sizeof word) {
      std::memcpy(&word, text.data() + place, sizeof word);
    } else {
      std::memcpy(&word, text.data() + place, text.size() - place);
    }
    return word | 0x20202020;
  }

  // Keys of one length: a bitmap of their hashes in front of a table with open addresses.
  class Map {
   public:
    void fill(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& entries);
    unsigned may_hold(std::uint32_t key) const {
      const std::uint32_t bit = hash(key) >> (32 - kBits);
      return bits_[bit / 64] >> (bit % 64) & 1;
    }
    template <class Found>
    void find(std::uint32_t key, std::uint32_t place, Found& found) const {
      if (may_hold(key) == 0) return;
      for (std::size_t at = hash(key) & mask_; slots_[at].index != kNone; at = (at + 1) & mask_) {
        if (slots_[at].key == key) found(slots_[at].index, place);
      }
    }

   private:
    static constexpr int kBits = 14;
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    struct Slot {
      std::uint32_t key = 0;
      std::uint32_t index = kNone;
    };
    static std::uint32_t hash(std::uint32_t key) {
      key *= 0x9E3779B1U;
      return key ^ key >> 15;
    }
    std::array<std::uint64_t, (1 << kBits) / 64> bits_{};
    std::vector<Slot> slots_ = std::vector<Slot>(1);
    std::size_t mask_ = 0;
  };
  std::array<Map, 3> maps_;  // of two, three and four bytes
};

}  // namespace expunge
