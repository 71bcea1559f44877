#include "match/digits.h"

#include <cstddef>
#include <cstdint>

#include "text/byte_block.h"

namespace expunge {

bool holds_digits(std::string_view text, std::size_t begin, std::size_t end,
                  const RuleDigits& wanted) {
  if (wanted.least == 0) return true;
  text = text.substr(begin, end - begin + static_cast<std::size_t>(wanted.ahead));
  const auto reach = static_cast<std::size_t>(wanted.apart) + 1;
  MaskBuffer buffer;
  int row = 0;
  std::size_t last = 0;  // digit of the row
  for (std::size_t base = 0; base < text.size(); base += kMaskBytes) {
    std::uint64_t digits =
        mask_of(masked_bytes(text, base, buffer), [](ByteBlock b) { return b.in_range('0', '9'); });
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
