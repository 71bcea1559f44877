#include "detect/phone_shape.h"

#include <algorithm>

#include "base/strings.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

int number_at(std::string_view digits, std::size_t from, std::size_t count) {
  int value = 0;
  for (char c : digits.substr(from, count)) value = value * 10 + (c - '0');
  return value;
}

// Two to seven digits, two, and one that checks them: the others count 1, 2, 3 from its left.
bool is_cas_number(const PhoneShape& shape) {
  if (shape.groups.size() != 3 || shape.groups[1] != 2 || shape.groups[2] != 1) return false;
  if (shape.separators != "--") return false;
  const std::string_view digits = shape.digits;
  std::size_t sum = 0;
  for (std::size_t i = 1; i < digits.size(); ++i) {
    sum += i * static_cast<std::size_t>(digits[digits.size() - 1 - i] - '0');
  }
  return sum % 10 == static_cast<std::size_t>(digits.back() - '0');
}

}  // namespace

std::size_t extension_begin(std::string_view value) {
  // Digits and separators come first; a letter or # begins the extension.  "xx" stands for the
  // digits of a carrier (0xx11 in Brazil).
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (i < 5 && ascii_lower(value.substr(i, 2)) == "xx") {
      ++i;
    } else if (is_ascii_letter(value[i]) || is_beyond_ascii(value[i]) || value[i] == '#' ||
               (value[i] == '~' && i > 0 && value[i - 1] == ' ')) {
      return i;
    }
  }
  return value.size();
}

PhoneShape read_shape(std::string_view value) {
  PhoneShape shape;
  value = value.substr(0, extension_begin(value));
  bool in_group = false;
  for (char c : value) {
    if (is_ascii_digit(c)) {
      if (!in_group) shape.groups.push_back(0);
      ++shape.groups.back();
      shape.digits += c;
      in_group = true;
      continue;
    }
    shape.plus |= c == '+';
    shape.bracket |= c == '(';
    if (in_group && !shape.groups.empty()) shape.separators += c;
    in_group = false;
  }
  return shape;
}

bool groups_are(const PhoneShape& shape, std::initializer_list<std::size_t> groups) {
  return std::ranges::equal(shape.groups, groups);
}

// Dates in any order with numeric parts, also with an hour behind; "12-15 (2009)", pages of a year.
bool looks_like_date(const PhoneShape& shape) {
  if (shape.plus || shape.groups.size() < 3) return false;
  const std::string& d = shape.digits;
  if (shape.bracket) {
    const bool year = d.size() >= 6 && shape.groups[2] == 4 &&
                      (d.substr(d.size() - 4, 2) == "19" || d.substr(d.size() - 4, 2) == "20");
    return year && shape.groups.size() == 3 && shape.groups[0] <= 3 && shape.groups[1] <= 3 &&
           d.size() <= 9;
  }
  if (d.size() <= 6 && shape.separators.find('/') != std::string::npos) return true;
  const auto is_month = [](int n) { return n >= 1 && n <= 12; };
  const auto is_day = [](int n) { return n >= 1 && n <= 31; };
  const auto is_year = [](int n) { return n >= 1800 && n <= 2100; };
  const std::size_t a = shape.groups[0];
  const std::size_t b = shape.groups[1];
  const std::size_t c = shape.groups[2];
  if (a == 4 && b <= 2 && c <= 2)
    return is_year(number_at(d, 0, 4)) && is_month(number_at(d, 4, b));
  if (a <= 2 && b <= 2 && c == 4) {
    const int first = number_at(d, 0, a);
    const int second = number_at(d, a, b);
    return is_year(number_at(d, a + b, 4)) && is_day(first) && is_day(second) &&
           (is_month(first) || is_month(second));
  }
  return false;
}

// Two years ("1998-2004"), an address ("192.168.10.12"), a card (4-4-4-4), an SSN (3-2-4), a book
// (978-...), plain decimals ("47.690518") and thousands ("1 234 567", "12.345.678").
bool looks_like_other_number(const PhoneShape& shape) {
  if (shape.plus) return false;
  // A year and the same in brackets.
  if (groups_are(shape, {4, 4}) && shape.digits.substr(0, 4) == shape.digits.substr(4)) return true;
  if (shape.bracket) return false;
  const auto& g = shape.groups;
  if (groups_are(shape, {3, 2, 4}) || groups_are(shape, {4, 4, 4, 4})) return true;
  if (g.size() == 2 && g[0] == 4 && g[1] == 4) {
    const auto is_year = [&](std::size_t at) {
      const int year = number_at(shape.digits, at, 4);
      return (year >= 1500 && year <= 2100) || (year >= 2440 && year <= 2590);  // Buddhist era
    };
    if (is_year(0) && is_year(4)) return true;
  }
  const bool only_dots = shape.separators.find_first_not_of('.') == std::string::npos;
  if (only_dots && g.size() == 2) return true;
  if (only_dots && g.size() == 4 && std::ranges::all_of(g, [](auto n) { return n <= 3; })) {
    return shape.digits.size() < 10 || g[0] > 2;
  }
  // "9.0.0.4092": a release.
  if (only_dots && g.size() == 4 && g[0] + g[1] + g[2] <= 6) return true;
  if (shape.digits.size() == 13 &&
      (shape.digits.starts_with("978") || shape.digits.starts_with("979"))) {
    return true;
  }
  // "44.98/93.27": two decimals, and a CAS number: "7732-18-5" with its check digit (CAS Registry).
  if (groups_are(shape, {2, 2, 2, 2}) && shape.separators == "./.") return true;
  if (is_cas_number(shape)) return true;
  const bool thousands =
      g[0] <= 3 && std::all_of(g.begin() + 1, g.end(), [](std::size_t n) { return n == 3; });
  return thousands && g.size() >= 2 && shape.digits[0] != '0' && shape.digits.size() <= 9 &&
         shape.separators.find_first_not_of(shape.separators[0]) == std::string::npos &&
         (shape.separators[0] == '.' || shape.separators[0] == ' ') && g[0] != 3;
}

// North American Numbering Plan: NXX NXX XXXX, N from 2 to 9 (ITU-T E.164 country code 1).  The
// area code 555 and the exchange 555-01XX are fiction's and stand for private numbers in chats.
bool is_nanp(const PhoneShape& shape) {
  std::string_view digits = shape.digits;
  if (digits.size() == 11 && digits[0] == '1') digits.remove_prefix(1);
  if (digits.size() != 10 || digits[0] < '2' || digits[1] == '9') return false;
  if (digits.substr(0, 3) == "555") return true;
  return digits[3] >= '2' && !(digits[1] == '1' && digits[2] == '1');
}

// "06 12 34 56 78": the French plan writes ten digits in pairs (ARCEP), which nothing else does
// with a leading zero; its ranges for fiction are not in libphonenumber.
bool is_french_pairs(const PhoneShape& shape, bool asked) {
  if (asked && groups_are(shape, {1, 2, 2, 2, 2}) && shape.digits[0] != '0') return true;
  return groups_are(shape, {2, 2, 2, 2, 2}) && shape.digits[0] == '0' && shape.digits[1] != '0';
}

// "0532 047 71 18": Turkish mobile numbers (BTK), a grouping of no other country.
bool is_turkish_mobile(const PhoneShape& shape) {
  return groups_are(shape, {4, 3, 2, 2}) && shape.digits.starts_with("05");
}

// "07911 555 871": British mobiles (Ofcom) in the groups in which they are written, also in ranges
// that nobody has been given.
bool is_british_mobile(const PhoneShape& shape) {
  return shape.digits.size() == 11 && shape.digits.starts_with("07") && shape.digits[2] != '0' &&
         (groups_are(shape, {5, 3, 3}) || groups_are(shape, {5, 6}));
}

bool has_nanp_groups(const PhoneShape& shape) {
  return groups_are(shape, {3, 3, 4}) || groups_are(shape, {1, 3, 3, 4}) ||
         groups_are(shape, {3, 7}) || (shape.bracket && groups_are(shape, {3, 3, 2, 2}));
}

// "one two three four ...", also from the middle and backwards.
bool is_counting(std::string_view digits) {
  constexpr std::string_view kUp = "01234567890123456789101112131415";
  constexpr std::string_view kDown = "151413121110987654321098765432109";
  return kUp.find(digits) != std::string_view::npos || kDown.find(digits) != std::string_view::npos;
}

// "00-667-489 38.99": a number of an article and its price.
bool ends_with_price(std::string_view value) {
  constexpr std::size_t kPrice = 6;  // " 38.99"
  if (value.size() < kPrice || value[0] == '+') return false;
  const std::size_t space = value.rfind(' ');
  if (space == std::string_view::npos) return false;
  const std::string_view last = value.substr(space + 1);
  const std::size_t point = last.find('.');
  return point != std::string_view::npos && last.size() - point == 3 && point <= 4 &&
         value.substr(0, space).find('.') == std::string_view::npos;
}

}  // namespace expunge
