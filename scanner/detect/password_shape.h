// What passwords look like that people make up: words, digits and signs in one piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "names/name_lists.h"

namespace expunge {

enum class PasswordShape : std::uint8_t {
  kNone,    // a word, a number, a version, a name of a file, code
  kWeak,    // small letters that hyphens or stops join, and digits: account names look so as well
  kFair,    // capitals and small letters, joined likewise, and digits: "Quokka-Boat-7731"
  kStrong,  // with a sign inside or behind that no word has: "Tuna!Melt88"
};

// The piece of `text` around `at` that white space, quotes and brackets bound, without the marks of
// the sentence around it.
struct PasswordPiece {
  std::size_t begin = 0;
  std::size_t end = 0;
};
PasswordPiece password_piece_at(std::string_view text, std::size_t at);

// `lists` may be null.
PasswordShape password_shape(std::string_view piece, const NameLists* lists);

}  // namespace expunge
