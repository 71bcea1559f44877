// The constants that text/byte_masks compares bytes with.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace expunge {

// Each is repeated in all of a vector, and read from memory: made from numbers they took more
// instructions than the comparisons.
struct alignas(16) ByteClasses {
  using Lane = std::array<std::uint8_t, 16>;

  Lane lower_bit{};
  Lane first_letter{};
  Lane last_of_letters{};  // from the first on
  Lane first_digit{};
  Lane last_of_digits{};
  Lane underscore{};
  Lane space{};
  Lane half{};  // the bits of half a byte
  // What the halves of a byte let it be: a byte is of each group that is in both.
  Lane by_low_half{};
  Lane by_high_half{};
  Lane marks{};  // the groups of ByteMasks::mark
  Lane signs{};  // and of ByteMasks::sign
};

constexpr ByteClasses make_byte_classes() {
  ByteClasses classes;
  const auto all = [](int value) {
    ByteClasses::Lane lane{};
    lane.fill(static_cast<std::uint8_t>(value));
    return lane;
  };
  classes.lower_bit = all(0x20);
  classes.first_letter = all('a');
  classes.last_of_letters = all('z' - 'a');
  classes.first_digit = all('0');
  classes.last_of_digits = all('9' - '0');
  classes.underscore = all('_');
  classes.space = all(' ');
  classes.half = all(0x0F);

  // Bytes of one group: each high half with each low half.
  int group = 1;
  const auto add = [&](std::string_view bytes, ByteClasses::Lane& kind) {
    for (const char c : bytes) {
      const auto byte = static_cast<std::uint8_t>(c);
      classes.by_low_half[byte & 0x0F] |= static_cast<std::uint8_t>(group);
      classes.by_high_half[byte >> 4] |= static_cast<std::uint8_t>(group);
    }
    for (std::uint8_t& lane : kind) lane |= static_cast<std::uint8_t>(group);
    group *= 2;
  };
  add("%&*", classes.marks);
  add("\\_", classes.marks);
  add("`", classes.marks);
  add("~\x7F", classes.marks);
  add(")\t", classes.signs);
  add("]}", classes.signs);
  add("@`", classes.signs);
  return classes;
}

}  // namespace expunge
