// Compiled once for each set of vector instructions by Highway's foreach_target; the best that the
// processor has is called.

#include "text/byte_masks.h"

#include <array>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "text/byte_masks.cc"
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace expunge::HWY_NAMESPACE {
namespace {

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128 || \
    __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__

// Without vectors.
void masks_of_block(const std::uint8_t* bytes, ByteMasks& out) {
  out = {};
  for (std::size_t i = 0; i < kMaskBytes; ++i) {
    const std::uint8_t c = bytes[i];
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (c >= 'A' && c <= 'Z') out.upper |= bit;
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') out.letter |= bit;
    if (c >= '0' && c <= '9') out.digit |= bit;
    if (c >= 0x80) out.wide |= bit;
    if (c == '_') out.underscore |= bit;
    if (c <= ' ') out.space |= bit;
    if (std::string_view("&%\\*_`~\x7F").find(static_cast<char>(c)) != std::string_view::npos) {
      out.mark |= bit;
    }
    if (std::string_view(")]}@`\t").find(static_cast<char>(c)) != std::string_view::npos) {
      out.sign |= bit;
    }
  }
}

#else

namespace hn = hwy::HWY_NAMESPACE;
// No more lanes than a mask has bits.
using Lanes = hn::CappedTag<std::uint8_t, kMaskBytes>;
using Vector = hn::Vec<Lanes>;
using Mask = hn::Mask<Lanes>;

HWY_INLINE Mask in_range(Vector bytes, std::uint8_t first, std::uint8_t last) {
  const Lanes d;
  const Vector distance = hn::Sub(bytes, hn::Set(d, first));
  return hn::Eq(hn::Min(distance, hn::Set(d, static_cast<std::uint8_t>(last - first))), distance);
}

HWY_INLINE Mask equal(Vector bytes, char c) {
  return hn::Eq(bytes, hn::Set(Lanes(), static_cast<std::uint8_t>(c)));
}

// Stores a bit a lane: those of the lanes of `masks` from `at` on, in their place.
HWY_INLINE void store(Mask mask, std::size_t at, std::uint64_t& masks) {
  hn::StoreMaskBits(Lanes(), mask, reinterpret_cast<std::uint8_t*>(&masks) + at / 8);
}

HWY_INLINE void masks_of_block(const std::uint8_t* bytes, ByteMasks& out) {
  const Lanes d;
  for (std::size_t at = 0; at < kMaskBytes; at += hn::Lanes(d)) {
    const Vector here = hn::LoadU(d, bytes + at);
    const Vector lowered = hn::Or(here, hn::Set(d, 0x20));
    const Mask underscore = equal(here, '_');
    store(in_range(lowered, 'a', 'z'), at, out.letter);
    store(in_range(here, 'A', 'Z'), at, out.upper);
    store(in_range(here, '0', '9'), at, out.digit);
    store(in_range(here, 0x80, 0xFF), at, out.wide);
    store(underscore, at, out.underscore);
    store(in_range(here, 0, ' '), at, out.space);
    const Mask mark = hn::Or(
        hn::Or(in_range(here, '%', '&'), in_range(here, '~', 0x7F)),
        hn::Or(hn::Or(equal(here, '*'), equal(here, '\\')), hn::Or(equal(here, '`'), underscore)));
    store(mark, at, out.mark);
    // ")" and TAB, "]" and "}", "@" and "`" differ in one bit.
    store(hn::Or(hn::Or(equal(lowered, ')'), equal(lowered, '}')), equal(lowered, '`')), at,
          out.sign);
  }
}

#endif

void make_masks(std::string_view text, ByteMasks* masks) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = 0;
  for (; text.size() - at >= kMaskBytes; at += kMaskBytes) masks_of_block(bytes + at, *masks++);
  if (at == text.size()) return;
  std::array<std::uint8_t, kMaskBytes> rest{};
  std::memcpy(rest.data(), bytes + at, text.size() - at);
  masks_of_block(rest.data(), *masks);
}

}  // namespace
}  // namespace expunge::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace expunge {
namespace {

HWY_EXPORT(make_masks);

}  // namespace

void make_masks(std::string_view text, ByteMasks* masks) {
  HWY_DYNAMIC_DISPATCH(make_masks)(text, masks);
}

}  // namespace expunge
#endif  // HWY_ONCE
