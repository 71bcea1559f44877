// Numbers told by shape and check digits: the key `number` of a rule.
//
// A shape is written as the number is: 9 a digit, A a letter, X either, ~ a separator that may be
// missing (a space, a hyphen or a full stop, the same in the whole number), [...] a set, {m,n} how
// often; whatever else stands for itself.  Letters match in both cases.  A check is one line of
// words over the number's letters and digits, places counted from 1: docs/rules.md lists them.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/result.h"

namespace expunge {

struct ShapeElement {
  std::bitset<128> characters;  // letters in upper case; empty: the separator ~
  std::uint8_t min = 1;
  std::uint8_t max = 1;
  bool is_gap() const { return characters.none(); }
};

struct NumberCheck {
  enum class Kind : std::uint8_t { kLuhn, kVerhoeff, kMod11Mod10, kSum, kAt, kDate, kPart, kNamed };
  Kind kind = Kind::kLuhn;
  std::string text;  // luhn: digits that stand before the number; date: its form; the named check

  // What is summed: weighted characters, or a stretch read as one decimal number.
  std::vector<std::int64_t> weights;  // empty: read as a number
  std::size_t from = 0;               // of that number, or of the part
  std::size_t count = 0;
  std::array<std::int8_t, 26> letters{};  // what A to Z count; -1: not allowed
  std::vector<std::uint8_t> unfolded;     // of A to Z: two digits that stand for the letter
  bool crossed = false;                   // products of two digits count their cross sum
  std::size_t pad = 0;                    // zeros to the left up to this length

  // What the sum must be.
  std::int64_t mod = 0;
  std::int64_t plus = 0;
  std::int64_t equals = 0;  // kSum
  std::size_t at = 0;       // kAt: the check's first character, from 0
  std::size_t width = 1;
  bool complement = false;  // modulus less rest
  bool units = false;       // the last digit of the result counts
  char ten = '\0';          // the check character for ten
  std::string table;        // check characters by result

  int months = 0, days = 0;                // kDate: moduli of month and day, 0 for none
  std::vector<std::array<int, 2>> ranges;  // kPart
};

struct NumberForm {
  std::string shape_text;  // as written
  std::vector<std::string> check_texts;
  std::vector<ShapeElement> shape;
  std::vector<NumberCheck> checks;  // all must hold
};

// The message of an error says what is wrong and what would be right; file and line are the
// caller's.
Result<std::vector<ShapeElement>> parse_shape(std::string_view text);
Result<NumberCheck> parse_number_check(std::string_view text);

}  // namespace expunge
