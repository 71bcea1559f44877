// The classes are ours, by the rule that ordinary text of every language folds to itself: NFKC
// alone would rewrite Thai, Bengali, Korean chat and Chinese punctuation, and would make the cost
// of a second view the rule.  Where a class is kNormalize, ICU's data decide (Unicode UAX #15).
#include "text/fold_table.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace expunge {
namespace {

struct FoldRange {
  char32_t first;
  char32_t last;
  FoldClass fold;
  char to = '\0';
};

using enum FoldClass;

constexpr FoldRange kRanges[] = {
    {0x00A0, 0x00A0, kMap, ' '},
    {0x00AA, 0x00AA, kNormalize},
    {0x00AB, 0x00AB, kMap, '"'},
    {0x00AD, 0x00AD, kRemove},
    {0x00B2, 0x00B3, kShift, '2'},
    {0x00B4, 0x00B4, kMap, '\''},
    {0x00B9, 0x00B9, kMap, '1'},
    {0x00BA, 0x00BA, kNormalize},
    {0x00BB, 0x00BB, kMap, '"'},
    {0x0132, 0x0133, kNormalize},
    {0x013F, 0x0140, kNormalize},
    {0x0149, 0x0149, kNormalize},
    {0x017F, 0x017F, kNormalize},
    {0x01C4, 0x01CC, kNormalize},
    {0x01F1, 0x01F3, kNormalize},
    // Small capitals: letters of the sound alphabet that chat uses as a font.
    {0x0262, 0x0262, kMap, 'g'},
    {0x026A, 0x026A, kMap, 'i'},
    {0x0274, 0x0274, kMap, 'n'},
    {0x0280, 0x0280, kMap, 'r'},
    {0x028F, 0x028F, kMap, 'y'},
    {0x0299, 0x0299, kMap, 'b'},
    {0x029C, 0x029C, kMap, 'h'},
    {0x029F, 0x029F, kMap, 'l'},
    {0x02B0, 0x02B8, kNormalize},
    {0x02BB, 0x02BD, kMap, '\''},
    {0x02E0, 0x02E4, kNormalize},
    {0x0300, 0x034E, kExtender},
    {0x034F, 0x034F, kRemove},
    {0x0350, 0x036F, kExtender},
    {0x037E, 0x037E, kMap, ';'},
    {0x0386, 0x0386, kLookalike},
    {0x0388, 0x03CE, kLookalike},
    {0x03D0, 0x03D6, kNormalize},
    {0x03F0, 0x03F2, kNormalize},
    {0x03F3, 0x03F3, kLookalike},
    {0x03F4, 0x03F5, kNormalize},
    {0x0400, 0x0482, kLookalike},
    {0x048A, 0x052F, kLookalike},
    {0x061C, 0x061C, kRemove},
    {0x0653, 0x0655, kExtender},
    // Decimal digits (general category Nd).
    {0x0660, 0x0669, kShift, '0'},
    {0x06F0, 0x06F9, kShift, '0'},
    {0x07C0, 0x07C9, kShift, '0'},
    {0x0966, 0x096F, kShift, '0'},
    {0x09E6, 0x09EF, kShift, '0'},
    {0x0A66, 0x0A6F, kShift, '0'},
    {0x0AE6, 0x0AEF, kShift, '0'},
    {0x0B66, 0x0B6F, kShift, '0'},
    {0x0BE6, 0x0BEF, kShift, '0'},
    {0x0C66, 0x0C6F, kShift, '0'},
    {0x0CE6, 0x0CEF, kShift, '0'},
    {0x0D66, 0x0D6F, kShift, '0'},
    {0x0DE6, 0x0DEF, kShift, '0'},
    {0x0E50, 0x0E59, kShift, '0'},
    {0x0ED0, 0x0ED9, kShift, '0'},
    {0x0F20, 0x0F29, kShift, '0'},
    {0x1040, 0x1049, kShift, '0'},
    {0x1090, 0x1099, kShift, '0'},
    {0x1100, 0x115E, kNormalize},
    {0x1160, 0x11FF, kExtender},
    {0x17B4, 0x17B5, kRemove},
    {0x17E0, 0x17E9, kShift, '0'},
    {0x1810, 0x1819, kShift, '0'},
    {0x1946, 0x194F, kShift, '0'},
    {0x19D0, 0x19D9, kShift, '0'},
    {0x1A80, 0x1A89, kShift, '0'},
    {0x1A90, 0x1A99, kShift, '0'},
    {0x1B50, 0x1B59, kShift, '0'},
    {0x1BB0, 0x1BB9, kShift, '0'},
    {0x1C40, 0x1C49, kShift, '0'},
    {0x1C50, 0x1C59, kShift, '0'},
    {0x1D00, 0x1D00, kMap, 'a'},
    {0x1D04, 0x1D05, kShift, 'c'},
    {0x1D07, 0x1D07, kMap, 'e'},
    {0x1D0A, 0x1D0B, kShift, 'j'},
    {0x1D0D, 0x1D0D, kMap, 'm'},
    {0x1D0F, 0x1D0F, kMap, 'o'},
    {0x1D18, 0x1D18, kMap, 'p'},
    {0x1D1B, 0x1D1C, kShift, 't'},
    {0x1D20, 0x1D21, kShift, 'v'},
    {0x1D22, 0x1D22, kMap, 'z'},
    {0x1D2C, 0x1D6A, kNormalize},
    {0x1D78, 0x1D78, kNormalize},
    {0x1D9B, 0x1DBF, kNormalize},
    {0x1E9A, 0x1E9B, kNormalize},
    {0x1F70, 0x1FFE, kNormalize},
    {0x2000, 0x200A, kMap, ' '},
    {0x200B, 0x200B, kRemove},
    {0x200C, 0x200D, kJoiner},
    {0x200E, 0x200F, kRemove},
    {0x2010, 0x2013, kMap, '-'},
    {0x2014, 0x2015, kLongDash, '-'},
    {0x2018, 0x201B, kMap, '\''},
    {0x201C, 0x201F, kMap, '"'},
    {0x2024, 0x2024, kMap, '.'},
    {0x2028, 0x2029, kMap, '\n'},
    {0x202A, 0x202E, kRemove},
    {0x202F, 0x202F, kMap, ' '},
    {0x2032, 0x2032, kMap, '\''},
    {0x2033, 0x2033, kMap, '"'},
    {0x2035, 0x2035, kMap, '\''},
    {0x2039, 0x203A, kMap, '\''},
    {0x2044, 0x2044, kMap, '/'},
    {0x205F, 0x205F, kMap, ' '},
    {0x2060, 0x206F, kRemove},
    {0x2070, 0x2071, kNormalize},
    {0x2074, 0x208E, kNormalize},
    {0x2090, 0x209C, kNormalize},
    {0x20E3, 0x20E3, kKeycap},
    // Letters drawn in another font; signs such as trade mark and numero stay.
    {0x2102, 0x2102, kNormalize},
    {0x2107, 0x2107, kNormalize},
    {0x210A, 0x2113, kNormalize},
    {0x2115, 0x2115, kNormalize},
    {0x2119, 0x211D, kNormalize},
    {0x2124, 0x2124, kNormalize},
    {0x2126, 0x2126, kNormalize},
    {0x2128, 0x2128, kNormalize},
    {0x212A, 0x212D, kNormalize},
    {0x212F, 0x2134, kNormalize},
    {0x2139, 0x2139, kNormalize},
    {0x213C, 0x2140, kNormalize},
    {0x2145, 0x2149, kNormalize},
    {0x2160, 0x217F, kNormalize},
    {0x2212, 0x2212, kMap, '-'},
    {0x2215, 0x2215, kMap, '/'},
    {0x2236, 0x2236, kMap, ':'},
    {0x2460, 0x24EA, kNormalize},
    {0x24F5, 0x24FD, kShift, '1'},
    {0x24FF, 0x24FF, kMap, '0'},
    {0x2776, 0x277E, kShift, '1'},
    {0x2780, 0x2788, kShift, '1'},
    {0x278A, 0x2792, kShift, '1'},
    {0x2C7C, 0x2C7D, kNormalize},
    {0x2E9F, 0x2E9F, kNormalize},
    {0x2EF3, 0x2EF3, kNormalize},
    {0x2F00, 0x2FD5, kNormalize},
    {0x3000, 0x3000, kMap, ' '},
    {0x3002, 0x3002, kFullStop, '.'},
    {0x3099, 0x309A, kExtender},
    {0xA620, 0xA629, kShift, '0'},
    {0xA730, 0xA730, kMap, 'f'},
    {0xA731, 0xA731, kMap, 's'},
    {0xA8D0, 0xA8D9, kShift, '0'},
    {0xA900, 0xA909, kShift, '0'},
    {0xA9D0, 0xA9D9, kShift, '0'},
    {0xA9F0, 0xA9F9, kShift, '0'},
    {0xAA50, 0xAA59, kShift, '0'},
    {0xABF0, 0xABF9, kShift, '0'},
    {0xF900, 0xFAFF, kNormalize},
    {0xFB00, 0xFB06, kNormalize},
    {0xFB1D, 0xFDCF, kNormalize},
    {0xFE00, 0xFE0F, kJoiner},
    {0xFE50, 0xFE6B, kNormalize},
    {0xFE70, 0xFEFC, kNormalize},
    {0xFEFF, 0xFEFF, kRemove},
    // Full-width forms; those of which a value is made always, the rest as punctuation.
    {0xFF01, 0xFF04, kWide, '!'},
    {0xFF05, 0xFF05, kMap, '%'},
    {0xFF06, 0xFF0A, kWide, '&'},
    {0xFF0B, 0xFF0B, kMap, '+'},
    {0xFF0C, 0xFF0C, kWide, ','},
    {0xFF0D, 0xFF19, kShift, '-'},
    {0xFF1A, 0xFF1F, kWide, ':'},
    {0xFF20, 0xFF3A, kShift, '@'},
    {0xFF3B, 0xFF3E, kWide, '['},
    {0xFF3F, 0xFF3F, kMap, '_'},
    {0xFF40, 0xFF40, kWide, '`'},
    {0xFF41, 0xFF5A, kShift, 'a'},
    {0xFF5B, 0xFF5E, kWide, '{'},
    {0xFF61, 0xFF61, kFullStop, '.'},
    {0xFF65, 0xFF9D, kNormalize},
    {0xFF9E, 0xFF9F, kExtender},
    {0xFFF9, 0xFFFB, kRemove},
    {0x104A0, 0x104A9, kShift, '0'},
    {0x11066, 0x1106F, kShift, '0'},
    {0x1D400, 0x1D7FF, kNormalize},
    {0x1E950, 0x1E959, kShift, '0'},
    {0x1EE00, 0x1EEFF, kNormalize},
    {0x1F100, 0x1F10A, kNormalize},
    {0x1F110, 0x1F129, kNormalize},
    {0x1F130, 0x1F149, kNormalize},
    {0x1F150, 0x1F169, kShift, 'A'},
    {0x1F170, 0x1F189, kShift, 'A'},
    {0x1FBF0, 0x1FBF9, kNormalize},
    {0x2F800, 0x2FA1F, kNormalize},
    {0xE0000, 0xE007F, kTag},
    {0xE0100, 0xE01EF, kJoiner},
};

constexpr bool sorted_and_disjoint() {
  char32_t before = 0;
  for (const FoldRange& range : kRanges) {
    if (range.first <= before || range.last < range.first) return false;
    before = range.last;
  }
  return true;
}
static_assert(sorted_and_disjoint());

constexpr char shifted(const FoldRange& range, char32_t code_point) {
  const bool shifts = range.fold == kShift || range.fold == kWide;
  return static_cast<char>(range.to +
                           static_cast<char>(shifts ? code_point - range.first : char32_t{0}));
}

constexpr std::size_t count_ruled_blocks() {
  std::size_t count = 1;  // the first is the block without a rule
  char32_t before = 0;
  for (const FoldRange& range : kRanges) {
    if (range.first >= kFoldTableEnd) break;
    const char32_t first = std::max(range.first >> kFoldBlockBits, before + 1);
    const char32_t last = range.last >> kFoldBlockBits;
    if (last >= first) count += last - first + 1;
    before = last;
  }
  return count;
}

constexpr std::size_t kBlocks = count_ruled_blocks();
static_assert(kBlocks <= 256);

struct Blocks {
  std::array<std::uint8_t, (kFoldTableEnd >> kFoldBlockBits)> of{};
  std::array<FoldRule, kBlocks << kFoldBlockBits> rules{};
};

constexpr Blocks make_blocks() {
  Blocks blocks;
  std::size_t used = 1;
  for (const FoldRange& range : kRanges) {
    if (range.first >= kFoldTableEnd) break;
    for (char32_t c = range.first; c <= range.last; ++c) {
      std::uint8_t& block = blocks.of[c >> kFoldBlockBits];
      if (block == 0) block = static_cast<std::uint8_t>(used++);
      blocks.rules[(std::size_t{block} << kFoldBlockBits) | (c & kFoldBlockMask)] = {
          range.fold, shifted(range, c)};
    }
  }
  return blocks;
}

constexpr Blocks kTable = make_blocks();

struct Lookalike {
  char32_t code_point;
  char latin;
};

// Letters that are drawn the same in common fonts (compare Unicode UTS #39), chosen by eye.
constexpr Lookalike kLookalikes[] = {
    {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'},
    {0x039A, 'K'}, {0x039C, 'M'}, {0x039D, 'N'}, {0x039F, 'O'}, {0x03A1, 'P'}, {0x03A4, 'T'},
    {0x03A5, 'Y'}, {0x03A7, 'X'}, {0x03B1, 'a'}, {0x03B3, 'y'}, {0x03B5, 'e'}, {0x03B7, 'n'},
    {0x03B9, 'i'}, {0x03BA, 'k'}, {0x03BD, 'v'}, {0x03BF, 'o'}, {0x03C1, 'p'}, {0x03C4, 't'},
    {0x03C5, 'u'}, {0x03C7, 'x'}, {0x03C9, 'w'}, {0x03F3, 'j'}, {0x0405, 'S'}, {0x0406, 'I'},
    {0x0408, 'J'}, {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'},
    {0x041D, 'H'}, {0x041E, 'O'}, {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0423, 'Y'},
    {0x0425, 'X'}, {0x0430, 'a'}, {0x0435, 'e'}, {0x043A, 'k'}, {0x043E, 'o'}, {0x043F, 'n'},
    {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'},
    {0x0458, 'j'}, {0x0474, 'V'}, {0x0475, 'v'}, {0x04AE, 'Y'}, {0x04AF, 'y'}, {0x04BB, 'h'},
    {0x04C0, 'I'}, {0x04CF, 'l'}, {0x0501, 'd'}, {0x050C, 'G'}, {0x051A, 'Q'}, {0x051B, 'q'},
    {0x051C, 'W'}, {0x051D, 'w'},
};

}  // namespace

const std::uint8_t* const kFoldBlockOf = kTable.of.data();
const FoldRule* const kFoldBlocks = kTable.rules.data();

FoldRule fold_rule_beyond_table(char32_t code_point) {
  const FoldRange* range =
      std::lower_bound(std::begin(kRanges), std::end(kRanges), code_point,
                       [](const FoldRange& r, char32_t c) { return r.last < c; });
  if (range == std::end(kRanges) || code_point < range->first) return {};
  return {range->fold, shifted(*range, code_point)};
}

char latin_lookalike(char32_t code_point) {
  const Lookalike* found =
      std::lower_bound(std::begin(kLookalikes), std::end(kLookalikes), code_point,
                       [](const Lookalike& l, char32_t c) { return l.code_point < c; });
  return found != std::end(kLookalikes) && found->code_point == code_point ? found->latin : '\0';
}

}  // namespace expunge
