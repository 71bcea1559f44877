// Keys and values that people paste into a message: objects of JSON, forms line by line, rows of a
// table under its head, rows that SQL inserts.
#pragma once

#include <vector>

#include "expunge/span.h"
#include "text/byte_masks.h"

namespace expunge {

struct PastedPair {
  TextSpan key;
  TextSpan value;        // without quotes and the spaces around
  bool in_form = false;  // a line of a form, which a sentence may look like
};

// Those of `text`, by the place of their values; the vector is overwritten.
void find_pasted_pairs(const MaskedText& text, std::vector<PastedPair>& out);

}  // namespace expunge
