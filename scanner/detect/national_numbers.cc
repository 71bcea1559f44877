#include "detect/national_numbers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>

#include "detect/value_text.h"

namespace expunge {
namespace {

int digit_at(std::string_view digits, std::size_t i) { return digits[i] - '0'; }

bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_ascii_digit); }

int weighted_sum(std::string_view digits, std::initializer_list<int> weights) {
  int sum = 0;
  std::size_t i = 0;
  for (int weight : weights) sum += weight * digit_at(digits, i++);
  return sum;
}

std::uint64_t number_of(std::string_view digits) {
  std::uint64_t value = 0;
  for (char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

bool is_date(int month, int day) { return month >= 1 && month <= 12 && day >= 1 && day <= 31; }

int two_digits(std::string_view digits, std::size_t at) {
  return digit_at(digits, at) * 10 + digit_at(digits, at + 1);
}

// Netherlands BSN (eleven test), Canada SIN and Israel (Luhn), Australia TFN, Portugal NIF.
bool passes_nine(std::string_view d) {
  if (d == "123456789") return false;
  const int bsn = weighted_sum(d, {9, 8, 7, 6, 5, 4, 3, 2, -1});
  const int tfn = weighted_sum(d, {1, 4, 3, 7, 5, 8, 6, 9, 10});
  const int nif = 11 - weighted_sum(d, {9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return bsn % 11 == 0 || tfn % 11 == 0 || passes_luhn(d) || (nif > 9 ? 0 : nif) == digit_at(d, 8);
}

// United Kingdom NHS, Sweden personnummer (Luhn), Czechia and Slovakia (modulo 11), Poland NIP.
bool passes_ten(std::string_view d) {
  const int nhs = 11 - weighted_sum(d, {10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  if ((nhs == 11 ? 0 : nhs) == digit_at(d, 9)) return true;
  const int month = two_digits(d, 2) % 50;
  const int day = two_digits(d, 4) % 60;
  if (passes_luhn(d) && is_date(month, day)) return true;
  return number_of(d) % 11 == 0 && is_date(month % 20, day);
}

// Brazil CPF: two digits, modulo 11.
bool passes_cpf(std::string_view d) {
  const int first = weighted_sum(d, {10, 9, 8, 7, 6, 5, 4, 3, 2}) * 10 % 11 % 10;
  const int second = weighted_sum(d, {11, 10, 9, 8, 7, 6, 5, 4, 3, 2}) * 10 % 11 % 10;
  return first == digit_at(d, 9) && second == digit_at(d, 10);
}

// Turkey, law 1587: the tenth digit from the odd and even places, the eleventh from all.
bool passes_turkish(std::string_view d) {
  if (d[0] == '0') return false;
  const int odd = weighted_sum(d, {1, 0, 1, 0, 1, 0, 1, 0, 1});
  const int even = weighted_sum(d, {0, 1, 0, 1, 0, 1, 0, 1, 0});
  const int tenth = ((odd * 7 - even) % 10 + 10) % 10;
  return tenth == digit_at(d, 9) && (odd + even + tenth) % 10 == digit_at(d, 10);
}

// Germany, Steuer-Identifikationsnummer: ISO/IEC 7064 MOD 11,10.
bool passes_mod_11_10(std::string_view d) {
  int product = 10;
  for (std::size_t i = 0; i + 1 < d.size(); ++i) {
    int sum = (digit_at(d, i) + product) % 10;
    if (sum == 0) sum = 10;
    product = sum * 2 % 11;
  }
  return (11 - product) % 10 == digit_at(d, d.size() - 1);
}

bool passes_eleven(std::string_view d) {
  const int pesel = weighted_sum(d, {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1});
  if (pesel % 10 == 0 && is_date(two_digits(d, 2) % 20, two_digits(d, 4))) return true;
  const int snils = weighted_sum(d, {9, 8, 7, 6, 5, 4, 3, 2, 1}) % 101 % 100;
  if (snils == two_digits(d, 9)) return true;
  const bool norwegian = weighted_sum(d, {3, 7, 6, 1, 8, 9, 4, 5, 2, 1}) % 11 == 0 &&
                         weighted_sum(d, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
  return passes_cpf(d) || passes_turkish(d) || norwegian || passes_mod_11_10(d);
}

// Aadhaar: the dihedral group D5 (Verhoeff).
bool passes_verhoeff(std::string_view d) {
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
  for (std::size_t i = 0; i < d.size(); ++i) {
    const auto digit = static_cast<std::size_t>(digit_at(d, d.size() - 1 - i));
    check = multiply(check, kPermute[i % 8][digit]);
  }
  return check == 0;
}

bool passes_twelve(std::string_view d) {
  const int first = weighted_sum(d, {7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10;
  const int second = weighted_sum(d, {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10;
  if (first == digit_at(d, 10) && second == digit_at(d, 11)) return true;  // Russia INN
  const int rest = weighted_sum(d, {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11;
  if ((rest <= 1 ? 0 : 11 - rest) == digit_at(d, 11)) return true;  // Japan My Number
  const bool swedish = passes_luhn(d.substr(2)) && is_date(two_digits(d, 4), two_digits(d, 6) % 60);
  return passes_verhoeff(d) || (swedish && (d.starts_with("19") || d.starts_with("20")));
}

bool passes_thirteen(std::string_view d) {
  const int thai = (11 - weighted_sum(d, {13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11) % 10;
  const int romanian = weighted_sum(d, {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9}) % 11;
  if (thai == digit_at(d, 12) || (romanian == 10 ? 1 : romanian) == digit_at(d, 12)) return true;
  if (d.starts_with("756")) {  // Switzerland AHV, EAN-13
    const int sum = weighted_sum(d, {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1});
    if (sum % 10 == 0) return true;
  }
  if (passes_luhn(d)) return true;  // South Africa
  // Korea: since October 2020 the last digits are drawn, so the date and the sex digit must do.
  return is_date(two_digits(d, 2), two_digits(d, 4)) && d[6] >= '1' && d[6] <= '8';
}

// France, numero de securite sociale: 97 less the rest (decree 85-420); Corsica has letters.
bool passes_french(std::string_view d) {
  return (d[0] == '1' || d[0] == '2') &&
         97 - number_of(d.substr(0, 13)) % 97 == number_of(d.substr(13));
}

// China, GB 11643-1999 (ISO/IEC 7064 MOD 11-2).
bool passes_chinese(std::string_view text) {
  if (text.size() != 18 || !all_digits(text.substr(0, 17)) || text[0] == '0') return false;
  const int year = static_cast<int>(number_of(text.substr(6, 4)));
  if (year < 1900 || year > 2035 || !is_date(two_digits(text, 10), two_digits(text, 12))) {
    return false;
  }
  const int rest = weighted_sum(text, {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}) % 11;
  return text[17] == "10X98765432"[rest];
}

bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool fits = shape[i] == '9'   ? is_ascii_digit(text[i])
                      : shape[i] == 'A' ? is_ascii_upper(text[i])
                                        : is_ascii_alnum(text[i]);
    if (!fits) return false;
  }
  return true;
}

// Italy, decree of 23 December 1976: odd places by a table, even ones by value, modulo 26.
bool passes_italian(std::string_view text) {
  if (!has_shape(text, "AAAAAA**A**A***A")) return false;
  static constexpr std::array<int, 26> kOdd = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                               20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
  if (std::string_view("ABCDEHLMPRST").find(text[8]) == std::string_view::npos) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    const int value = is_ascii_digit(text[i]) ? text[i] - '0' : text[i] - 'A';
    sum += i % 2 == 0 ? kOdd[static_cast<std::size_t>(value)] : value;
  }
  return text[15] == 'A' + sum % 26;
}

// Finland: date, a mark of the century (written "-", so lost here, or a letter), modulo 31.
bool passes_finnish(std::string_view text) {
  std::string digits(text.substr(0, 6));
  if (text.size() == 11 && is_ascii_upper(text[6])) {
    digits += text.substr(7, 3);
  } else if (text.size() == 10) {
    digits += text.substr(6, 3);
  } else {
    return false;
  }
  if (!all_digits(digits) || !is_date(two_digits(digits, 2), two_digits(digits, 0))) return false;
  return text.back() == "0123456789ABCDEFHJKLMNPRSTUVWXY"[number_of(digits) % 31];
}

bool is_curp(std::string_view text) {
  return has_shape(text, "AAAA999999AAAAAA*9") && (text[10] == 'H' || text[10] == 'M') &&
         is_date(two_digits(text, 6), two_digits(text, 8));
}

bool passes_spanish(std::string_view text) {
  if (text.size() != 9 || !is_ascii_upper(text[8])) return false;
  std::string digits(text.substr(0, 8));
  if (digits[0] >= 'X' && digits[0] <= 'Z') digits[0] = static_cast<char>('0' + digits[0] - 'X');
  return all_digits(digits) && text[8] == "TRWAGMYFPDXBNJZSQVHLCKE"[number_of(digits) % 23];
}

// Chile: modulo 11 with weights 2 to 7, K for ten.
bool passes_rut(std::string_view text) {
  if (text.size() != 8 && text.size() != 9) return false;
  const std::string_view body = text.substr(0, text.size() - 1);
  if (!all_digits(body)) return false;
  int sum = 0;
  int weight = 2;
  for (std::size_t i = body.size(); i-- > 0; weight = weight == 7 ? 2 : weight + 1) {
    sum += weight * digit_at(body, i);
  }
  const int check = 11 - sum % 11;
  return text.back() == (check == 11 ? '0' : check == 10 ? 'K' : static_cast<char>('0' + check));
}

}  // namespace

bool is_unmistakable_number(std::string_view compact) {
  return passes_italian(compact) || passes_chinese(compact) || is_curp(compact) ||
         (compact.size() == 11 && passes_finnish(compact));
}

bool is_lettered_number(std::string_view compact) {
  if (passes_spanish(compact)) return true;
  // DVLA: five letters of the surname, a date with the sex in its month, initials, checks.
  if (compact.size() != 16 || !all_digits(compact.substr(5, 6))) return false;
  const int month = two_digits(compact, 6) % 50;
  if (!is_date(month, two_digits(compact, 8))) return false;
  return std::ranges::all_of(compact.substr(0, 5),
                             [](char c) { return is_ascii_upper(c) || c == '9'; }) &&
         is_ascii_upper(compact[0]) && is_ascii_upper(compact[11]) &&
         std::ranges::any_of(compact.substr(13), is_ascii_upper);
}

bool passes_national_check(std::string_view compact) {
  if (compact.empty() || compact.find_first_not_of(compact[0]) == std::string_view::npos) {
    return false;
  }
  if (is_unmistakable_number(compact) || is_lettered_number(compact)) return true;
  if (passes_finnish(compact)) return true;
  if (!all_digits(compact)) {
    return compact.back() == 'K' && passes_rut(compact);
  }
  switch (compact.size()) {
    case 8:
      return passes_rut(compact);
    case 9:
      return passes_nine(compact);
    case 10:
      return passes_ten(compact);
    case 11:
      return passes_eleven(compact);
    case 12:
      return passes_twelve(compact);
    case 13:
      return passes_thirteen(compact);
    case 15:
      return passes_french(compact);
    default:
      return false;
  }
}

}  // namespace expunge
