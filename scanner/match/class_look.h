// What kinds of bytes stand around a place: a look at sixteen of them that tells most of what may
// stand there from what may not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace expunge {

// Of the byte before a place and those from it on: a bit each, of every kind one behind the other,
// so that all are compared at once.
struct ClassLook {
  static constexpr std::size_t kBytes = 16;
  // Where the bits of a kind begin.
  static constexpr unsigned kDigits = 0;    // [0-9]
  static constexpr unsigned kLetters = 16;  // [A-Za-z]
  static constexpr unsigned kNeither = 32;
  static constexpr unsigned kEither = 48;
  std::uint64_t bits = 0;

  // What stands around `at`.  Behind the text's end is what is neither.  REQUIRES: `at` is at most
  // the text's size.
  static ClassLook of(std::string_view text, std::size_t at);

  // Whether all that is asked for stands there.
  bool agrees_with(const ClassLook& there) const { return (bits & ~there.bits) == 0; }
};

}  // namespace expunge
