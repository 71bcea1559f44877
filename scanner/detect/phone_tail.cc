#include "detect/phone_tail.h"

#include <algorithm>

#include "detect/value_text.h"

namespace expunge {
namespace {

constexpr std::size_t kFewestBefore = 7;  // digits
constexpr std::size_t kWholeNumber = 9;   // digits, behind which nothing is missing

// "38.99", "1250,00"
bool is_price(std::string_view group) {
  const std::size_t point = group.find_first_of(".,");
  return point != std::string_view::npos && point > 0 && group.size() - point == 3 &&
         std::ranges::count_if(group, is_ascii_digit) + 1 ==
             static_cast<std::ptrdiff_t>(group.size());
}

// Written in groups with a trunk or country code, or as North Americans write: nothing is missing.
// "0912345678 02" may be one number.
bool is_complete(std::string_view number) {
  if (number.find_first_of("-/)") == std::string_view::npos) return false;
  const bool american = number.size() == 12 && number[3] == '-' && number[7] == '-';
  return american || number.front() == '0' || number.front() == '+' || number.front() == '(';
}

}  // namespace

// Only where the number before is written without a blank: with them its groups go on.
void drop_count_or_price(ValueContext& context) {
  const std::string_view value = value_of(context);
  const std::size_t blank = value.find(' ');
  if (blank == std::string_view::npos || value.find(' ', blank + 1) != std::string_view::npos) {
    return;
  }
  const std::string_view number = value.substr(0, blank);
  const std::string_view group = value.substr(blank + 1);
  if (number.empty() || !is_ascii_digit(number.back()) ||
      number.find('.') != std::string_view::npos) {
    return;
  }
  const auto digits = static_cast<std::size_t>(std::ranges::count_if(number, is_ascii_digit));
  const bool price = digits >= kFewestBefore && is_price(group);
  const bool count = is_complete(number) && digits >= kWholeNumber && group.size() <= 2 &&
                     std::ranges::all_of(group, is_ascii_digit);
  if (price || count) context.end = context.begin + blank;
}

}  // namespace expunge
