#include "text/word_filter.h"

#include <bit>

namespace expunge {

void WordFilter::add(std::string_view beginning, Asker asker, FollowSet next) {
  static_assert(std::endian::native == std::endian::little);
  const std::uint32_t word = first_bytes_of_word(beginning, 0);
  if (beginning.size() >= kLongest) return set(four_, cell_of_four(word), asker);
  if (beginning.size() > kShortest) return set(three_, cell_of_three(word), asker);
  next.for_each_byte([&](unsigned char third) {
    set(three_, cell_of_three((word & 0xFFFF) | std::uint32_t{third} << 16), asker);
  });
}

}  // namespace expunge
