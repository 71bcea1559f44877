// The part of a sequence that is looked for in its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "match/class_scanner.h"
#include "match/sequence.h"

namespace expunge {

struct Core {
  enum class Kind : std::uint8_t {
    kWord,     // the first bytes of a word (match/word_table.h)
    kLiteral,  // a literal anywhere (match/literal_scanner.h)
    kClasses,  // a window of classes (match/class_scanner.h)
  };
  Kind kind = Kind::kClasses;
  std::size_t first = 0;  // byte of the sequence
  std::size_t count = 0;
  double occurrences = std::numeric_limits<double>::infinity();  // in a megabyte of chat
  double cost = std::numeric_limits<double>::infinity();
};

// The cheapest.
Core best_core(const Sequence& sequence);

// Every literal that the core of such a kind can be, ASCII letters in lower case.
std::vector<std::string> literals_of(const Sequence& sequence, const Core& core);

// Four bytes from `first` on; all bytes are allowed behind the sequence's end.
ClassWindow window_of(const Sequence& sequence, std::size_t first);

}  // namespace expunge
