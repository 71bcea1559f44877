#include "match/word_table.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace expunge {

WordTable::WordTable(std::span<const WordKey> keys) : keys_(keys.begin(), keys.end()) {
  static_assert(std::endian::native == std::endian::little);
  std::vector<std::pair<std::size_t, Entry>> bucketed;
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    const bool whole = (keys[i].mask >> (8 * (kHashed - 1)) & 0xFF) != 0;
    if (whole) {
      bucketed.push_back({bucket_of(keys[i].bytes), {keys[i], i}});
      continue;
    }
    for (unsigned third = 0; third < 256; ++third) {
      WordKey key = keys[i];
      key.set(kHashed - 1, static_cast<unsigned char>(third));
      if ((third & 0x20) != 0) bucketed.push_back({bucket_of(key.bytes), {key, i}});
    }
  }
  std::stable_sort(bucketed.begin(), bucketed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  const auto possible = [](const WordKey& key, std::size_t at) {
    const bool known = (key.mask >> (8 * at) & 0xFF) != 0;
    return known ? std::uint32_t{1} << low_bits(key.bytes, at) : ~std::uint32_t{0};
  };
  buckets_.assign(std::size_t{1} << kBits, {});
  for (const auto& [number, entry] : bucketed) {
    Bucket& bucket = buckets_[number];
    if (bucket.begin == bucket.end) {
      bucket.begin = bucket.end = static_cast<std::uint32_t>(entries_.size());
    }
    entries_.push_back(entry);
    ++bucket.end;
    bucket.fifth |= possible(entry.key, kFifth);
    bucket.sixth |= possible(entry.key, kFifth + 1);
  }
}

void WordTable::add_to(WordFilter& filter) const {
  for (const WordKey& key : keys_) {
    const auto known = static_cast<std::size_t>(std::countr_one(key.mask)) / 8;
    char bytes[WordKey::kLongest];
    std::memcpy(bytes, &key.bytes, sizeof bytes);
    filter.add({bytes, known}, WordFilter::kRules);
  }
}

}  // namespace expunge
