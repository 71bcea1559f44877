// Words that no list knows: "dustmoth".  Account names are made so.
#pragma once

#include <string_view>

#include "names/name_lists.h"

namespace expunge {

// Five letters or more that are neither a word nor a name, nor one with an ending of English.
bool is_coined(std::string_view name, const NameLists* lists);

}  // namespace expunge
