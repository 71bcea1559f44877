#include "match/word_table.h"

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
    const std::uint32_t bit = hash(key) >> (32 - kBits);
    bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    std::size_t at = hash(key) & mask_;
    while (slots_[at].index != kNone) at = (at + 1) & mask_;
    slots_[at] = {key, index};
  }
}

WordTable::WordTable(std::span<const WordKey> keys) {
  std::array<std::vector<std::pair<std::uint32_t, std::uint32_t>>, 3> entries;
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    entries[keys[i].length - WordKey::kShortest].emplace_back(keys[i].bytes, i);
  }
  for (std::size_t i = 0; i < maps_.size(); ++i) maps_[i].fill(entries[i]);
}

std::span<const std::uint32_t> WordTable::keep_likely(std::string_view text,
                                                      std::span<std::uint32_t> places) const {
  std::size_t kept = 0;
  for (const std::uint32_t place : places) {
    const std::uint32_t word = word_at(text, place);
    places[kept] = place;
    kept += maps_[0].may_hold(word & 0xFFFF) | maps_[1].may_hold(word & 0xFFFFFF) |
            maps_[2].may_hold(word);
  }
  return places.first(kept);
}

}  // namespace expunge
