// Given names that are English words too, in small letters and without a cue: "hunter texted me",
// "me and chase". Grammar tells them from the words: nobody says "hunter" without "the" or "a".
#pragma once

#include <cstddef>
#include <string_view>

#include "names/name_lists.h"

namespace expunge {

// A word at [begin, end) of `text`, in small letters, stands where English has no such common noun,
// verb or adjective.  Looks at the two words on either side.  REQUIRES: `text` is English, the word
// a given name that is a word too (kWordlikeName).
bool stands_bare(std::string_view text, std::size_t begin, std::size_t end, const NameLists& lists);

// "tim", "zoe": of three letters, borne by many in English and no word of it nor of what is mixed
// with it.
bool is_short_english(std::string_view lowered);

// "john 3:16": a place in the Bible.
bool is_chapter_and_verse(std::string_view text, std::size_t end);

}  // namespace expunge
