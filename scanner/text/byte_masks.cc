// Compiled once for each set of vector instructions by Highway's foreach_target; the best that the
// processor has is called.

#include "text/byte_masks.h"

#include <array>
#include <cstring>

#include "text/byte_classes.h"

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
struct Constants {
  explicit Constants(const ByteClasses& /*classes*/) {}
};

void masks_of_block(const std::uint8_t* bytes, const Constants& /*is*/, ByteMasks& out) {
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

// ByteClasses in registers.
struct Constants {
  explicit HWY_INLINE Constants(const ByteClasses& classes)
      : lower_bit(load(classes.lower_bit)),
        first_letter(load(classes.first_letter)),
        last_of_letters(load(classes.last_of_letters)),
        first_digit(load(classes.first_digit)),
        last_of_digits(load(classes.last_of_digits)),
        underscore(load(classes.underscore)),
        space(load(classes.space)),
        half(load(classes.half)),
        by_low_half(load(classes.by_low_half)),
        by_high_half(load(classes.by_high_half)),
        marks(load(classes.marks)),
        signs(load(classes.signs)) {}

  Vector lower_bit, first_letter, last_of_letters, first_digit, last_of_digits, underscore, space,
      half, by_low_half, by_high_half, marks, signs;

 private:
  static HWY_INLINE Vector load(const ByteClasses::Lane& lane) {
    return hn::LoadDup128(Lanes(), lane.data());
  }
};

HWY_INLINE Mask no_more_than(Vector bytes, Vector most) {
  return hn::Eq(hn::Min(bytes, most), bytes);
}

// As signed numbers, for which there is an instruction.
HWY_INLINE Mask is_above(Vector bytes, Vector other) {
  const hn::RebindToSigned<Lanes> d;
  return hn::RebindMask(Lanes(), hn::Gt(hn::BitCast(d, bytes), hn::BitCast(d, other)));
}

// Stores a bit a lane: those of the lanes of `masks` from `at` on, in their place.
HWY_INLINE void store(Mask mask, std::size_t at, std::uint64_t& masks) {
  hn::StoreMaskBits(Lanes(), mask, reinterpret_cast<std::uint8_t*>(&masks) + at / 8);
}

HWY_INLINE void masks_of_block(const std::uint8_t* bytes, const Constants& is, ByteMasks& out) {
  const Lanes d;
  const Vector none = hn::Zero(d);
  for (std::size_t at = 0; at < kMaskBytes; at += hn::Lanes(d)) {
    const Vector here = hn::LoadU(d, bytes + at);
    const Vector lowered = hn::Or(here, is.lower_bit);
    const Mask letter = no_more_than(hn::Sub(lowered, is.first_letter), is.last_of_letters);
    store(letter, at, out.letter);
    store(hn::AndNot(hn::Eq(here, lowered), letter), at, out.upper);
    store(no_more_than(hn::Sub(here, is.first_digit), is.last_of_digits), at, out.digit);
    store(is_above(none, here), at, out.wide);  // negative as signed ones
    store(hn::Eq(here, is.underscore), at, out.underscore);
    store(no_more_than(here, is.space), at, out.space);
    const Vector groups = hn::And(hn::TableLookupBytes(is.by_low_half, hn::And(here, is.half)),
                                  hn::TableLookupBytes(is.by_high_half, hn::ShiftRight<4>(here)));
    store(is_above(hn::And(groups, is.marks), none), at, out.mark);
    store(is_above(hn::And(groups, is.signs), none), at, out.sign);
  }
}

#endif

// Leaves out the first bytes of a block; NUL comes behind the others.
HWY_INLINE void skip_bytes(std::size_t before, ByteMasks& masks) {
  masks.letter >>= before;
  masks.upper >>= before;
  masks.digit >>= before;
  masks.wide >>= before;
  masks.underscore >>= before;
  masks.space = ~(~masks.space >> before);
  masks.mark >>= before;
  masks.sign >>= before;
}

void make_masks(std::string_view text, const ByteClasses& classes, ByteMasks* masks) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const Constants is(classes);
  std::size_t at = 0;
  for (; text.size() - at >= kMaskBytes; at += kMaskBytes) {
    masks_of_block(bytes + at, is, *masks++);
  }
  if (at == text.size()) return;
  if (at > 0) {  // the last whole block of bytes, without those that the block before has
    ByteMasks last;
    masks_of_block(bytes + text.size() - kMaskBytes, is, last);
    skip_bytes(kMaskBytes - (text.size() - at), last);
    *masks = last;
    return;
  }
  std::array<std::uint8_t, kMaskBytes> rest{};
  std::memcpy(rest.data(), bytes, text.size());
  masks_of_block(rest.data(), is, *masks);
}

}  // namespace
}  // namespace expunge::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace expunge {
namespace {

constexpr ByteClasses kByteClasses = make_byte_classes();

HWY_EXPORT(make_masks);

}  // namespace

void make_masks(std::string_view text, ByteMasks* masks) {
  HWY_DYNAMIC_DISPATCH(make_masks)(text, kByteClasses, masks);
}

}  // namespace expunge
#endif  // HWY_ONCE
