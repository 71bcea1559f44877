// Short lists of words that validators know.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace expunge {

// True if `word`, in any case, is in the list, which is in lower case.
template <std::size_t N>
bool is_in(std::string_view word, const std::string_view (&list)[N]) {
  const std::string lower = ascii_lower(word);
  return std::ranges::find(list, std::string_view(lower)) != std::end(list);
}

}  // namespace expunge
