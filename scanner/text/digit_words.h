// Words that people say for digits, for who looks at single words.
#pragma once

#include <cstddef>
#include <string_view>

namespace expunge {

// How many digits `word` is said for, in any case of ASCII letters: 1 for "five", 2 for "twenty";
// 0 for other words.
std::size_t digits_said(std::string_view word);

}  // namespace expunge
