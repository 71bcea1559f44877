// Compiled once for each set of vector instructions by Highway's foreach_target; the best that the
// processor has is called.

#include "text/unescape.h"

#include <algorithm>
#include <cstdint>

#include "text/escapes.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "text/unescape.cc"
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace expunge::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
// No longer ones: escapes are near to one another.
using Lanes = hn::CappedTag<std::uint8_t, kUnescapeMargin>;

char* unescape_json(std::string_view raw, const char* readable, char* to) {
  const Lanes d;
  const auto backslash = hn::Set(d, '\\');
  const std::size_t block_size = hn::Lanes(d);
  const char* at = raw.data();
  const char* const end = at + raw.size();
  while (at != end) {
    if (static_cast<std::size_t>(readable - at) >= block_size) {
      // What was decoded is no longer than what it came from: these bytes have room.
      const auto block = hn::LoadU(d, reinterpret_cast<const std::uint8_t*>(at));
      hn::StoreU(block, d, reinterpret_cast<std::uint8_t*>(to));
      const std::intptr_t first = hn::FindFirstTrue(d, hn::Eq(block, backslash));
      const std::size_t plain = first < 0 ? block_size : static_cast<std::size_t>(first);
      const auto left = static_cast<std::size_t>(end - at);
      if (plain >= left) return to + left;
      at += plain;
      to += plain;
      if (first < 0) continue;
    } else if (*at != '\\') {
      *to++ = *at++;
      continue;
    }
    do {  // often two: "\n\n"
      const auto left = static_cast<std::size_t>(end - at);
      const char meant = left < 2 ? '\0' : kShortEscapes[static_cast<unsigned char>(at[1])];
      if (meant != '\0') {
        *to++ = meant;
        at += 2;
        continue;
      }
      const Escape escape = decode_json_escape({at, left}, to);
      if (escape.raw_size == 0) {
        *to++ = *at++;
        break;
      }
      to += escape.size;
      at += escape.raw_size;
    } while (at != end && *at == '\\');
  }
  return to;
}

}  // namespace
}  // namespace expunge::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace expunge {
namespace {

HWY_EXPORT(unescape_json);

}  // namespace

char* unescape_json(std::string_view raw, const char* readable, char* to) {
  return HWY_DYNAMIC_DISPATCH(unescape_json)(raw, readable, to);
}

}  // namespace expunge
#endif  // HWY_ONCE
