// How often bytes, and sequences of byte classes, stand in chat, as far as choosing needs to know.
#pragma once

#include <array>
#include <cstddef>

#include "match/sequence.h"

namespace expunge {

// Shares of the bytes of English chat.  Only speed depends on them.
const std::array<double, 256>& byte_shares();

// How often a sequence stands in a megabyte of English chat.  An estimate: it ranks sequences.
double estimate_occurrences(const Sequence& sequence);

// How often who looks for bytes [first, first + count) alone finds them, whatever stands beside
// them: anywhere, or where words begin.
double estimate_hits(const Sequence& sequence, std::size_t first, std::size_t count,
                     bool at_word_begins);

}  // namespace expunge
