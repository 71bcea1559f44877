// Where the array of records begins in a document around it: {"version": 1, "data": [...]}.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {

struct EnvelopeStart {
  enum class State : std::uint8_t { kFound, kAbsent, kMore };
  State state = State::kAbsent;
  std::size_t elements = 0;  // behind the '['
  std::string before;        // opens the same containers again: {"data":[
  std::string after;         // closes them: ]}
};

// `at` is the first byte of the document, `path` the tokens of the pointer to the array.  kMore:
// not decided by these bytes.
EnvelopeStart find_envelope(std::string_view bytes, std::size_t at,
                            const std::vector<std::string>& path);

}  // namespace expunge
