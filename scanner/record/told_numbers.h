// Keys that say that the number beside them is somebody's: {"phone": 4155550127}.
#pragma once

#include <string_view>

namespace expunge {

// True if a word of `key` (home_phone, phoneNumber, "Postal code") names what rules look for in
// digits.  Raw text of a JSON string, escapes and all.
bool tells_of_number(std::string_view key);

}  // namespace expunge
