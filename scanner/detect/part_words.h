// Words around the parts of a value that somebody gives bit by bit: "starts with 415, then 555".
#pragma once

#include <string_view>

namespace expunge {

// Stands between two parts of a value and says nothing else.  Any case of ASCII letters.
bool is_part_word(std::string_view word);

// Says itself that a part of something follows: "then", "rest", "half".
bool says_part(std::string_view word);

// A number behind it counts the parts, or their digits, and is none of them: "part 2: 555", "last
// four 0127".
bool counts_parts(std::string_view word);

// The part behind it ends the value, or begins it: "ends in 4471, begins with 415".
bool says_end(std::string_view word);
bool says_begin(std::string_view word);

}  // namespace expunge
