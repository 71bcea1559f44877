// How often bytes, and sequences of byte classes, stand in chat, as far as choosing needs to know.
#pragma once

#include <array>
#include <cstddef>

#include "match/sequence.h"

namespace expunge {

// Shares of the bytes of English chat.  Only speed depends on them.
const std::array<double, 256>& byte_shares();

// How often bytes of these classes, one after the other, stand in a megabyte of English chat.  An
// estimate: it ranks sequences.
double estimate_occurrences(const Sequence& sequence, std::size_t first, std::size_t count);

}  // namespace expunge
