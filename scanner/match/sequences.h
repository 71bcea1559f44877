// Sequences: short runs of byte classes of which one stands in every match of a pattern.
//
// Code search indexes derive strings from patterns (Cox, "Regular Expression Matching with a
// Trigram Index", 2012); a sequence is the same over classes of bytes, so that digit shapes and
// "a capital after the cue" count as well as words.  With each goes how far behind the match's
// begin it can stand: whoever finds it knows where a match may begin, and RE2 need look nowhere
// else.  Derived from the pattern, never written by hand, so a user's rule is served like a
// built-in one.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "match/pattern_tree.h"

namespace expunge {

using ByteSet = std::bitset<256>;

inline constexpr std::uint32_t kUnboundedWidth = 0xFFFFFFFF;

// What stands beside a sequence.
enum class Edge : std::uint8_t {
  kAny,
  kNoWord,  // no [A-Za-z0-9_]: the text's end or another byte
  kLine,    // a line feed or the text's end
};

struct Sequence {
  std::vector<ByteSet> bytes;  // 1 to 12, one after the other
  Edge before = Edge::kAny;
  Edge after = Edge::kAny;
  // So many characters of the match stand before the one that holds its first byte.
  std::uint32_t min_offset = 0;
  std::uint32_t max_offset = 0;  // or kUnboundedWidth
  friend bool operator==(const Sequence&, const Sequence&) = default;
};

struct SequenceSet {
  std::vector<Sequence> sequences;
  std::uint32_t max_width = kUnboundedWidth;  // of a match, in bytes
  double per_megabyte = 0;                    // estimated occurrences in a megabyte of chat
};

// The rarest set found, or nothing if there is none: then the pattern can match without any
// sequence of its own.
//
// Every match holds one of them, unless the text holds a letter that only Unicode folds to ASCII
// (kFoldingLetters): callers treat such texts as holding every sequence.
std::optional<SequenceSet> find_sequences(const PatternNode& pattern);

// True if a word begins at byte `at` wherever the sequence stands: an ASCII letter or digit behind
// none, or the first byte of a character beyond ASCII (match/word_starts.h).
bool begins_word(const Sequence& sequence, std::size_t at);

// How often bytes of these classes, one after the other, stand in a megabyte of English chat.  An
// estimate: it ranks sequences.
double estimate_occurrences(const Sequence& sequence, std::size_t first, std::size_t count);

// U+017F (long s) and U+212A (Kelvin sign), the two characters that (?i) takes for s and k.
inline constexpr std::string_view kFoldingLetters[] = {"\xC5\xBF", "\xE2\x84\xAA"};

}  // namespace expunge
