// Where what people and bots say has digits: one pass, which tells the few texts that need a closer
// look.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "detect/conversation.h"
#include "detect/layout.h"

namespace expunge {

// Bits.
enum DigitPlace : std::uint8_t {
  kDigitsAtStart = 1,
  kDigitsAtEnd = 2,
  kManyDigits = 4,  // near each other, enough for a number
};

class DigitPlaces {
 public:
  // Of the turns with their views.  False if nothing of a kind that matters stands anywhere.
  bool find(const Conversation& conversation, const Layout& layout);
  bool holds(std::uint32_t turn, DigitPlace place) const { return (places_[turn] & place) != 0; }

 private:
  std::vector<std::uint8_t> places_;  // by turn
};

}  // namespace expunge
