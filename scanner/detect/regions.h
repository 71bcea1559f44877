// Regions whose telephone numbers a conversation may hold, from what the record says of itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace expunge {

// Appends ISO 3166 alpha-2 codes, best first, none twice: the stated country (a name in English or
// a code), then the region of the language tag ("pt-BR"), then where the language is mostly
// spoken.  Unknown words add nothing.
void append_regions(std::string_view country, std::string_view language,
                    std::vector<std::string>& regions);

}  // namespace expunge
