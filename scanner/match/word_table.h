// Looks words up by their first two to four bytes.
//
// Most cues stand at the begin of a word, and a text has far fewer words than bytes: a look at each
// word's begin (text/word_filter.h), in a few bitmaps that stay in the first cache, finds thousands
// of cues in a quarter of the time that a search for literals takes.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "text/word_filter.h"

namespace expunge {

// A word's first bytes.  Compared with bit 5 set in each, which takes ASCII letters of both cases
// for one (and some marks for others: who finds a word compares it in full).
struct WordKey {
  static constexpr std::size_t kShortest = WordFilter::kShortest;
  static constexpr std::size_t kLongest = WordFilter::kLongest;

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

  // Lets the filter pass all words that a key begins.
  void add_to(WordFilter& filter) const;

  // Calls found(i, place) for each key i at each of the places, ascending.
  template <class Found>
  void look_up(std::string_view text, std::span<const std::uint32_t> places, Found found) const {
    for (const std::uint32_t place : places) {
      const std::uint32_t word = first_bytes_of_word(text, place);
      for (std::size_t i = 0; i < maps_.size(); ++i) {
        maps_[i].find(word & kMasks[i], place, found);
      }
    }
  }

 private:
  static constexpr std::uint32_t kMasks[] = {0xFFFF, 0xFFFFFF, 0xFFFFFFFF};

  static std::uint32_t hash(std::uint32_t key) { return key * 0x9E3779B1U; }  // high bits count

  // Keys of one length in a table with open addresses.
  class Map {
   public:
    void fill(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& entries);
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
    std::size_t first_slot(std::uint32_t key) const { return hash(key) >> 16 & mask_; }
    std::vector<Slot> slots_ = std::vector<Slot>(1);
    std::size_t mask_ = 0;
  };
  std::array<Map, 3> maps_;  // of two, three and four bytes
  std::vector<WordKey> keys_;
};

}  // namespace expunge
