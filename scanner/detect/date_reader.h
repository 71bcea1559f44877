// Dates as people write them, in the orders and words of many languages.
#pragma once

#include <cstddef>
#include <string_view>

#include "detect/value_scan.h"

namespace expunge {

// A day and a month, mostly with a year in which somebody alive may have been born.
struct ReadDate {
  Stretch place;  // empty if there is none
  bool has_year = false;
};

// The date that begins at `at`.
ReadDate read_date(std::string_view text, std::size_t at);

// The first date that begins at a word's start in [from, to).
ReadDate find_date(std::string_view text, std::size_t from, std::size_t to);

}  // namespace expunge
