// Compiled once for each set of vector instructions by Highway's foreach_target; the best that the
// processor has is called.

#include "match/class_scanner.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "match/likelihood.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "match/class_scanner.cc"
#include <hwy/foreach_target.h>
// After foreach_target.h.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace expunge::HWY_NAMESPACE {
namespace {

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128

// Without vectors.
void scan(const ClassTables& tables, std::string_view text, std::vector<ClassHit>& hits) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::uint32_t buckets = 0;
    for (std::size_t group = 0; group < kBucketGroups; ++group) {
      unsigned all = 0xFF;
      for (std::size_t place = 0; place < kWindow && all != 0; ++place) {
        const std::size_t from = at + place;
        const unsigned byte = from < text.size() ? static_cast<unsigned char>(text[from]) : 0;
        const ClassTables::Place& table = tables.places[group][place];
        all &= table.low[byte & 15] & table.high[byte >> 4];
      }
      buckets |= all << (8 * group);
    }
    if (buckets != 0) hits.push_back({static_cast<std::uint32_t>(at), buckets});
  }
}

#else

namespace hn = hwy::HWY_NAMESPACE;
using Lanes = hn::ScalableTag<std::uint8_t>;
using Vector = hn::Vec<Lanes>;

// The buckets of each lane whose window of `tables` begins there.
HWY_INLINE Vector buckets_at(const ClassTables& tables, std::size_t group, const Vector* low,
                             const Vector* high) {
  const Lanes d;
  Vector all = hn::Zero(d);
  for (std::size_t place = 0; place < kWindow; ++place) {
    const ClassTables::Place& table = tables.places[group][place];
    const Vector here =
        hn::And(hn::TableLookupBytes(hn::LoadDup128(d, table.low.data()), low[place]),
                hn::TableLookupBytes(hn::LoadDup128(d, table.high.data()), high[place]));
    all = place == 0 ? here : hn::And(all, here);
  }
  return all;
}

// One vector of text at `bytes`, kWindow - 1 more readable behind it.
HWY_INLINE void scan_vector(const ClassTables& tables, const std::uint8_t* bytes, std::uint32_t at,
                            std::size_t count, std::vector<ClassHit>& hits) {
  const Lanes d;
  Vector low[kWindow];
  Vector high[kWindow];
  for (std::size_t place = 0; place < kWindow; ++place) {
    const Vector text = hn::LoadU(d, bytes + place);
    low[place] = hn::And(text, hn::Set(d, 15));
    high[place] = hn::ShiftRight<4>(text);
  }
  Vector groups[kBucketGroups];
  Vector all = hn::Zero(d);
  for (std::size_t group = 0; group < kBucketGroups; ++group) {
    groups[group] = buckets_at(tables, group, low, high);
    all = hn::Or(all, groups[group]);
  }
  const auto any = hn::Ne(all, hn::Zero(d));
  if (HWY_LIKELY(hn::AllFalse(d, any))) return;
  alignas(64) std::uint8_t of_group[kBucketGroups][hn::MaxLanes(d)];
  alignas(8) std::uint8_t bits[std::max<std::size_t>(8, hn::MaxLanes(d) / 8)] = {};
  for (std::size_t group = 0; group < kBucketGroups; ++group) {
    hn::Store(groups[group], d, of_group[group]);
  }
  hn::StoreMaskBits(d, any, bits);
  std::uint64_t mask = 0;
  std::memcpy(&mask, bits, sizeof mask);
  for (; mask != 0; mask &= mask - 1) {
    const auto lane = static_cast<std::size_t>(std::countr_zero(mask));
    if (lane >= count) return;
    std::uint32_t buckets = 0;
    for (std::size_t group = 0; group < kBucketGroups; ++group) {
      buckets |= std::uint32_t{of_group[group][lane]} << (8 * group);
    }
    hits.push_back({at + static_cast<std::uint32_t>(lane), buckets});
  }
}

void scan(const ClassTables& tables, std::string_view text, std::vector<ClassHit>& hits) {
  const Lanes d;
  const std::size_t lanes = hn::Lanes(d);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = 0;
  for (; at + lanes + kWindow <= text.size(); at += lanes) {
    scan_vector(tables, bytes + at, static_cast<std::uint32_t>(at), lanes, hits);
  }
  // What is left, with zero bytes behind it.
  std::uint8_t rest[2 * hn::MaxLanes(d) + 2 * kWindow] = {};
  const std::size_t left = text.size() - at;
  std::memcpy(rest, bytes + at, left);
  for (std::size_t done = 0; done < left; done += lanes) {
    scan_vector(tables, rest + done, static_cast<std::uint32_t>(at + done),
                std::min(lanes, left - done), hits);
  }
}

#endif

}  // namespace
}  // namespace expunge::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace expunge {
namespace {

HWY_EXPORT(scan);

struct Nibbles {
  std::uint16_t low = 0;
  std::uint16_t high = 0;
};

Nibbles nibbles_of(const ByteSet& bytes) {
  Nibbles nibbles;
  for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
    if (!bytes[byte]) continue;
    nibbles.low = static_cast<std::uint16_t>(nibbles.low | 1 << (byte & 15));
    nibbles.high = static_cast<std::uint16_t>(nibbles.high | 1 << (byte >> 4));
  }
  return nibbles;
}

// What a bucket lets through: every byte whose two halves some of its windows has at that place.
struct Bucket {
  std::array<Nibbles, kWindow> places{};
  int members = 0;

  Bucket with(const ClassWindow& window) const {
    Bucket both = *this;
    ++both.members;
    for (std::size_t place = 0; place < kWindow; ++place) {
      const Nibbles nibbles = nibbles_of(window[place]);
      both.places[place].low |= nibbles.low;
      both.places[place].high |= nibbles.high;
    }
    return both;
  }

  // Looks at a window for each byte of a text.
  double looks() const {
    double all = members;
    for (const Nibbles& nibbles : places) {
      double share = 0;
      for (std::size_t byte = 0; byte < 256; ++byte) {
        if ((nibbles.low >> (byte & 15) & 1) != 0 && (nibbles.high >> (byte >> 4) & 1) != 0) {
          share += byte_shares()[byte];
        }
      }
      all *= std::min(1., share);
    }
    return all;
  }
};

}  // namespace

void ClassTables::add(const ClassWindow& window, std::size_t bucket) {
  const auto bit = static_cast<std::uint8_t>(1U << bucket % 8);
  for (std::size_t place = 0; place < kWindow; ++place) {
    const Nibbles nibbles = nibbles_of(window[place]);
    Place& table = places[bucket / 8][place];
    for (std::size_t half = 0; half < 16; ++half) {
      if ((nibbles.low >> half & 1) != 0) table.low[half] |= bit;
      if ((nibbles.high >> half & 1) != 0) table.high[half] |= bit;
    }
  }
}

std::vector<std::uint8_t> share_out(const std::vector<ClassWindow>& windows) {
  // The most frequent first: the others then join where they add least.
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < windows.size(); ++i) {
    order.emplace_back(-Bucket().with(windows[i]).looks(), i);
  }
  std::sort(order.begin(), order.end());
  std::array<Bucket, kBuckets> buckets;
  std::vector<std::uint8_t> chosen(windows.size());
  for (const auto& [looks, window] : order) {
    double least = std::numeric_limits<double>::infinity();
    std::size_t best = 0;
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
      const double added = buckets[bucket].with(windows[window]).looks() - buckets[bucket].looks();
      if (added < least) {
        least = added;
        best = bucket;
      }
    }
    buckets[best] = buckets[best].with(windows[window]);
    chosen[window] = static_cast<std::uint8_t>(best);
  }
  return chosen;
}

ByteSet let_through(const ByteSet& bytes) {
  const Nibbles nibbles = nibbles_of(bytes);
  ByteSet all;
  for (std::size_t byte = 0; byte < all.size(); ++byte) {
    all[byte] = (nibbles.low >> (byte & 15) & 1) != 0 && (nibbles.high >> (byte >> 4) & 1) != 0;
  }
  return all;
}

void scan_classes(const ClassTables& tables, std::string_view text, std::vector<ClassHit>& hits) {
  hits.clear();
  HWY_DYNAMIC_DISPATCH(scan)(tables, text, hits);
}

}  // namespace expunge
#endif  // HWY_ONCE
