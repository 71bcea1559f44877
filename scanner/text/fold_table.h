// What folding does to each code point.  Private to text/.
#pragma once

#include <cstddef>
#include <cstdint>

namespace expunge {

enum class FoldClass : std::uint8_t {
  kKeep,
  kMap,        // always the ASCII character `to`
  kShift,      // `to` plus the distance from the start of the range: digits, full-width letters
  kRemove,     // invisible
  kNormalize,  // NFKC with the marks that follow
  kExtender,   // composes with what stands before
  kJoiner,     // joiners and variation selectors: part of emoji and of Persian, invisible elsewhere
  kTag,        // tag characters: part of some flags, invisible elsewhere
  kKeycap,     // removed behind the digit it encloses
  kWide,       // full-width punctuation, ordinary in Chinese: only beside full-width letters
  kLongDash,   // ordinary between words: only beside digits
  kFullStop,   // ideographic: only between ASCII letters, where it is a dot (RFC 3490 section 3.1)
  kLookalike,  // Greek, Cyrillic: only in a word that also has Latin letters
};

struct FoldRule {
  FoldClass fold = FoldClass::kKeep;
  char to = '\0';  // for kMap, kShift and kWide
};

// Two steps, by blocks of code points, for all that is common; blocks without a rule share one.
inline constexpr char32_t kFoldTableEnd = 0x20000;
inline constexpr unsigned kFoldBlockBits = 6;
inline constexpr char32_t kFoldBlockMask = (1U << kFoldBlockBits) - 1;
extern const std::uint8_t* const kFoldBlockOf;
extern const FoldRule* const kFoldBlocks;

FoldRule fold_rule_beyond_table(char32_t code_point);

inline FoldRule fold_rule(char32_t code_point) {
  if (code_point >= kFoldTableEnd) return fold_rule_beyond_table(code_point);
  const std::size_t block = kFoldBlockOf[code_point >> kFoldBlockBits];
  return kFoldBlocks[(block << kFoldBlockBits) | (code_point & kFoldBlockMask)];
}

// The Latin letter that a Greek or Cyrillic one is drawn like, or 0.
char latin_lookalike(char32_t code_point);

}  // namespace expunge
