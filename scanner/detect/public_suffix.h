// The public suffix list, compiled into libpsl.
#pragma once

#include <string>

namespace expunge {

// True if the domain (lower case) ends in a suffix of the ICANN section of the public suffix list
// and a label stands before it.
bool has_public_suffix(const std::string& domain);

}  // namespace expunge
