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
  constexpr std::size_t kLeast = 12;
  constexpr std::size_t kMost = 16;  // 8 KiB: stays in the first cache
  const auto bits = static_cast<std::size_t>(std::bit_width(48 * entries.size()));
  const std::size_t used = std::clamp(bits, kLeast, kMost);
  shift_ = 32 - static_cast<int>(used);
  bits_.assign((std::size_t{1} << used) / 8, 0);
  const std::size_t size = std::bit_ceil(2 * entries.size() + 1);
  slots_.assign(size, Slot());
  mask_ = size - 1;
  for (const auto& [key, index] : entries) {
    const std::uint32_t bit = hash(key) >> shift_;
    bits_[bit / 8] = static_cast<std::uint8_t>(bits_[bit / 8] | 1U << bit % 8);
    std::size_t at = first_slot(key);
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

void WordTable::keep_likely(std::string_view text, std::span<const std::uint32_t> places,
                            Likely& likely) const {
  std::array<std::size_t, 3> kept{};
  for (std::vector<std::uint32_t>& list : likely.places_) {
    if (list.size() < places.size()) list.resize(places.size());
  }
  std::uint32_t* const two = likely.places_[0].data();
  std::uint32_t* const three = likely.places_[1].data();
  std::uint32_t* const four = likely.places_[2].data();
  const auto keep = [&](std::uint32_t place, std::uint32_t word) {
    two[kept[0]] = three[kept[1]] = four[kept[2]] = place;
    kept[0] += maps_[0].may_hold(word & kMasks[0]);
    kept[1] += maps_[1].may_hold(word & kMasks[1]);
    kept[2] += maps_[2].may_hold(word);
  };
  std::size_t i = 0;
  for (; i < places.size() && places[i] + sizeof(std::uint32_t) <= text.size(); ++i) {
    std::uint32_t word;
    std::memcpy(&word, text.data() + places[i], sizeof word);
    keep(places[i], word | 0x20202020);
  }
  for (; i < places.size(); ++i) keep(places[i], word_at(text, places[i]));
  likely.counts_ = kept;
}

}  // namespace expunge
