// Compiled once for each set of vector instructions, see class_scanner.cc.

#include "match/long_runs.h"

#include <algorithm>
#include <bit>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "match/long_runs.cc"
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace expunge::HWY_NAMESPACE {
namespace {

constexpr std::size_t kBlock = 64;

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128

std::uint64_t run_characters(const std::uint8_t* bytes) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kBlock; ++i) bits |= std::uint64_t{is_run_character(bytes[i])} << i;
  return bits;
}

#else

namespace hn = hwy::HWY_NAMESPACE;

HWY_INLINE std::uint64_t run_characters(const std::uint8_t* bytes) {
  const hn::CappedTag<std::uint8_t, kBlock> d;
  std::uint64_t all = 0;
  for (std::size_t at = 0; at < kBlock; at += hn::Lanes(d)) {
    const auto text = hn::LoadU(d, bytes + at);
    const auto within = [&](auto value, char first, int size) {
      const auto distance = hn::Sub(value, hn::Set(d, static_cast<std::uint8_t>(first)));
      return hn::Eq(hn::Min(distance, hn::Set(d, static_cast<std::uint8_t>(size - 1))), distance);
    };
    const auto is = [&](char mark) {
      return hn::Eq(text, hn::Set(d, static_cast<std::uint8_t>(mark)));
    };
    const auto letter = within(hn::Or(text, hn::Set(d, 0x20)), 'a', 26);
    const auto digit_or_slash = within(text, '/', 11);
    const auto mark = hn::Or(hn::Or(is('_'), is('+')), hn::Or(is('='), is('-')));
    alignas(8) std::uint8_t bits[std::max<std::size_t>(8, hn::MaxLanes(d) / 8)] = {};
    hn::StoreMaskBits(d, hn::Or(hn::Or(letter, digit_or_slash), mark), bits);
    std::uint64_t part = 0;
    std::memcpy(&part, bits, sizeof part);
    all |= part << at;
  }
  return all;
}

#endif

// Bit i: the characters i - 15 to i are all of a run.  `before` are the bits of the block before.
HWY_INLINE std::uint64_t run_ends(std::uint64_t bits, std::uint64_t before) {
  static_assert(kLongRun == 16);
  std::uint64_t low = before;
  for (int shift = 1; shift < 16; shift *= 2) {
    const std::uint64_t moved = bits << shift | low >> (64 - shift);
    low &= low << shift;
    bits &= moved;
  }
  return bits;
}

void find(std::string_view text, std::vector<std::uint32_t>& places) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::uint64_t before = 0;
  for (std::size_t at = 0; at < text.size(); at += kBlock) {
    std::uint8_t rest[kBlock] = {};
    const bool whole = text.size() - at >= kBlock;
    if (!whole) std::memcpy(rest, bytes + at, text.size() - at);
    const std::uint64_t bits = run_characters(whole ? bytes + at : rest);
    std::uint64_t ends = run_ends(bits, before);
    before = bits;
    // The first of each stretch of neighbouring ends.
    for (ends &= ~(ends << 1); ends != 0; ends &= ends - 1) {
      places.push_back(static_cast<std::uint32_t>(at) +
                       static_cast<std::uint32_t>(std::countr_zero(ends)));
    }
  }
}

}  // namespace
}  // namespace expunge::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace expunge {
namespace {

HWY_EXPORT(find);

}  // namespace

bool is_run_character(std::uint8_t byte) {
  return ('0' <= byte && byte <= '9') || ('A' <= byte && byte <= 'Z') ||
         ('a' <= byte && byte <= 'z') || byte == '_' || byte == '+' || byte == '/' || byte == '=' ||
         byte == '-';
}

void find_long_runs(std::string_view text, std::vector<std::uint32_t>& places) {
  places.clear();
  HWY_DYNAMIC_DISPATCH(find)(text, places);
}

}  // namespace expunge
#endif  // HWY_ONCE
