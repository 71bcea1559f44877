// Values given in parts, written together again: what finds a whole value then finds its parts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "detect/conversation.h"
#include "detect/digit_places.h"
#include "detect/hit.h"
#include "detect/layout.h"
#include "detect/number_groups.h"

namespace expunge {

// A stretch of a piece of the layout, as it stands in a text that was put together.
struct GatheredStretch {
  std::size_t at = 0;  // in that text
  std::uint32_t turn = 0;
  std::uint32_t piece = 0;
  ViewSpan source;
  bool is_part = false;  // of the value; else words around it
};

struct GatheredText {
  std::string text;
  std::vector<GatheredStretch> stretches;
  std::uint32_t first_turn = 0;
  bool is_mail = false;  // a mail address; else numbers
};

// Finds where somebody gives a number in parts: with unusual signs or words between ("415 and then
// 555"), or message by message; and mail addresses in two messages.  Working memory of one thread.
class Scattered {
 public:
  // Each value that may be given so is written in two ways: its parts with a space between, and
  // without.
  // `found`: hits of the conversation; a message that ends with a long number that was found is not
  // gone on with.
  void find(const Conversation& conversation, const Layout& layout, const std::vector<Hit>& found,
            std::vector<GatheredText>& out);

 private:
  struct Part {
    std::uint32_t turn = 0;
    NumberGroup group;
    bool new_message = false;
  };
  // The turn's text without disguises: that of its folded view, if it has one.
  std::string_view text_of(const Layout& layout, std::uint32_t turn) const {
    return piece_of_[turn] == kNoPiece ? std::string_view() : layout.text_of(piece_of_[turn]);
  }
  bool stands_whole(const std::vector<Hit>& found, std::uint32_t turn, TextSpan place,
                    std::string_view text);
  void find_in_turn(const Layout& layout, std::uint32_t turn, std::vector<GatheredText>& out);
  // The messages that go on with what the turn ends with; nothing if `turn` is no first one.
  void find_over_turns(const Conversation& conversation, const Layout& layout, std::uint32_t turn,
                       const std::vector<Hit>& found, std::vector<GatheredText>& out);
  // "wren07", then in the turn `host` "@example.org".
  void find_mail(const Conversation& conversation, const Layout& layout, std::uint32_t host,
                 std::vector<GatheredText>& out) const;
  void gather(const Layout& layout, std::vector<GatheredText>& out);

  DigitPlaces places_;
  std::vector<std::uint32_t> order_;  // of the hits, by turn, once it was asked for
  bool has_order_ = false;
  std::vector<Part> parts_;
  NumberGroups groups_;
  std::vector<std::uint32_t> piece_of_;  // by turn
  std::vector<bool> taken_;              // by turn: goes on with another
};

}  // namespace expunge
