// Which findings of a new version are those of an old one.
//
// A finding is told by its value (keyed), the content of its record, and its pointer; never by a
// line, a file or a number.  Each old finding answers for one new one, so that a copy of a known
// value, or of a whole record, is new.  Two steps:
//   1. value, record and pointer are equal;
//   2. of what is left: the same value in the same text (message, cell, line), at the same pointer
//      but for positions in arrays.  What is left of the old ones is of records that are gone, so
//      these are records that were edited.
// So a corrected label or an added turn raises nothing, while a value in a changed message does.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {

struct FindingKey {
  std::string value;    // fingerprint of entity and normalised value
  std::string record;   // keyed digest of the record's content
  std::string text;     // keyed digest of the text it stands in
  std::string pointer;  // with personal data in keys masked, as logs show it
  friend auto operator<=>(const FindingKey&, const FindingKey&) = default;
};

// For each of `now`, the index of the finding of `before` that it is.
std::vector<std::optional<std::size_t>> match_findings(std::span<const FindingKey> before,
                                                       std::span<const FindingKey> now);

// "/conversation/4/message" -> "/conversation/*/message"
std::string without_positions(std::string_view pointer);

}  // namespace expunge
