#include "match/class_look.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "text/byte_block.h"

namespace expunge {

ClassLook ClassLook::of(std::string_view text, std::size_t at) {
  static_assert(kBytes == ByteBlock::kSize);
  std::array<char, kBytes> copy{};
  const char* bytes = copy.data();
  if (at > 0 && text.size() - at >= kBytes - 1) {
    bytes = text.data() + at - 1;
  } else {
    const std::size_t before = at > 0 ? 1 : 0;
    const std::size_t count = std::min(before + text.size() - at, kBytes - 1 + before);
    std::memcpy(copy.data() + 1 - before, text.data() + at - before, count);
  }
  const ByteBlock block = ByteBlock::load(bytes);
  constexpr std::uint64_t kAll = (std::uint64_t{1} << kBytes) - 1;
  const std::uint64_t digits = block.in_range('0', '9').mask();
  const std::uint64_t letters = block.lowered().in_range('a', 'z').mask();
  const std::uint64_t either = digits | letters;
  return {digits << kDigits | letters << kLetters | (either ^ kAll) << kNeither |
          either << kEither};
}

}  // namespace expunge
