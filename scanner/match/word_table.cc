#include "match/word_table.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace expunge {

WordTable::WordTable(std::span<const WordKey> keys) : keys_(keys.begin(), keys.end()) {
  static_assert(std::endian::native == std::endian::little);
  using Bucketed = std::vector<std::pair<std::size_t, Entry>>;
  Bucketed of_two;
  Bucketed of_three;
  Bucketed of_four;
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    const WordKey& key = keys[i];
    Entry entry{key.mask, key.bytes, key.next, i, static_cast<std::uint32_t>(8 * key.size())};
    if (key.size() == WordKey::kLongest) {  // nothing is asked behind it
      entry.next = FollowSet::all();
      entry.shift_of_next = 0;
    }
    if (key.size() >= kFour) {
      of_four.emplace_back(bucket_of<kFour>(key.bytes), entry);
    } else if (key.size() == kThree) {
      of_three.emplace_back(bucket_of<kThree>(key.bytes), entry);
    } else {
      of_two.emplace_back(bucket_of<kTwo>(key.bytes), entry);
    }
  }
  const auto fill = [this](Bucketed& bucketed, std::size_t size, std::vector<Bucket>& buckets) {
    buckets.resize(std::size_t{1} << bits_of(size));
    std::ranges::stable_sort(bucketed, {}, [](const auto& entry) { return entry.first; });
    for (const auto& [number, entry] : bucketed) {
      Bucket& bucket = buckets[number];
      if (bucket.begin == bucket.end) {
        bucket.begin = bucket.end = static_cast<std::uint32_t>(entries_.size());
      }
      entries_.push_back(entry);
      ++bucket.end;
      if ((entry.mask >> (8 * size) & 0xFF) != 0) {
        bucket.next.add(byte_of(entry.bytes, size));
      } else {
        bucket.next |= entry.next;
      }
    }
  };
  fill(of_two, kTwo, by_two_);
  fill(of_three, kThree, by_three_);
  fill(of_four, kFour, by_four_);
}

void WordTable::add_to(WordFilter& filter) const {
  for (const WordKey& key : keys_) {
    char bytes[WordKey::kLongest];
    std::memcpy(bytes, &key.bytes, sizeof bytes);
    filter.add({bytes, key.size()}, WordFilter::Asker::kRules, key.next);
  }
}

}  // namespace expunge
