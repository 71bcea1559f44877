// A rule's pattern as Hyperscan gets it: looser, over bytes, and small.
//
// A chooser needs to know where a match may end, not what it is.  Rules name wide Unicode classes
// and repeats like {0,29}; compiled as they stand, 89 rules took Hyperscan 142 s and 16 MB.  Every
// step here keeps one property: for each match of RE2 in a piece, some match of the loose pattern
// ends inside that match.
#pragma once

#include <cstdint>
#include <string>

#include "match/pattern_tree.h"

namespace expunge {

enum class Assertions : std::uint8_t {
  kKeep,
  kDrop,  // ^ $ \b \B left out, for patterns that Hyperscan refuses with them
};

std::string chooser_pattern(const PatternNode& root, Assertions assertions);

}  // namespace expunge
