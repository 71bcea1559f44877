#include "match/word_starts.h"

#include "text/byte_block.h"

namespace expunge {
namespace {

ByteBlock letters_and_digits(ByteBlock block) {
  return block.lowered().in_range('a', 'z') | block.in_range('0', '9');
}

ByteBlock first_bytes(ByteBlock block) { return block.in_range(0xC2, 0xFF); }

}  // namespace

std::span<std::uint32_t> WordStarts::find(std::string_view text) {
  // At most one place a byte.
  if (places_.size() < text.size()) places_.resize(text.size());
  std::uint32_t* end = places_.data();
  MaskBuffer buffer;
  std::uint64_t before = 0;  // 1 if the last byte of the block before is a letter or digit
  for (std::size_t base = 0; base < text.size(); base += kMaskBytes) {
    const char* bytes = masked_bytes(text, base, buffer);
    const std::uint64_t words = mask_of(bytes, letters_and_digits);
    std::uint64_t starts = (words & ~(words << 1 | before)) | mask_of(bytes, first_bytes);
    before = words >> 63;
    while (starts != 0) *end++ = static_cast<std::uint32_t>(base + take_lowest(starts));
  }
  return {places_.data(), end};
}

}  // namespace expunge
