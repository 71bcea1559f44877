// How words of other scripts are spelled in Latin letters, so that the lists of names, which know
// most names of the world so, can be asked for them.
#pragma once

#include <string>
#include <string_view>

#include "names/name_lists.h"

namespace expunge {

// A letter of the scripts of India and Sri Lanka, of Georgian or of Ethiopic.
constexpr bool has_latin_spelling(char32_t c) {
  return (c >= 0x0900 && c <= 0x0DFF) || (c >= 0x10D0 && c <= 0x10F0) ||
         (c >= 0x1200 && c <= 0x135A);
}

// kFirstName and kSurname, as the lists have one of the usual spellings of `word`, which is a name
// and no word of English; 0 if it has a letter of another script or is short.  `buffer` is scratch.
NameFlags flags_by_spelling(std::string_view word, const NameLists& lists, std::string& buffer);

// Appends the plainest of these spellings; false, and `out` is of no use, if there is none.
bool append_spelling(std::string_view word, std::string& out);

}  // namespace expunge
