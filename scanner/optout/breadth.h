// Entries that are too broad: they would remove what is not of one person.
#pragma once

#include <string>
#include <string_view>

#include "optout/registry.h"

namespace expunge {

// Each says why the entry is too broad, and what would do; empty: it is not.  No message quotes it.
std::string name_breadth(const NameEntry& entry);
std::string handle_breadth(const HandleEntry& entry);
std::string string_breadth(std::string_view text);
std::string record_breadth(const RecordEntry& entry);

// True if nobody writes the account's name but for that account: it is found without an @ too.
// `name`: as handle_spelling() has it.
bool is_distinct_handle(std::string_view name);

}  // namespace expunge
