#include "match/digits.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/byte_block.h"

namespace expunge {

bool holds_digits(const MaskedText& masked, std::size_t begin, std::size_t end,
                  const RuleDigits& wanted) {
  if (wanted.least == 0) return true;
  const std::string_view text = masked.text();
  end = std::min(text.size(), end + static_cast<std::size_t>(wanted.ahead));
  const auto reach = static_cast<std::size_t>(wanted.apart) + 1;
  MaskBuffer buffer;
  int row = 0;
  std::size_t last = 0;  // digit of the row
  for (std::size_t base = begin - begin % kMaskBytes; base < end; base += kMaskBytes) {
    std::uint64_t digits = masked.masks() != nullptr
                               ? masked.masks()[base / kMaskBytes].digit
                               : mask_of(masked_bytes(text, base, buffer),
                                         [](ByteBlock b) { return b.in_range('0', '9'); });
    if (base < begin) digits &= ~std::uint64_t{0} << (begin - base);
    if (end - base < kMaskBytes) digits &= (std::uint64_t{1} << (end - base)) - 1;
    while (digits != 0) {
      const std::size_t digit = base + take_lowest(digits);
      row = row > 0 && digit - last <= reach ? row + 1 : 1;
      if (row == wanted.least) return true;
      last = digit;
    }
  }
  return false;
}

}  // namespace expunge
