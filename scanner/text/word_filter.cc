// Compiled once for each set of vector instructions by Highway's foreach_target; the best that the
// processor has is called.

#include "text/word_filter.h"

#include <algorithm>
#include <bit>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "text/word_filter.cc"
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace expunge::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t kMostLanes = 8;
constexpr std::uint32_t kFirstThree = 0xFFFFFF;
constexpr int kIndexShift = 32 - WordFilter::kBits;  // from a hash to the number of its bit

// Looks at places while four bytes can be read there and vectors can be filled; returns how many.
std::size_t keep_vectors(std::string_view text, std::span<const std::uint32_t> places,
                         std::uint32_t offset, const WordFilter::Bitmap* bitmaps,
                         std::uint32_t*& kept) {
  const hn::CappedTag<std::uint32_t, kMostLanes> d;
  const hn::RebindToSigned<decltype(d)> di;
  const std::size_t lanes = hn::Lanes(d);
  const auto bits_of = [&](const WordFilter::Bitmap& bitmap, auto key) HWY_ATTR {
    const auto hash = hn::Mul(key, hn::Set(d, WordFilter::kMultiplier));
    const auto word =
        hn::GatherIndex(d, bitmap.data(), hn::BitCast(di, hn::ShiftRight<kIndexShift + 5>(hash)));
    return hn::Shr(word, hn::And(hn::ShiftRight<kIndexShift>(hash), hn::Set(d, 31)));
  };
  alignas(32) std::uint32_t words[kMostLanes];
  std::size_t i = 0;
  for (; i + lanes <= places.size(); i += lanes) {
    if (places[i + lanes - 1] - offset + sizeof(std::uint32_t) > text.size()) break;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      std::memcpy(&words[lane], text.data() + (places[i + lane] - offset), sizeof words[lane]);
    }
    const auto word = hn::Or(hn::Load(d, words), hn::Set(d, 0x20202020));
    const auto three = bits_of(bitmaps[0], hn::And(word, hn::Set(d, kFirstThree)));
    const auto four = bits_of(bitmaps[1], word);
    const auto any = hn::TestBit(hn::Or(three, four), hn::Set(d, 1));
    kept += hn::CompressStore(hn::LoadU(d, places.data() + i), any, d, kept);
  }
  return i;
}

}  // namespace
}  // namespace expunge::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace expunge {
namespace {

HWY_EXPORT(keep_vectors);

constexpr std::size_t kSlack = 16;  // what a vector may write behind its end

constexpr std::uint32_t kFirstThree = 0xFFFFFF;

std::uint32_t bit_of(std::uint32_t key) {
  return (key * WordFilter::kMultiplier) >> (32 - WordFilter::kBits);
}

void set(WordFilter::Bitmap& bitmap, std::uint32_t key) {
  bitmap[bit_of(key) / 32] |= 1U << bit_of(key) % 32;
}

std::uint32_t test(const WordFilter::Bitmap& bitmap, std::uint32_t key) {
  return bitmap[bit_of(key) / 32] >> bit_of(key) % 32 & 1U;
}

}  // namespace

void WordFilter::add(std::string_view beginning) {
  static_assert(std::endian::native == std::endian::little);
  const std::uint32_t word = first_bytes_of_word(beginning, 0);
  if (beginning.size() >= kLongest) return set(bitmaps_[1], word);
  if (beginning.size() > kShortest) return set(bitmaps_[0], word & kFirstThree);
  for (std::uint32_t third = 0; third < 256; ++third) {
    if ((third & 0x20) != 0) set(bitmaps_[0], (word & 0xFFFF) | third << 16);
  }
}

void WordFilter::keep(std::string_view text, std::span<const std::uint32_t> places,
                      std::uint32_t offset, std::vector<std::uint32_t>& kept) const {
  kept.resize(places.size() + kSlack);
  std::uint32_t* end = kept.data();
  const std::size_t done =
      HWY_DYNAMIC_DISPATCH(keep_vectors)(text, places, offset, bitmaps_.data(), end);
  for (const std::uint32_t place : places.subspan(done)) {
    const std::uint32_t word = first_bytes_of_word(text, place - offset);
    *end = place;
    end += test(bitmaps_[0], word & kFirstThree) | test(bitmaps_[1], word);
  }
  kept.resize(static_cast<std::size_t>(end - kept.data()));
}

}  // namespace expunge
#endif  // HWY_ONCE
