#include "match/word_table.h"

#include <algorithm>
#include <bit>

namespace expunge {

WordKey word_key(std::string_view bytes) {
  static_assert(std::endian::native == std::endian::little);
  WordKey key;
  key.length = static_cast<std::uint32_t>(bytes.size());
  std::memcpy(&key.bytes, bytes.data(), bytes.size());
  key.bytes |= 0x20202020U >> (32 - 8 * key.length);
  return key;
}

void WordTable::Map::fill(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& entries) {
  const std::size_t size = std::bit_ceil(2 * entries.size() + 1);
  slots_.assign(size, Slot());
  mask_ = size - 1;
  for (const auto& [key, index] : entries) {
    std::size_t at = first_slot(key);
    while (slots_[at].index != kNone) at = (at + 1) & mask_;
    slots_[at] = {key, index};
  }
}

WordTable::WordTable(std::span<const WordKey> keys) : keys_(keys.begin(), keys.end()) {
  std::array<std::vector<std::pair<std::uint32_t, std::uint32_t>>, 3> entries;
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    entries[keys[i].length - WordKey::kShortest].emplace_back(keys[i].bytes, i);
  }
  for (std::size_t i = 0; i < maps_.size(); ++i) maps_[i].fill(entries[i]);
}

void WordTable::add_to(WordFilter& filter) const {
  for (const WordKey& key : keys_) {
    std::array<char, WordKey::kLongest> bytes{};
    std::memcpy(bytes.data(), &key.bytes, bytes.size());
    filter.add({bytes.data(), key.length}, WordFilter::kRules);
  }
}

}  // namespace expunge
