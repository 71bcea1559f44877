// Where words begin, found in one pass for all who ask about words: the sequences of rules
// (match/word_table.h), and the spoken view.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace expunge {

// Every place of a text where a word begins: an ASCII letter or digit behind a byte that is none,
// and the first byte of every character beyond ASCII.  Keeps its memory between texts.
class WordIndex {
 public:
  void clear() { count_ = 0; }

  // Appends the places of `text`, each plus `offset`.  Returns whether a spoken view could be made
  // of it: false if surely no words for characters stand there, no spelled numbers and no spaced
  // letters.  REQUIRES: valid UTF-8.
  bool add(std::string_view text, std::uint32_t offset);

  // Ascending if the offsets were; valid until the next call.
  std::span<const std::uint32_t> places() const { return {places_.data(), count_}; }

 private:
  std::vector<std::uint32_t> places_;
  std::size_t count_ = 0;
  std::vector<std::uint32_t> likely_;  // where words for characters may stand
};

}  // namespace expunge
