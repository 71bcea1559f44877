// Names of months in the languages of lists/months.txt.
#pragma once

#include <string_view>

namespace expunge {

// 1 to 12, by how `word` begins, in any case; 0 if it names no month.
int month_of(std::string_view word);

}  // namespace expunge
