// Sequences: short runs of byte classes of which one stands in every match of a pattern.
//
// Code search indexes derive strings from patterns (Cox, "Regular Expression Matching with a
// Trigram Index", 2012); a sequence is the same over classes of bytes, so that digit shapes and
// "a capital after the cue" count as well as words.  With each goes how far behind the match's
// begin it can stand: whoever finds it knows where a match may begin, and RE2 need look nowhere
// else.  Derived from the pattern, never written by hand, so a user's rule is served like a
// built-in one.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "match/pattern_tree.h"
#include "match/sequence.h"

namespace expunge {

struct SequenceSet {
  std::vector<Sequence> sequences;
  std::uint32_t max_width = kUnboundedWidth;  // of a match, in bytes
  double per_megabyte = 0;                    // estimated occurrences in a megabyte of chat
  // Where the sequences are frequent: a second set, one of which stands elsewhere in every match
  // ("23 Alder" and "street", "again" and "it's").  Empty if there is none, or the first suffices.
  std::vector<Sequence> second;
};

// The rarest set found, or nothing if there is none: then the pattern can match without any
// sequence of its own.
//
// Every match holds one of them, unless the text holds a letter that only Unicode folds to ASCII
// (kFoldingLetters): callers treat such texts as holding every sequence.
std::optional<SequenceSet> find_sequences(const PatternNode& pattern);

}  // namespace expunge
