// The yardstick of DESIGN section 8: simdjson's On-Demand walk over JSON Lines, unescaping every
// string.  Not part of any run: it is what the speed of one is compared with.
#pragma once

#include <cstdint>
#include <string_view>

namespace expunge {

struct YardstickCount {
  std::uint64_t records = 0;
  std::uint64_t strings = 0;  // values and keys
  std::uint64_t bytes = 0;    // of the unescaped strings
  std::uint64_t refused = 0;  // records that simdjson does not take, lone surrogates among them
};

// REQUIRES: 64 readable bytes behind `lines`.
YardstickCount walk_and_unescape(std::string_view lines);

}  // namespace expunge
