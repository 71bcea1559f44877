// Given names in the cases of inflected languages.
#pragma once

#include <string>
#include <string_view>

#include "names/name_lists.h"

namespace expunge {

// True if `lowered` is a listed given name with a case ending: "Tomka" of Tomek, "Niilolla",
// "Wiebkes". Only for words that no list has; `buffer` is scratch.
bool is_inflected_given(std::string_view lowered, const NameLists& lists, std::string& buffer);

// True if `lowered` is `name`, in lower case, in another case: "jagod\xC4\x99" of "jagoda".
bool is_case_of(std::string_view lowered, std::string_view name);

}  // namespace expunge
