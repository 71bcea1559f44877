#include "match/long_runs.h"

#include "text/byte_block.h"

namespace expunge {
namespace {

ByteBlock run_characters(ByteBlock block) {
  return block.lowered().in_range('a', 'z') | block.in_range('/', '9') | block.equal_to('_') |
         block.equal_to('+') | block.equal_to('=') | block.equal_to('-');
}

// Bit i: the characters i - 15 to i are all of a run.  `before` are the bits of the block before.
std::uint64_t run_ends(std::uint64_t bits, std::uint64_t before) {
  static_assert(kLongRun == 16);
  for (int shift = 1; shift < 16; shift *= 2) {
    bits &= bits << shift | before >> (64 - shift);
    before &= before << shift;
  }
  return bits;
}

// Most texts have a space every few bytes: one comparison tells that no run can end here.
bool may_end(const char* bytes, std::uint64_t& words_before) {
  const std::uint64_t words =
      ~mask_of(bytes, [](ByteBlock block) { return block.in_range('\0', ' '); });
  const bool may = run_ends(words, words_before) != 0;
  words_before = words;
  return may;
}

}  // namespace

bool is_run_character(std::uint8_t byte) {
  return ('0' <= byte && byte <= '9') || ('A' <= byte && byte <= 'Z') ||
         ('a' <= byte && byte <= 'z') || byte == '_' || byte == '+' || byte == '/' || byte == '=' ||
         byte == '-';
}

void find_long_runs(std::string_view text, std::vector<std::uint32_t>& places) {
  places.clear();
  MaskBuffer buffer;
  std::uint64_t words_before = 0;
  std::uint64_t before = 0;
  bool before_is_known = true;
  for (std::size_t base = 0; base < text.size(); base += kMaskBytes) {
    const char* const bytes = masked_bytes(text, base, buffer);
    if (!may_end(bytes, words_before)) {
      before_is_known = false;
      continue;
    }
    if (!before_is_known) before = mask_of(text.data() + base - kMaskBytes, run_characters);
    before_is_known = true;
    const std::uint64_t bits = mask_of(bytes, run_characters);
    std::uint64_t ends = run_ends(bits, before);
    before = bits;
    ends &= ~(ends << 1);  // the first of each stretch of neighbouring ends
    while (ends != 0) places.push_back(static_cast<std::uint32_t>(base + take_lowest(ends)));
  }
}

}  // namespace expunge
