// Where words begin.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace expunge {

// Finds every place of a text where a word begins: an ASCII letter or digit behind a byte that is
// none, and the first byte of every character beyond ASCII.  Keeps its memory between texts.
class WordStarts {
 public:
  // Ascending; valid until the next call; the caller may overwrite them.
  std::span<std::uint32_t> find(std::string_view text);

 private:
  std::vector<std::uint32_t> places_;
};

}  // namespace expunge
