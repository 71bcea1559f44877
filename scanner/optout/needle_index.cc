#include "optout/needle_index.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace expunge {
namespace {

// The least power of two, by its exponent, that holds `count`.
unsigned exponent_for(std::size_t count) {
  return static_cast<unsigned>(std::bit_width(std::max<std::size_t>(count, 2) - 1));
}

}  // namespace

// Sixteen bits a hash, two of them set: one other in a hundred passes.
HashFilter::HashFilter(std::size_t count) {
  constexpr unsigned kWordBits = 6;
  const unsigned bits = std::max(exponent_for(16 * count), kWordBits + 2);
  words_.assign(std::size_t{1} << (bits - kWordBits), 0);
  shift_ = 64 - (bits - kWordBits);
}

NeedleIndex::NeedleIndex(NeedleSection section)
    : key_(section.key),
      needles_(std::move(section.needles)),
      leads_(static_cast<std::size_t>(
          std::ranges::count_if(needles_, [](const Needle& needle) { return needle.words > 0; }))),
      values_(static_cast<std::size_t>(std::ranges::count_if(
          needles_, [](const Needle& needle) { return needle.kind == NeedleKind::kRecord; }))) {
  std::ranges::sort(needles_, [](const Needle& a, const Needle& b) {
    return a.hash != b.hash ? a.hash < b.hash : a < b;
  });
  const unsigned slots = exponent_for(2 * needles_.size()) + 1;
  slots_.assign(std::size_t{1} << slots, 0);
  slot_shift_ = 64 - slots;
  for (std::size_t i = 0; i < needles_.size(); ++i) {
    const Needle& needle = needles_[i];
    kinds_ |= 1U << static_cast<int>(needle.kind);
    most_words_ = std::max(most_words_, needle.words);
    if (needle.words > 0) leads_.add(needle.lead);
    if (needle.kind == NeedleKind::kRecord) values_.add(needle.hash);
    if (i > 0 && needles_[i - 1].hash == needle.hash) continue;
    std::size_t slot = needle.hash >> slot_shift_;
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

std::span<const Needle> NeedleIndex::find(std::uint64_t hash) const {
  for (std::size_t slot = hash >> slot_shift_; slots_[slot] != 0;
       slot = (slot + 1) & (slots_.size() - 1)) {
    const std::size_t first = slots_[slot] - 1;
    if (needles_[first].hash != hash) continue;
    std::size_t last = first;
    while (last < needles_.size() && needles_[last].hash == hash) ++last;
    return std::span(needles_).subspan(first, last - first);
  }
  return {};
}

}  // namespace expunge
