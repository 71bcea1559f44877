// Which shapes of numbers can begin with a run of letters and digits, by its length and by the two
// bytes behind it: of the shapes that begin as "20" does few go on with a space and a letter.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rulebook/number_form.h"

namespace expunge {

using ShapeCharacters = std::bitset<128>;
const ShapeCharacters& digit_characters();
const ShapeCharacters& capital_characters();
bool holds_only(const ShapeCharacters& set, const ShapeCharacters& others);

// What a separator may be.
inline constexpr std::string_view kGapSigns = " -.";
inline bool is_gap_sign(char c) { return c == ' ' || c == '-' || c == '.'; }

// For runs of 0 to `longest` bytes: bits of all pairs of bytes behind one with which the shape may
// fit; 0 if it fits no run of that length.
std::vector<std::uint32_t> behind_runs(const std::vector<ShapeElement>& shape, std::size_t longest);

// The bit of the pair that stands at `at`.
std::uint32_t what_stands_at(std::string_view text, std::size_t at);

}  // namespace expunge
