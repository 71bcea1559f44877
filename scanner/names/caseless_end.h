// How far a name reaches in a script without case, where a rule's pattern has found it.
#pragma once

#include <cstddef>
#include <string_view>

#include "names/name_lists.h"

namespace expunge {

// As long as the pattern made it, without honorifics and copulas that are written together with it
// and without words around it that say who is meant ("uncle", "haha", "my name"); false if it is no
// name.  `self`: somebody gives it as their own ("I am ..."), so that a list must know it.
bool settle_caseless(bool self, std::string_view text, std::size_t& begin, std::size_t& end,
                     const NameLists& lists);

}  // namespace expunge
