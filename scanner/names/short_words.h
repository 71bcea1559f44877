// Sets of words of eight bytes at most, made when the program is compiled: a word is told by one
// multiplication and, mostly, one comparison.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace expunge {

inline constexpr std::size_t kShortWord = 8;  // bytes

// The bytes of a word as one number; 0 for what is none of up to kShortWord bytes.
constexpr std::uint64_t short_key(std::string_view word) {
  const std::size_t size = word.size();
  if (size == 0 || size > kShortWord || word[size - 1] == '\0') return 0;
  if (std::is_constant_evaluated()) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < size; ++i) {
      key |= std::uint64_t{static_cast<unsigned char>(word[i])} << 8 * i;
    }
    return key;
  }
  if (size >= 4) {  // two that overlap
    std::uint32_t first;
    std::uint32_t last;
    std::memcpy(&first, word.data(), sizeof first);
    std::memcpy(&last, word.data() + size - sizeof last, sizeof last);
    return first | std::uint64_t{last} << 8 * (size - sizeof last);
  }
  const auto byte = [word](std::size_t i) {
    return std::uint64_t{static_cast<unsigned char>(word[i])} << 8 * i;
  };
  return byte(0) | byte(size / 2) | byte(size - 1);
}

// As short_key() of the word in lower case.  REQUIRES: ASCII letters, digits and apostrophes; with
// other bytes it may be any word's that has such, too.
constexpr std::uint64_t lowered_key(std::string_view word) {
  const std::uint64_t key = short_key(word);
  return key == 0 ? 0 : key | 0x2020202020202020ULL >> (64 - 8 * word.size());
}

template <std::size_t N>
class ShortWords {
 public:
  // REQUIRES: sorted.
  explicit consteval ShortWords(const std::array<std::string_view, N>& words) {
    for (std::size_t i = 0; i < N; ++i) {
      const std::uint64_t key = short_key(words[i]);
      if (key == 0 || (i > 0 && words[i - 1] >= words[i])) throw "too long, or not sorted";
      std::size_t at = place_of(key);
      while (keys_[at] != 0) at = (at + 1) % kSlots;
      keys_[at] = key;
      numbers_[at] = static_cast<std::uint8_t>(i);
    }
  }

  bool holds(std::string_view word) const { return holds_key(short_key(word)); }
  bool holds_key(std::uint64_t key) const { return number_of(key).has_value(); }
  // The place of a word in the list.
  std::optional<std::size_t> number_of(std::uint64_t key) const {
    if (key == 0) return {};
    for (std::size_t at = place_of(key); keys_[at] != 0; at = (at + 1) % kSlots) {
      if (keys_[at] == key) return numbers_[at];
    }
    return {};
  }

 private:
  static_assert(N < 128);
  static constexpr std::size_t kSlots = std::bit_ceil(N * 2);
  static constexpr std::size_t place_of(std::uint64_t key) {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> 32) % kSlots;
  }

  std::array<std::uint64_t, kSlots> keys_{};
  std::array<std::uint8_t, kSlots> numbers_{};
};

template <class... Words>
consteval auto short_words(Words... words) {
  return ShortWords<sizeof...(Words)>(
      std::array<std::string_view, sizeof...(Words)>{std::string_view(words)...});
}

}  // namespace expunge
