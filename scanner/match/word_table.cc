#include "match/word_table.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace expunge {

namespace {

bool knows(const WordKey& key, std::size_t at) { return (key.mask >> (8 * at) & 0xFF) != 0; }

}  // namespace

WordTable::WordTable(std::span<const WordKey> keys) : keys_(keys.begin(), keys.end()) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::size_t kThird = 2;
  constexpr std::size_t kFourth = 3;
  std::vector<std::pair<std::size_t, Entry>> of_three;
  std::vector<std::pair<std::size_t, Entry>> of_four;
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    if (knows(keys[i], kThird) && knows(keys[i], kFourth)) {
      of_four.push_back({bucket_of_four(keys[i].bytes), {keys[i], i}});
    } else if (knows(keys[i], kThird)) {
      of_three.push_back({bucket_of_three(keys[i].bytes), {keys[i], i}});
    } else {
      for (unsigned third = 0; third < 256; ++third) {
        WordKey key = keys[i];
        key.set(kThird, static_cast<unsigned char>(third));
        if ((third & 0x20) != 0) of_three.push_back({bucket_of_three(key.bytes), {key, i}});
      }
    }
  }
  const auto fill = [this](auto& bucketed, std::vector<Bucket>& buckets) {
    std::ranges::stable_sort(bucketed, {}, [](const auto& entry) { return entry.first; });
    for (const auto& [number, entry] : bucketed) {
      Bucket& bucket = buckets[number];
      if (bucket.begin == bucket.end) {
        bucket.begin = bucket.end = static_cast<std::uint32_t>(entries_.size());
      }
      entries_.push_back(entry);
      ++bucket.end;
    }
  };
  by_three_.resize(std::size_t{1} << kBitsOfThree);
  by_four_.resize(std::size_t{1} << kBitsOfFour);
  behind_four_.resize(by_four_.size());
  fill(of_three, by_three_);
  fill(of_four, by_four_);
  const auto possible = [](const WordKey& key, std::size_t at) {
    return knows(key, at) ? std::uint32_t{1} << low_bits(key.bytes, at) : ~std::uint32_t{0};
  };
  for (const auto& [number, entry] : of_four) {
    behind_four_[number].fifth |= possible(entry.key, kFifth);
    behind_four_[number].sixth |= possible(entry.key, kFifth + 1);
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
