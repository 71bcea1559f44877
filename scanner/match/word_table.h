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

  // Where words stand that may begin a key, by the key's length.  Kept between texts.
  class Likely {
    friend class WordTable;
    std::array<std::vector<std::uint32_t>, 3> places_;
    std::array<std::size_t, 3> counts_{};
  };

  // Calls found(i, place) for each key i at each of the places, key length by key length and
  // ascending in each.
  template <class Found>
  void look_up(std::string_view text, std::span<const std::uint32_t> places, Likely& likely,
               Found found) const {
    keep_likely(text, places, likely);
    for (std::size_t i = 0; i < maps_.size(); ++i) {
      const std::uint32_t mask = kMasks[i];
      for (const std::uint32_t place : std::span(likely.places_[i]).first(likely.counts_[i])) {
        maps_[i].find(word_at(text, place) & mask, place, found);
      }
    }
  }

 private:
  static constexpr std::uint32_t kMasks[] = {0xFFFF, 0xFFFFFF, 0xFFFFFFFF};

  // Apart from the rest because it takes no branch: one word in eight is kept, and no processor
  // guesses which.
  void keep_likely(std::string_view text, std::span<const std::uint32_t> places,
                   Likely& likely) const;

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
      const std::uint32_t bit = hash(key) >> shift_;
      return bits_[bit / 8] >> (bit % 8) & 1U;
    }
    template <class Found>
    void find(std::uint32_t key, std::uint32_t place, Found& found) const {
      for (std::size_t at = first_slot(key); slots_[at].index != kNone; at = (at + 1) & mask_) {
        if (slots_[at].key == key) found(slots_[at].index, place);
      }
    }

   private:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    struct Slot {
      std::uint32_t key = 0;
      std::uint32_t index = kNone;
    };
    static std::uint32_t hash(std::uint32_t key) { return key * 0x9E3779B1U; }  // high bits count
    std::size_t first_slot(std::uint32_t key) const { return hash(key) >> 16 & mask_; }
    std::vector<std::uint8_t> bits_ = std::vector<std::uint8_t>(8);  // about one in fifty is set
    int shift_ = 26;  // from a hash to the number of a bit
    std::vector<Slot> slots_ = std::vector<Slot>(1);
    std::size_t mask_ = 0;
  };
  std::array<Map, 3> maps_;  // of two, three and four bytes
};

}  // namespace expunge
