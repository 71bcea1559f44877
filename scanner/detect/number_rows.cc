#include "detect/number_rows.h"

#include <algorithm>
#include <vector>

#include "detect/value_text.h"

namespace expunge {
namespace {

constexpr std::size_t kLongestGroup = 4;

bool is_year(int number) { return number >= 1900 && number <= 2099; }

int number_of(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = 10 * number + (digit - '0');
  return number;
}

// One step, or twice the one before, from each to the next.
bool is_progression(std::span<const int> numbers) {
  bool steps = numbers[1] != numbers[0];
  bool doubles = numbers[0] != 0;
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    steps = steps && numbers[i] - numbers[i - 1] == numbers[1] - numbers[0];
    doubles = doubles && numbers[i] == 2 * numbers[i - 1];
  }
  return steps || doubles;
}

// "2.25"
bool is_decimal(std::string_view group) {
  const std::size_t point = group.find('.');
  if (point == std::string_view::npos || point != group.rfind('.')) return false;
  const auto digits = static_cast<std::size_t>(std::ranges::count_if(group, is_ascii_digit));
  return point > 0 && point <= 2 && digits + 1 == group.size() && group.size() - point <= 3;
}

}  // namespace

bool is_regular_row(std::string_view digits, std::span<const std::size_t> groups) {
  if (groups.size() < 2) return false;
  std::vector<int> numbers;
  std::size_t at = 0;
  for (const std::size_t size : groups) {
    if (size > kLongestGroup || at + size > digits.size()) return false;
    numbers.push_back(number_of(digits.substr(at, size)));
    at += size;
  }
  // "4 2007 2009 2011": a count before years.
  const std::size_t first = groups.size() > 3 ? 1 : 0;
  if (std::all_of(numbers.begin() + static_cast<std::ptrdiff_t>(first), numbers.end(), is_year)) {
    return true;
  }
  return groups.size() >= 3 && is_progression(numbers);
}

bool holds_decimal(std::string_view value) {
  if (value.find(' ') == std::string_view::npos) return false;
  for (std::size_t from = 0; from < value.size();) {
    const std::size_t end = std::min(value.find(' ', from), value.size());
    if (is_decimal(value.substr(from, end - from))) return true;
    from = end + 1;
  }
  return false;
}

bool is_file_of_year(std::string_view value) {
  const std::size_t sign = value.find_first_of("-/");
  if (sign != 4 || value.size() > 8 || value.size() < 6) return false;
  const std::string_view number = value.substr(5);
  return std::ranges::all_of(value.substr(0, 4), is_ascii_digit) &&
         std::ranges::all_of(number, is_ascii_digit) && is_year(number_of(value.substr(0, 4)));
}

}  // namespace expunge
