// Compiled once for each set of vector instructions by Highway's foreach_target; the best that the
// processor has is called.

#include "record/string_stops.h"

#include <array>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "record/string_stops.cc"
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace expunge::HWY_NAMESPACE {
namespace {

constexpr std::size_t kBlock = 64;

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128 || \
    __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__

// Without vectors.
void find_in_block(const std::uint8_t* bytes, std::uint64_t& stops) {
  stops = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const bool stop = bytes[i] == '"' || bytes[i] == '\\' || bytes[i] < 0x20;
    stops |= std::uint64_t{stop ? 1U : 0U} << i;
  }
}

#else

namespace hn = hwy::HWY_NAMESPACE;
using Lanes = hn::CappedTag<std::uint8_t, kBlock>;

HWY_INLINE void find_in_block(const std::uint8_t* bytes, std::uint64_t& stops) {
  const Lanes d;
  for (std::size_t at = 0; at < kBlock; at += hn::Lanes(d)) {
    const auto here = hn::LoadU(d, bytes + at);
    const auto control = hn::Eq(hn::Min(here, hn::Set(d, 0x1F)), here);
    const auto sign = hn::Or(hn::Eq(here, hn::Set(d, '"')), hn::Eq(here, hn::Set(d, '\\')));
    hn::StoreMaskBits(d, hn::Or(control, sign), reinterpret_cast<std::uint8_t*>(&stops) + at / 8);
  }
}

#endif

void find_stops(std::string_view text, std::uint64_t* stops) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = 0;
  for (; text.size() - at >= kBlock; at += kBlock) find_in_block(bytes + at, *stops++);
  // NUL behind the end is a stop.
  std::array<std::uint8_t, kBlock> rest{};
  if (at < text.size()) std::memcpy(rest.data(), bytes + at, text.size() - at);
  find_in_block(rest.data(), *stops);
}

}  // namespace
}  // namespace expunge::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace expunge {
namespace {

HWY_EXPORT(find_stops);

}  // namespace

void StringStops::find(std::string_view bytes) {
  const std::size_t count = bytes.size() / kBits + 1;
  if (words_.size() < count) words_.resize(count);
  HWY_DYNAMIC_DISPATCH(find_stops)(bytes, words_.data());
}

}  // namespace expunge
#endif  // HWY_ONCE
