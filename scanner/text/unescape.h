// The interior of a JSON string without its escapes, copied with vectors.
#pragma once

#include <cstddef>
#include <string_view>

namespace expunge {

// Bytes that may be written behind the text itself.
inline constexpr std::size_t kUnescapeMargin = 32;

// Writes what `raw` stands for to `to`, which has room for raw.size() + kUnescapeMargin bytes;
// returns the text's end.  Bytes can be read up to `readable`, at or behind the end of `raw`: it is
// faster with 32 more.
char* unescape_json(std::string_view raw, const char* readable, char* to);

}  // namespace expunge
