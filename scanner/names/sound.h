// How names sound, coarsely: what two scripts agree on where people write one name in both.
#pragma once

#include <string>
#include <string_view>

namespace expunge {

// Letters of a script whose words sound_of() knows, other than Latin ones.
bool has_sound(char32_t c);

// The consonants of a word in Latin, Cyrillic, Arabic or Hebrew script or one that
// latin_spelling.h knows, those that are written in several ways alike, behind a mark if a vowel
// begins it: "gzln" of Ghizlane and of the same in Arabic, "hzm" of 7azem.  Empty for other
// scripts.
std::string sound_of(std::string_view word);

}  // namespace expunge
