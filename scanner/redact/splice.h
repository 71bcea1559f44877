// Splicing: edits into raw bytes, everything else copied as it is.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "expunge/span.h"

namespace expunge {

// Replaces raw bytes by a text that is already in the field's encoding.
struct Edit {
  RawSpan span;
  std::string replacement;
};

// Appends `raw` with the edits made.  REQUIRES (checked, also in release: a violation aborts the
// record, returns false and appends nothing): edits sorted, disjoint, inside `raw`.
bool splice(std::string_view raw, std::span<const Edit> edits, std::string& out);

}  // namespace expunge
