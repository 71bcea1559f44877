// The built-in lists of names.
#pragma once

#include "names/name_lists.h"

namespace expunge {

// The table that the program carries; in programs that carry none it is made of the files.
NameLists builtin_names();

}  // namespace expunge
