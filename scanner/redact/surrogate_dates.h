// Birth dates that are nobody's, and coarser dates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "redact/surrogate.h"

namespace expunge {

// A date of the 1800s, written like `value` where its parts can be told (numbers, English month
// names), else as YYYY-MM-DD.
std::string birth_date_surrogate(std::string_view value, SurrogateChoices& choices);

// The year a date names: its only number of four digits from 1000 to 2999, or the year of an
// all-number date with two digits for it.
std::optional<int> year_of(std::string_view date);

}  // namespace expunge
