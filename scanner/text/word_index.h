// Words that somebody asks for, found in one pass for all who ask about words: the sequences of
// rules (match/word_table.h), and the spoken view.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "text/byte_masks.h"
#include "text/word_filter.h"

namespace expunge {

// Where words begin that the rules may want, ascending: by their first two or three bytes, and by
// their first four.  Apart, since who looks a word up by these has tables for each.
struct WordPlaces {
  std::span<const std::uint32_t> few = {};
  std::span<const std::uint32_t> four = {};
};

// Where words begin that may be wanted: a word begins at an ASCII letter or digit behind a byte
// that is none, and at the first byte of every character beyond ASCII.  Keeps its memory between
// texts.
class WordIndex {
 public:
  // `filter` outlives the index.
  explicit WordIndex(const WordFilter& filter) : filter_(&filter) {}

  // Lets a filter pass the words that add() has to see to tell what can be spoken.
  static void ask_for_spoken(WordFilter& filter);
  // For who asks for nothing else.
  static const WordFilter& spoken_only();

  void clear() { few_count_ = four_count_ = 0; }

  // Appends the places of `text` where a word begins that the rules may want, each plus
  // `offset`.  Returns whether a spoken view could be made of it: false if surely no words for
  // characters stand there, no spelled numbers and no spaced letters, provided that the filter
  // was told of them (ask_for_spoken).  REQUIRES: valid UTF-8.
  bool add(const MaskedText& text, std::uint32_t offset);

  // Ascending if the offsets were; valid until the next call.
  WordPlaces places() const { return {{few_.data(), few_count_}, {four_.data(), four_count_}}; }

 private:
  const WordFilter* filter_;
  std::vector<std::uint32_t> few_;
  std::vector<std::uint32_t> four_;
  std::size_t few_count_ = 0;
  std::size_t four_count_ = 0;
  std::vector<std::uint32_t> spoken_;  // where words for characters may stand
};

}  // namespace expunge
