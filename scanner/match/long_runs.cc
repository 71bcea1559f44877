#include "match/long_runs.h"

#include <bit>

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

// Most texts have a space every few bytes, which tells that no run can end here.
bool may_end(std::uint64_t words, std::uint64_t& words_before) {
  const int over_the_edge = std::countl_one(words_before) + std::countr_one(words);
  words_before = words;
  for (const int shift : {1, 2, 4, 8}) words &= words << shift;
  return words != 0 || over_the_edge >= static_cast<int>(kLongRun);
}

}  // namespace

bool is_run_character(std::uint8_t byte) {
  return ('0' <= byte && byte <= '9') || ('A' <= byte && byte <= 'Z') ||
         ('a' <= byte && byte <= 'z') || byte == '_' || byte == '+' || byte == '/' || byte == '=' ||
         byte == '-';
}

bool has_long_run(const MaskedText& text) {
  MaskBuffer buffer;
  ByteMasks own;
  std::uint64_t words_before = 0;
  std::uint64_t before = 0;
  bool before_is_known = true;
  for (std::size_t base = 0; base < text.text().size(); base += kMaskBytes) {
    if (!may_end(~text.masks(base, own).space, words_before)) {
      before_is_known = false;
      continue;
    }
    if (!before_is_known) before = mask_of(text.text().data() + base - kMaskBytes, run_characters);
    before_is_known = true;
    const std::uint64_t bits = mask_of(masked_bytes(text.text(), base, buffer), run_characters);
    if (run_ends(bits, before) != 0) return true;
    before = bits;
  }
  return false;
}

}  // namespace expunge
