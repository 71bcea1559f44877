#include "text/word_filter.h"

#include <bit>

namespace expunge {

void WordFilter::set(std::size_t table, std::uint32_t key, Askers asker) {
  const std::uint32_t hash = key * kMultiplier;
  bits_[table * kWords + place(hash)] |= asker << shift(hash);
}

void WordFilter::add(std::string_view beginning, Askers asker) {
  static_assert(std::endian::native == std::endian::little);
  const std::uint32_t word = first_bytes_of_word(beginning, 0);
  if (beginning.size() >= kLongest) return set(1, word, asker);
  if (beginning.size() > kShortest) return set(0, word & kFirstThree, asker);
  for (std::uint32_t third = 0; third < 256; ++third) {
    if ((third & 0x20) != 0) set(0, (word & 0xFFFF) | third << 16, asker);
  }
}

}  // namespace expunge
