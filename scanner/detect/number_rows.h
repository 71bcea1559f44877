// Rows of numbers that look like the groups of a telephone number.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace expunge {

// "2007 2009 2011", "128 256 512", "12 14 16 18": years, sizes, steps.  `groups` are the lengths of
// the stretches of `digits`.
bool is_regular_row(std::string_view digits, std::span<const std::size_t> groups);

// "2.25 -3.50 180": a number with one point in it that is no group of its own.
bool holds_decimal(std::string_view value);

// "2024-031": the year and a number in it.
bool is_file_of_year(std::string_view value);

}  // namespace expunge
