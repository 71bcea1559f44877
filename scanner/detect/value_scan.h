// Finding a value behind its cue.  A rule that knows only a cue ("passport", "born") proposes the
// byte behind it; its validator reads on from there, which keeps what the chooser has to look for
// small.
#pragma once

#include <cstddef>
#include <string_view>

#include "detect/validators.h"
#include "detect/value_text.h"

namespace expunge {

constexpr bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
constexpr bool is_value_letter(char c) { return is_ascii_letter(c) || is_beyond_ascii(c); }

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin >= end; }
  std::size_t size() const { return end - begin; }
};

// The end of the line that `at` stands in, at most `limit` bytes on.
std::size_t line_end_after(std::string_view text, std::size_t at, std::size_t limit);

// Groups of digits and capitals that make one number, from `begin`, which is the start of a word:
// "AB 12 34 56 C", "8327-9", "756.2710.6145.00".  Empty if the first word has no digit and none
// follows.
Stretch read_number(std::string_view text, std::size_t begin);

// What joins a cue to its value: quotes, a colon, "is" and the same in other languages.
struct Glue {
  std::size_t value_begin = 0;
  bool says_is = false;  // a colon, an equals sign or a verb, and not only a space
  bool quoted = false;   // the value stands in quotes or backticks
};
Glue read_glue(std::string_view text, std::size_t begin);

}  // namespace expunge
