// What stands around a word that may be a name, and tells that it is one or none.
#pragma once

#include <cstddef>
#include <string_view>

#include "names/words.h"

namespace expunge {

// "hey guys, priya here", "priya speaking": a whole clause.
bool says_who_speaks(std::string_view text, std::size_t begin, std::size_t end);

// "7 Jan", "Jan-21-2015", "22nd Jan": beside a number, or another month.
bool is_month_of_date(std::string_view text, const NameWord& word);

// "NIK 3173051212900004", "RUT: 12.345.678-5": what a number is called.
bool labels_number(std::string_view text, const NameWord& word);

}  // namespace expunge
