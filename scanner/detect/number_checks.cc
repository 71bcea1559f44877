#include "detect/number_checks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "detect/value_text.h"

namespace expunge {
namespace {

using Kind = NumberCheck::Kind;

std::optional<std::int64_t> value_of_sign(const NumberCheck& check, char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (!is_ascii_upper(c)) return std::nullopt;
  const std::int8_t value = check.letters[static_cast<std::size_t>(c - 'A')];
  if (value < 0) return std::nullopt;
  return value;
}

// Digits of text[from, from + count) as a number; letters count as the check says.
std::optional<std::int64_t> number_in(const NumberCheck& check, std::string_view text) {
  std::int64_t number = 0;
  if (text.size() > 17) return std::nullopt;
  for (const char c : text) {
    const std::optional<std::int64_t> value = value_of_sign(check, c);
    if (!value) return std::nullopt;
    number = number * 10 + *value;
  }
  return number;
}

// Letters written as the two digits that stand for them.
std::string unfolded(const NumberCheck& check, std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_ascii_upper(c)) {
      out += c;
      continue;
    }
    const std::uint8_t value = check.unfolded[static_cast<std::size_t>(c - 'A')];
    out += static_cast<char>('0' + value / 10);
    out += static_cast<char>('0' + value % 10);
  }
  return out;
}

std::optional<std::int64_t> weighted_sum(const NumberCheck& check, std::string_view text) {
  std::int64_t sum = 0;
  const std::size_t count = std::min(check.weights.size(), text.size());
  if (count < check.weights.size()) return std::nullopt;
  for (std::size_t i = 0; i < count; ++i) {
    if (check.weights[i] == 0) continue;
    const std::optional<std::int64_t> value = value_of_sign(check, text[i]);
    if (!value) return std::nullopt;
    std::int64_t product = *value * check.weights[i];
    if (check.crossed) product = product / 10 + product % 10;
    sum += product;
  }
  return sum;
}

// What the characters at the check's place must be for this rest.
bool is_check_for(const NumberCheck& check, std::int64_t rest, std::string_view written) {
  if (!check.table.empty()) {
    return written.size() == 1 && static_cast<std::size_t>(rest) < check.table.size() &&
           written[0] == check.table[static_cast<std::size_t>(rest)];
  }
  std::int64_t result = check.complement ? check.mod - rest : rest;
  if (check.width == 1) {
    if (check.units) {
      result %= 10;
    } else if (result == check.mod) {
      result = 0;
    }
    if (result >= 10) return result == 10 && check.ten != '\0' && written[0] == check.ten;
    return written[0] == '0' + result;
  }
  if (check.units) result %= 100;
  if (!std::ranges::all_of(written, is_ascii_digit)) return false;
  std::int64_t value = 0;
  for (const char c : written) value = value * 10 + (c - '0');
  return value == result;
}

bool passes_sum(const NumberCheck& check, std::string_view compact) {
  std::string text(compact);
  std::size_t at = check.at;
  if (text.size() < check.pad) {
    // Places count from the left of the padded number.
    text.insert(0, check.pad - text.size(), '0');
  }
  if (check.kind == Kind::kAt && at + check.width > text.size()) return false;
  const std::string written =
      check.kind == Kind::kAt ? text.substr(at, check.width) : std::string();
  std::optional<std::int64_t> sum;
  if (check.kind == Kind::kAt && check.weights.empty()) {
    if (check.from + check.count > text.size()) return false;
    sum = number_in(check, std::string_view(text).substr(check.from, check.count));
  } else {
    if (!check.unfolded.empty()) text = unfolded(check, text);
    sum = weighted_sum(check, text);
  }
  if (!sum) return false;
  const std::int64_t rest = ((*sum + check.plus) % check.mod + check.mod) % check.mod;
  if (check.kind == Kind::kSum) return rest == check.equals;
  return is_check_for(check, rest, written);
}

bool is_day_of(int year, int month, int day) {
  static constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  if (day > kDays[static_cast<std::size_t>(month - 1)]) return false;
  // Without the century a year that four divides may be a leap year.
  return month != 2 || day < 29 || year % 4 == 0;
}

bool passes_date(const NumberCheck& check, std::string_view compact) {
  const std::size_t size = check.text.size();
  if (check.from + size > compact.size()) return false;
  int year = 0;
  int month = 0;
  int day = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const char c = compact[check.from + i];
    if (!is_ascii_digit(c)) return false;
    int& part = check.text[i] == 'y' ? year : check.text[i] == 'm' ? month : day;
    part = part * 10 + (c - '0');
  }
  if (check.months != 0) month %= check.months;
  if (check.days != 0) day %= check.days;
  const bool century = check.text.find("yyyy") != std::string::npos;
  if (century && (year < 1850 || year > 2040)) return false;
  return is_day_of(year, month, day);
}

bool passes_part(const NumberCheck& check, std::string_view compact) {
  if (check.from + check.count > compact.size()) return false;
  int value = 0;
  for (const char c : compact.substr(check.from, check.count)) {
    if (!is_ascii_digit(c)) return false;
    value = value * 10 + (c - '0');
  }
  return std::ranges::any_of(check.ranges, [value](const std::array<int, 2>& range) {
    return range[0] <= value && value <= range[1];
  });
}

// The dihedral group D5 (J. Verhoeff, Error Detecting Decimal Codes, 1969), as Aadhaar uses it.
bool passes_verhoeff(std::string_view digits) {
  static constexpr std::array<std::array<int, 10>, 8> kPermute = {{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                                                                   {1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
                                                                   {5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
                                                                   {8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
                                                                   {9, 4, 5, 3, 1, 2, 6, 8, 7, 0},
                                                                   {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
                                                                   {2, 7, 9, 3, 8, 0, 6, 4, 1, 5},
                                                                   {7, 0, 4, 6, 9, 1, 3, 2, 5, 8}}};
  const auto multiply = [](int a, int b) {
    if (a < 5) return b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5;
    return b < 5 ? 5 + (a - 5 - b + 5) % 5 : (a - b + 5) % 5;
  };
  int check = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = static_cast<std::size_t>(digits[digits.size() - 1 - i] - '0');
    check = multiply(check, kPermute[i % 8][digit]);
  }
  return check == 0;
}

// ISO/IEC 7064 MOD 11,10.
bool passes_mod_11_10(std::string_view digits) {
  int product = 10;
  for (const char c : digits.substr(0, digits.size() - 1)) {
    int sum = (c - '0' + product) % 10;
    if (sum == 0) sum = 10;
    product = sum * 2 % 11;
  }
  return (11 - product) % 10 == digits.back() - '0';
}

// Abgabenordnung section 139b, BZSt: of the first ten digits exactly one stands twice or three
// times, none of three in a row.
bool is_german_tax_id(std::string_view digits) {
  if (digits.size() != 11 || digits[0] == '0' || !passes_mod_11_10(digits)) return false;
  std::array<int, 10> counts{};
  for (const char c : digits.substr(0, 10)) ++counts[static_cast<std::size_t>(c - '0')];
  const auto repeated = std::ranges::count_if(counts, [](int n) { return n > 1; });
  return repeated == 1 && std::ranges::max(counts) <= 3;
}

// Decree of 23 December 1976: odd places by a table, even ones by value, modulo 26.
bool is_codice_fiscale(std::string_view text) {
  static constexpr std::array<int, 26> kOdd = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                               20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
  if (text.size() != 16 || !is_ascii_upper(text[15])) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    const int value = is_ascii_digit(text[i]) ? text[i] - '0' : text[i] - 'A';
    sum += i % 2 == 0 ? kOdd[static_cast<std::size_t>(value)] : value;
  }
  return text[15] == 'A' + sum % 26;
}

// National Tax Service: weights 1 3 7 1 3 7 1 3 5; of the last product the tens count too.
bool is_korean_brn(std::string_view digits) {
  static constexpr std::array<int, 9> kWeights = {1, 3, 7, 1, 3, 7, 1, 3, 5};
  if (digits.size() != 10 || !std::ranges::all_of(digits, is_ascii_digit)) return false;
  int sum = (digits[8] - '0') * 5 / 10;
  for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (digits[i] - '0') * kWeights[i];
  return (10 - sum % 10) % 10 == digits[9] - '0';
}

bool passes_named(std::string_view name, std::string_view compact) {
  if (name == "german_tax_id") return is_german_tax_id(compact);
  return name == "korean_brn" ? is_korean_brn(compact) : is_codice_fiscale(compact);
}

bool passes(const NumberCheck& check, std::string_view compact) {
  switch (check.kind) {
    case Kind::kSum:
    case Kind::kAt:
      return passes_sum(check, compact);
    case Kind::kDate:
      return passes_date(check, compact);
    case Kind::kPart:
      return passes_part(check, compact);
    case Kind::kNamed:
      return passes_named(check.text, compact);
    default:
      break;
  }
  const std::string digits = check.text + digits_of(compact);
  if (check.kind == Kind::kVerhoeff) return passes_verhoeff(digits);
  return check.kind == Kind::kMod11Mod10 ? passes_mod_11_10(digits) : passes_luhn(digits);
}

}  // namespace

bool passes_checks(std::span<const NumberCheck> checks, std::string_view compact) {
  return !compact.empty() &&
         std::ranges::all_of(checks, [&](const NumberCheck& c) { return passes(c, compact); });
}

bool is_dull_number(std::string_view compact) {
  return compact.find_first_not_of(compact[0]) == std::string_view::npos ||
         std::string_view("12345678901234567890").starts_with(compact) ||
         std::string_view("01234567890123456789").starts_with(compact);
}

}  // namespace expunge
