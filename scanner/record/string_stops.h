// Where strings of JSON may end, found for a whole record with the widest vectors that the
// processor has.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace expunge {

// Reused: keeps its memory, a bit a byte of the largest record.
class StringStops {
 public:
  // Looks for '"', '\' and bytes below 0x20.
  void find(std::string_view bytes);
  // The first of them at or behind `at`, which is not behind the end; the end if there is none.
  std::size_t next(std::size_t at) const {
    std::size_t word = at / kBits;
    std::uint64_t bits = words_[word] & (~std::uint64_t{0} << (at % kBits));
    while (bits == 0) bits = words_[++word];
    return word * kBits + static_cast<std::size_t>(std::countr_zero(bits));
  }

 private:
  static constexpr std::size_t kBits = 64;

  std::vector<std::uint64_t> words_;  // with a bit behind the last byte
};

}  // namespace expunge
