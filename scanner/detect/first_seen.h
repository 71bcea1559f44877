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

bool is_bot_side(Role role);

// One pass over the texts, whatever the number of names; words that begin like none of them cost a
// look at two bytes, others that are none of them mostly a multiplication.  Working memory of one
// thread.
class FirstSeen {
 public:
  static constexpr std::uint32_t kNever = static_cast<std::uint32_t>(-1);

  // Forgets everything: another conversation follows.
  void begin();
  // Nothing is wanted any more.
  void clear();
  // Before search(): the words of `name` are looked for.
  void want(std::string_view name);
  // In a play what the system says tells of its people, as fields of a persona do.  Turns that
  // `is_same` tells to stand as they stood in the search before, since begin(), are mostly not read
  // again.
  template <class IsSame>
  void search(const Conversation& conversation, bool is_play, IsSame is_same) {
    const bool again = prepare(is_play);
    if (words_.empty()) return;
    for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
      const Turn& turn = conversation.turns[i];
      if (turn.is_key) continue;
      const bool bot = is_bot_side(turn.role) || (is_play && turn.role == Role::kSystem);
      again&& is_same(i) ? recall_text(i, bot) : search_text(conversation.text_of(i), i, bot);
    }
  }
  void search(const Conversation& conversation, bool is_play = false) {
    search(conversation, is_play, [](std::uint32_t) { return false; });
  }

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
  // Where a word stands.
  struct Sight {
    std::uint32_t word = 0;  // its place among the words
    Place place;
  };

  // Whether what was found before is enough to tell of turns that stayed the same.
  bool prepare(bool is_play);
  bool find_before(bool is_play);
  std::uint32_t by(std::string_view name, std::uint32_t Word::*side) const;
  const Word* find(std::string_view lowered) const;
  void search_text(const MaskedText& masked, std::uint32_t turn, bool bot);
  void recall_text(std::uint32_t turn, bool bot);
  // Returns the end of the word that begins at `at`.
  std::size_t note_word(std::string_view text, std::size_t at, std::uint32_t turn, bool bot);
  void note(std::uint32_t word, const Place& place, bool bot);

  std::vector<Word> words_;                 // sorted after search()
  std::array<bool, kStartSlots> starts_{};  // by start_slot() of words
  std::array<std::uint64_t, 16> heads_{};   // a bit for each word, by its first letters
  bool has_single_ = false;                 // a word of one letter
  bool keeps_places_ = false;
  std::string buffer_;

  // Of this search and the one before.
  static constexpr std::size_t kMostSights = std::size_t{1} << 16;
  std::vector<Sight> sights_, sights_before_;
  std::vector<Word> words_before_;
  bool searched_ = false;
  bool searched_before_ = false;
  bool searched_play_ = false;
  std::vector<std::uint32_t> word_of_before_;  // kNever: not wanted any more
  std::size_t next_before_ = 0;                // in sights_before_
};

}  // namespace expunge
