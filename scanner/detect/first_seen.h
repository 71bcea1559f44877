// Where the words of some names first stand in a conversation, on either side.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "names/word_starts.h"
#include "text/byte_masks.h"

namespace expunge {

// One pass over the texts, whatever the number of names; words that begin like none of them cost a
// look at two bytes.  Working memory of one thread.
class FirstSeen {
 public:
  static constexpr std::uint32_t kNever = static_cast<std::uint32_t>(-1);

  void clear() { words_.clear(); }
  // Before search(): the words of `name` are looked for.
  void want(std::string_view name);
  // In a play what the system says tells of its people, as fields of a persona do.
  void search(const Conversation& conversation, bool is_play = false);

  // After search(): the first turn by which every word of `name` has been said.  Of bots and
  // personas only capitalised words count.
  std::uint32_t by_bot(std::string_view name) const { return by(name, &Word::bot); }
  std::uint32_t by_human(std::string_view name) const { return by(name, &Word::human); }

  // Where a word of a wanted name stands, in the order of the record: the first kMostPlaces of
  // them.
  struct Place {
    std::uint32_t turn = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  static constexpr std::size_t kMostPlaces = 64;
  const std::vector<Place>& places_of(std::string_view lowered) const;

  // True if the bot said every word of `name` before the human did.
  bool bot_first(std::string_view name) const;

 private:
  struct Word {
    std::string lowered;
    std::uint32_t bot = kNever;
    std::uint32_t human = kNever;
    std::vector<Place> places;  // of bots only capitalised ones
  };
  std::uint32_t by(std::string_view name, std::uint32_t Word::*side) const;
  const Word* find(std::string_view lowered) const;
  void search_text(const MaskedText& masked, std::uint32_t turn, bool bot);
  // Returns the end of the word that begins at `at`.
  std::size_t note_word(std::string_view text, std::size_t at, std::uint32_t turn, bool bot);

  std::vector<Word> words_;                 // sorted after search()
  std::array<bool, kStartSlots> starts_{};  // by start_slot() of words
  bool keeps_places_ = false;
  std::string buffer_;
};

bool is_bot_side(Role role);

}  // namespace expunge
