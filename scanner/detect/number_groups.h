// Numbers cut into groups in unusual ways: other signs between, words between, turns between.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "expunge/span.h"

namespace expunge {

// How a group hangs together with the one before it.
enum class GroupGap : std::uint8_t {
  kNone,      // the first of its run
  kStandard,  // as numbers are written: a space, a hyphen, a full stop, brackets
  kOdd,       // other signs: "07_91", "4*4*7*9"
  kList,      // signs that part values, too: "4, 4, 7, 9", a line end
  kWords,     // part words: "415 and then 555"
};

struct NumberGroup {
  TextSpan span;  // bytes of the text
  std::size_t digits = 0;
  GroupGap gap = GroupGap::kNone;
  bool ends = false;    // a word before it says that the value ends so,
  bool begins = false;  // or begins
};

using NumberGroups = std::vector<NumberGroup>;

// A part of a value at an end of a message.
struct MessagePart {
  NumberGroups groups;
  bool is_whole = false;  // nothing but part words on the other side, too
  bool is_said = false;   // a word before it says that a part follows
};

// Groups of digits, of letters and digits, and words for digits at the start of a text, part words
// before them; at its end, part words behind.  No groups if there are none.  `any_words`: so many
// of any kind may stand before it, since it was asked for.
MessagePart part_at_start(std::string_view text, std::size_t any_words = 0);
// `loose`: any few words may stand behind.
MessagePart part_at_end(std::string_view text, bool loose);

// The next run of groups of digits at or behind `at` that has other gaps than standard ones and
// digits enough for a number; `at` becomes the place behind it.  False if there is none.
bool next_odd_run(std::string_view text, std::size_t& at, NumberGroups& groups);

}  // namespace expunge
