// Whether a word that is a name too is used as one.
#pragma once

#include <string_view>

#include "names/words.h"

namespace expunge {

// Is this occurrence of a name that is also a word the name?
bool is_used_as_name(std::string_view text, const NameWord& word);

}  // namespace expunge
