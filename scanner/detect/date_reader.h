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
  // As written: a year of two digits as these, 0 where nothing is known (a month of a language that
  // no list has).
  int year = 0;
  int month = 0;
  int day = 0;
  bool either_order = false;  // 4/3/1991: day and month may stand the other way round
};

// Whether two dates say the same day; of a year that one of them does not say nothing is asked.
bool same_day(const ReadDate& a, const ReadDate& b);

// The date that begins at `at`.
ReadDate read_date(std::string_view text, std::size_t at);

// The first date that begins at a word's start in [from, to).
ReadDate find_date(std::string_view text, std::size_t from, std::size_t to);

}  // namespace expunge
