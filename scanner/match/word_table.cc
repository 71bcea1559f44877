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
  starts_.assign((std::size_t{1} << kBits) + 1, 0);
  for (const auto& [bucket, entry] : bucketed) {
    entries_.push_back(entry);
    ++starts_[bucket + 1];
  }
  for (std::size_t bucket = 1; bucket < starts_.size(); ++bucket)
    starts_[bucket] += starts_[bucket - 1];
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
