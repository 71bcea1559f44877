// What the first bytes of a source say about JSON in them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/profile.h"

namespace expunge {

// What the file's name promises.
enum class NamedAs : std::uint8_t { kJson, kJsonLines, kCsv, kTsv, kText, kUnknown };
NamedAs named_as(std::string_view file_name);

struct JsonSniff {
  bool is_json = false;
  Container container = Container::kJsonLines;
};

// `bytes` without a byte order mark; `whole`: the source ends with them.  A source that is named
// as JSON is JSON whatever it holds.
JsonSniff sniff_json(std::string_view bytes, bool whole, NamedAs name);

// Up to `most` first records of `container` in `bytes`; the last may be cut off.
std::vector<std::string_view> first_json_records(std::string_view bytes, Container container,
                                                 std::size_t most);

}  // namespace expunge
