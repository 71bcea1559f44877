// Compiled once for each set of vector instructions, see class_scanner.cc.

#include "match/word_starts.h"

#include <algorithm>
#include <bit>
#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "match/word_starts.cc"
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace expunge::HWY_NAMESPACE {
namespace {

constexpr std::size_t kBlock = 64;
constexpr std::uint8_t kFirstLead = 0xC2;

// Bits of 64 bytes: ASCII letters and digits, and first bytes of characters beyond ASCII.
struct Marks {
  std::uint64_t letters = 0;
  std::uint64_t leads = 0;
};

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128

Marks marks_of(const std::uint8_t* bytes) {
  Marks marks;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const auto letter = static_cast<std::uint8_t>((bytes[i] | 0x20) - 'a');
    const auto digit = static_cast<std::uint8_t>(bytes[i] - '0');
    marks.letters |= std::uint64_t{letter < 26 || digit < 10} << i;
    marks.leads |= std::uint64_t{bytes[i] >= kFirstLead} << i;
  }
  return marks;
}

#else

namespace hn = hwy::HWY_NAMESPACE;

template <class D, class Mask>
HWY_INLINE std::uint64_t bits_of(D d, Mask mask) {
  alignas(8) std::uint8_t bits[std::max<std::size_t>(8, hn::MaxLanes(d) / 8)] = {};
  hn::StoreMaskBits(d, mask, bits);
  std::uint64_t all = 0;
  std::memcpy(&all, bits, sizeof all);
  return all;
}

HWY_INLINE Marks marks_of(const std::uint8_t* bytes) {
  const hn::CappedTag<std::uint8_t, kBlock> d;
  Marks marks;
  for (std::size_t at = 0; at < kBlock; at += hn::Lanes(d)) {
    const auto text = hn::LoadU(d, bytes + at);
    const auto letter = hn::Sub(hn::Or(text, hn::Set(d, 0x20)), hn::Set(d, 'a'));
    const auto digit = hn::Sub(text, hn::Set(d, '0'));
    const auto is_letter = hn::Eq(hn::Min(letter, hn::Set(d, 25)), letter);
    const auto is_digit = hn::Eq(hn::Min(digit, hn::Set(d, 9)), digit);
    const auto is_lead = hn::Eq(hn::Max(text, hn::Set(d, kFirstLead)), text);
    marks.letters |= bits_of(d, hn::Or(is_letter, is_digit)) << at;
    marks.leads |= bits_of(d, is_lead) << at;
  }
  return marks;
}

#endif

// Writes the places of set bits; room for kBlock of them is there.
HWY_INLINE std::uint32_t* write_places(std::uint64_t bits, std::uint32_t first,
                                       std::uint32_t* out) {
  for (; bits != 0; bits &= bits - 1) {
    *out++ = first + static_cast<std::uint32_t>(std::countr_zero(bits));
  }
  return out;
}

// `out` has room for a place a byte and kBlock more.  Returns their number.
std::size_t find(std::string_view text, std::uint32_t* const out) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::uint32_t* end = out;
  std::uint64_t before = 0;  // 1 if the last byte of the block before is a letter or digit
  for (std::size_t at = 0; at < text.size(); at += kBlock) {
    std::uint8_t rest[kBlock] = {};
    const bool whole = text.size() - at >= kBlock;
    if (!whole) std::memcpy(rest, bytes + at, text.size() - at);
    const Marks marks = marks_of(whole ? bytes + at : rest);
    const std::uint64_t starts = (marks.letters & ~(marks.letters << 1 | before)) | marks.leads;
    before = marks.letters >> 63;
    end = write_places(starts, static_cast<std::uint32_t>(at), end);
  }
  return static_cast<std::size_t>(end - out);
}

}  // namespace
}  // namespace expunge::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace expunge {
namespace {

HWY_EXPORT(find);

}  // namespace

std::span<std::uint32_t> WordStarts::find(std::string_view text) {
  if (places_.size() < text.size() + 64) places_.resize(text.size() + 64);
  return {places_.data(), HWY_DYNAMIC_DISPATCH(find)(text, places_.data())};
}

}  // namespace expunge
#endif  // HWY_ONCE
