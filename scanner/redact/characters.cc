#include "redact/characters.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.h"

namespace expunge {
namespace {

struct CodeRange {
  char32_t first;
  char32_t last;
};

// Beyond ASCII: spaces, punctuation, symbols, controls.  Unicode 15 blocks and the punctuation
// within blocks of letters; sorted.
constexpr CodeRange kNoLetters[] = {
    {0x0080, 0x00A9},   {0x00AB, 0x00B1}, {0x00B4, 0x00B4}, {0x00B6, 0x00B8}, {0x00BB, 0x00BB},
    {0x00BF, 0x00BF},   {0x00D7, 0x00D7}, {0x00F7, 0x00F7}, {0x037E, 0x037E}, {0x0387, 0x0387},
    {0x055A, 0x055F},   {0x0589, 0x058A}, {0x05BE, 0x05BE}, {0x05C0, 0x05C0}, {0x05C3, 0x05C3},
    {0x05F3, 0x05F4},   {0x0600, 0x060F}, {0x061B, 0x061F}, {0x066A, 0x066D}, {0x06D4, 0x06D4},
    {0x0964, 0x0965},   {0x0970, 0x0970}, {0x0E3F, 0x0E3F}, {0x0E4F, 0x0E4F}, {0x0E5A, 0x0E5B},
    {0x2000, 0x206F},   {0x20A0, 0x20CF}, {0x2190, 0x245F}, {0x2500, 0x2BFF}, {0x2E00, 0x2E7F},
    {0x3000, 0x3004},   {0x3008, 0x3020}, {0x3030, 0x3030}, {0x303D, 0x303F}, {0x309B, 0x309C},
    {0x30A0, 0x30A0},   {0x30FB, 0x30FB}, {0xFE00, 0xFE1F}, {0xFE30, 0xFE6F}, {0xFEFF, 0xFEFF},
    {0xFF01, 0xFF0F},   {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFD},
    {0x1F000, 0x1FAFF},
};

// Zeros of the decimal digits (general category Nd) met in chats.
constexpr char32_t kZeros[] = {0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                               0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0,
                               0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10};

bool in_ranges(const CodeRange* first, const CodeRange* last, char32_t c) {
  const CodeRange* found = std::upper_bound(
      first, last, c, [](char32_t value, const CodeRange& range) { return value < range.first; });
  return found != first && c <= std::prev(found)->last;
}

struct ScriptRange {
  char32_t first;
  char32_t last;
  Script script;
};
constexpr ScriptRange kScripts[] = {
    {'A', 'Z', Script::kLatin},
    {'a', 'z', Script::kLatin},
    {0x00C0, 0x024F, Script::kLatin},
    {0x1E00, 0x1EFF, Script::kLatin},
    {0x0370, 0x03FF, Script::kGreek},
    {0x1F00, 0x1FFF, Script::kGreek},
    {0x0400, 0x052F, Script::kCyrillic},
    {0x0590, 0x05FF, Script::kHebrew},
    {0x0600, 0x06FF, Script::kArabic},
    {0x0750, 0x077F, Script::kArabic},
    {0x0900, 0x097F, Script::kDevanagari},
    {0x0E00, 0x0E7F, Script::kThai},
    {0x3040, 0x30FF, Script::kKana},
    {0x3400, 0x4DBF, Script::kHan},
    {0x4E00, 0x9FFF, Script::kHan},
    {0xAC00, 0xD7A3, Script::kHangul},
    {0x20000, 0x2FA1F, Script::kHan},
};

}  // namespace

bool is_maskable(char32_t c) {
  if (c < 0x80) return is_ascii_digit(c) || is_ascii_letter(c);
  return !in_ranges(std::begin(kNoLetters), std::end(kNoLetters), c);
}

std::optional<int> digit_value(char32_t c) {
  if (is_ascii_digit(c)) return static_cast<int>(c - '0');
  for (const char32_t zero : kZeros) {
    if (c >= zero && c < zero + 10) return static_cast<int>(c - zero);
  }
  return std::nullopt;
}

bool is_letter_character(char32_t c) { return is_maskable(c) && !digit_value(c); }

bool is_capital(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c >= 0x00C0 && c <= 0x00DE) return c != 0x00D7;
  // Latin Extended-A pairs capital and small letter; the pairs shift at U+0139 and U+0179.
  if (c >= 0x0100 && c <= 0x017E) {
    const bool odd_capitals = (c >= 0x0139 && c <= 0x0148) || c >= 0x0179;
    return (c % 2 == 1) == odd_capitals;
  }
  if (c >= 0x0386 && c <= 0x03AB) return c != 0x0390;
  if (c >= 0x0400 && c <= 0x042F) return true;
  return c >= 0x1E00 && c <= 0x1EFF && c % 2 == 0;
}

char32_t to_capital(char32_t c) {
  const bool paired =
      (c >= 'a' && c <= 'z') || (c >= 0x03B1 && c <= 0x03C9) || (c >= 0x0430 && c <= 0x044F);
  return paired ? c - 0x20 : c;
}

Script script_of(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    for (const ScriptRange& range : kScripts) {
      if (c >= range.first && c <= range.last) return range.script;
    }
  }
  return Script::kLatin;
}

}  // namespace expunge
