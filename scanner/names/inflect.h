// Given names in the cases of inflected languages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "names/name_lists.h"

namespace expunge {

// True if `lowered` is a listed given name with a case ending: "Tomka" of Tomek, "Niilolla",
// "Wiebkes". Only for words that no list has; `buffer` is scratch.
bool is_inflected_given(std::string_view lowered, const NameLists& lists, std::string& buffer);

// True if `lowered` is two given names in one word, as some languages join them: "Gianfranco",
// "Marialuisa", "Jeanpierre".  Only for words that no list has.
bool is_joined_given(std::string_view lowered, const NameLists& lists);

// True if `lowered` is `name`, in lower case, in another case: "jagod\xC4\x99" of "jagoda".
bool is_case_of(std::string_view lowered, std::string_view name);
// Appends the names that `lowered` is_case_of().
void append_nominatives(std::string_view lowered, std::vector<std::string>& out);
// How much of a name every word that is_case_of() it begins with, in bytes.
std::size_t shortest_stem_of_case(std::string_view lowered);

}  // namespace expunge
