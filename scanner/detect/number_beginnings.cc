#include "detect/number_beginnings.h"

#include <algorithm>
#include <array>

#include "detect/value_text.h"

namespace expunge {
namespace {

template <class IsOne>
ShapeCharacters characters_that(IsOne is_one) {
  ShapeCharacters set;
  for (std::size_t c = 0; c < set.size(); ++c) set[c] = is_one(static_cast<char>(c));
  return set;
}
const ShapeCharacters& plain_characters() {
  static const ShapeCharacters set = characters_that(is_ascii_alnum);
  return set;
}

// The first byte of a pair; the last: any other, or the text's end.
constexpr std::string_view kSigns = " -./";
constexpr std::size_t kFirsts = kSigns.size() + 1;
// The second.
constexpr std::size_t kDigit = 0;
constexpr std::size_t kLetter = 1;
constexpr std::size_t kOther = 2;
constexpr std::uint32_t kSeconds = 3;
constexpr std::uint32_t kAnySecond = (1U << kSeconds) - 1;
constexpr std::uint32_t kAnyPair = (1U << kFirsts * kSeconds) - 1;

constexpr std::array<std::uint8_t, 256> make_firsts() {
  std::array<std::uint8_t, 256> firsts{};
  firsts.fill(kFirsts - 1);
  for (std::size_t i = 0; i < kSigns.size(); ++i) {
    firsts[static_cast<unsigned char>(kSigns[i])] = static_cast<std::uint8_t>(i);
  }
  return firsts;
}
constexpr std::array<std::uint8_t, 256> kFirstOf = make_firsts();

std::uint32_t pairs(char first, std::uint32_t seconds) {
  return seconds << kFirstOf[static_cast<unsigned char>(first)] * kSeconds;
}

// What the shape may go on with from element `i` on.
std::uint32_t seconds_at(const std::vector<ShapeElement>& shape, std::size_t i) {
  std::uint32_t seconds = 0;
  for (; i < shape.size(); ++i) {
    const ShapeElement& element = shape[i];
    const ShapeCharacters letters = element.characters & plain_characters() & ~digit_characters();
    if ((element.characters & digit_characters()).any()) seconds |= 1U << kDigit;
    if (letters.any()) seconds |= 1U << kLetter;
    const bool other = element.is_gap() || !holds_only(element.characters, plain_characters());
    if (other) seconds |= 1U << kOther;
    if (!element.is_gap() && element.min > 0) return seconds;
  }
  return kAnySecond;
}

// Where the run ends before element `i`.
std::uint32_t pairs_at(const std::vector<ShapeElement>& shape, std::size_t i) {
  std::uint32_t found = 0;
  for (; i < shape.size(); ++i) {
    const ShapeElement& element = shape[i];
    const std::uint32_t seconds = element.max > 1 ? kAnySecond : seconds_at(shape, i + 1);
    if (element.is_gap()) {
      for (const char sign : kGapSigns) found |= pairs(sign, seconds);
      continue;
    }
    const ShapeCharacters signs = element.characters & ~plain_characters();
    for (unsigned c = 0; signs.any() && c < signs.size(); ++c) {
      if (signs[c]) found |= pairs(static_cast<char>(c), seconds);
    }
    if (element.min > 0) return found;
  }
  return kAnyPair;  // nothing more is asked for
}

}  // namespace

const ShapeCharacters& digit_characters() {
  static const ShapeCharacters set = characters_that(is_ascii_digit);
  return set;
}
const ShapeCharacters& capital_characters() {
  static const ShapeCharacters set = characters_that(is_ascii_upper);
  return set;
}
bool holds_only(const ShapeCharacters& set, const ShapeCharacters& others) {
  return (set & ~others).none();
}

// A shape that has ended within the run would go on with the rest of it: it must take all.
std::vector<std::uint32_t> behind_runs(const std::vector<ShapeElement>& shape,
                                       std::size_t longest) {
  std::vector<std::uint32_t> found(longest + 1, 0);
  std::size_t least = 0;  // bytes of the elements before
  std::size_t most = 0;
  for (std::size_t i = 0; i <= shape.size() && least <= longest; ++i) {
    const std::uint32_t behind = pairs_at(shape, i);
    for (std::size_t run = least; run <= std::min(most, longest); ++run) found[run] |= behind;
    if (i == shape.size() || shape[i].is_gap()) continue;
    if (!holds_only(shape[i].characters, plain_characters())) break;
    least += shape[i].min;
    most += shape[i].max;
  }
  return found;
}

std::uint32_t what_stands_at(std::string_view text, std::size_t at) {
  std::size_t second = kOther;
  if (at + 1 < text.size()) {
    if (is_ascii_digit(text[at + 1])) second = kDigit;
    if (is_ascii_letter(text[at + 1])) second = kLetter;
  }
  return pairs(at < text.size() ? text[at] : '\0', 1U << second);
}

}  // namespace expunge
