// Reads a postal address from its first word on, where a cue ("lakcim:", "I live at") says that one
// follows.  Without a word of the street's type: it goes by what addresses look like in every
// language, numbers and names in short stretches between commas.
#pragma once

#include <string_view>

#include "detect/value_scan.h"

namespace expunge {

struct ReadAddress {
  Stretch span;
  int names = 0;             // words of it that are names
  bool uncased = false;      // in a script without capitals
  bool code = false;         // a postcode stands in it
  bool only_year = false;    // its one number could be a year
  bool only_places = false;  // "Room 101", "Level 4": nothing that only a house has
  bool number_ends = false;  // its first number stands at the end of a stretch or opens the address
};

// `span` is empty if no address begins within the first words behind `begin`.
ReadAddress read_address(std::string_view text, std::size_t begin);

// How far an address that ends at `end` goes on behind commas: with floors, stairs and doors, its
// postcode, and a town behind them.
std::size_t read_units_behind(std::string_view text, std::size_t end);

}  // namespace expunge
