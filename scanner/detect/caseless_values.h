// Known names in scripts without letter case: the forms under which they are looked for, and where
// in a text what is found ends.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace expunge {

// A letter of a script whose names are looked for as values: one without letter case, or Georgian,
// whose capitals nobody writes.
bool is_value_script(char32_t c);

// Chinese and Japanese ideographs, Korean syllables: family and given name written together.
bool is_joined_script(char32_t c);

// A script without spaces between words, or within names: these, kana and Thai.
bool is_unspaced_script(char32_t c);

// The parts of a name that stand for it, its words, and the words written together where that is
// usual.
void caseless_parts(std::string_view name, const std::function<void(std::string)>& add);

// What words in another case begin with, if it is not the name: Tamil Selvam, Selvathidam.
void add_caseless_stems(std::string_view name, const std::function<void(std::string)>& add);

// A known name stands at [begin, end).  False if it is only a piece of another word; sets `end`
// behind a case ending that belongs to the name (the scripts of India).
bool settle_caseless_value(std::string_view text, std::size_t begin, std::size_t& end);

}  // namespace expunge
