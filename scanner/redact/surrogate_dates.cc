#include "redact/surrogate_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "redact/characters.h"

namespace expunge {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

enum class DatePart { kOther, kNumber, kMonthName, kUnknownWord };

struct DateToken {
  DatePart part = DatePart::kOther;
  std::string_view text;
};

// CJK signs for year, month and day stand between numbers as separators do.
bool is_date_sign(char32_t c) {
  return c == 0x5E74 || c == 0x6708 || c == 0x65E5 || c == 0xB144 || c == 0xC6D4 || c == 0xC77C;
}

DatePart part_of_word(std::string_view word) {
  const std::string lower = ascii_lower(word);
  if (lower == "st" || lower == "nd" || lower == "rd" || lower == "th" || lower == "of") {
    return DatePart::kOther;
  }
  for (const std::string_view month : kMonths) {
    if (lower == month || lower == month.substr(0, 3) || lower == "sept") {
      return DatePart::kMonthName;
    }
  }
  return DatePart::kUnknownWord;
}

std::vector<DateToken> cut_date(std::string_view date) {
  enum class Class { kDigit, kLetter, kSign };
  const auto class_of = [](char32_t c) {
    if (is_ascii_digit(c)) return Class::kDigit;
    return is_maskable(c) && !is_date_sign(c) ? Class::kLetter : Class::kSign;
  };
  std::vector<DateToken> tokens;
  for (std::size_t at = 0; at < date.size();) {
    const std::size_t begin = at;
    const Class kind = class_of(next_code_point(date, at));
    for (std::size_t next = at; next < date.size(); at = next) {
      if (class_of(next_code_point(date, next)) != kind) break;
      at = next;
    }
    const std::string_view text = date.substr(begin, at - begin);
    DatePart part = DatePart::kOther;
    if (kind == Class::kDigit) part = DatePart::kNumber;
    if (kind == Class::kLetter) part = part_of_word(text);
    tokens.push_back({part, text});
  }
  return tokens;
}

// Which token is the year: the four-digit number, else of three numbers the last.
std::optional<std::size_t> year_token(const std::vector<DateToken>& tokens) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].part != DatePart::kNumber) continue;
    if (tokens[i].text.size() == 4) return i;
    numbers.push_back(i);
  }
  const bool month_name = std::any_of(tokens.begin(), tokens.end(), [](const DateToken& token) {
    return token.part == DatePart::kMonthName;
  });
  if (numbers.size() == 3 || (numbers.size() == 2 && month_name)) return numbers.back();
  return std::nullopt;
}

bool can_keep_shape(const std::vector<DateToken>& tokens) {
  if (!year_token(tokens)) return false;
  return std::all_of(tokens.begin(), tokens.end(), [](const DateToken& token) {
    return token.part != DatePart::kUnknownWord &&
           (token.part != DatePart::kNumber || token.text.size() <= 2 || token.text.size() == 4);
  });
}

std::string month_name_like(std::string_view original, std::uint32_t month) {
  std::string name(kMonths[month]);
  if (original.size() <= 4 && ascii_lower(original) != "june" && ascii_lower(original) != "july") {
    name.resize(3);
  }
  if (original[0] >= 'A' && original[0] <= 'Z') {
    const bool all = original[1] >= 'A' && original[1] <= 'Z';
    for (std::size_t i = 0; i < (all ? name.size() : 1); ++i) {
      name[i] = static_cast<char>(name[i] - 'a' + 'A');
    }
  }
  return name;
}

}  // namespace

std::string birth_date_surrogate(std::string_view value, SurrogateChoices& choices) {
  const std::vector<DateToken> tokens = cut_date(value);
  const std::uint32_t year = 1800 + choices.below(100);
  const std::uint32_t month = choices.below(12);
  // 4 to 12: a date in whichever order day and month stand, and an ordinal that ends in "th".
  const std::uint32_t day = 4 + choices.below(9);
  if (!can_keep_shape(tokens)) return fmt::format("{}-{:02}-{:02}", year, month + 1, day);

  const std::size_t year_at = *year_token(tokens);
  std::string out;
  bool day_written = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const DateToken& token = tokens[i];
    if (i == year_at) {
      out += fmt::format("{}", year);
    } else if (token.part == DatePart::kMonthName) {
      out += month_name_like(token.text, month);
    } else if (token.part == DatePart::kNumber) {
      const std::uint32_t number = day_written ? month + 1 : day;
      out += token.text.size() == 2 ? fmt::format("{:02}", number) : fmt::format("{}", number);
      day_written = true;
    } else {
      const std::string lower = ascii_lower(token.text);
      const bool ordinal = lower == "st" || lower == "nd" || lower == "rd";
      out += ordinal ? std::string_view("th") : token.text;
    }
  }
  return out;
}

std::optional<int> year_of(std::string_view date) {
  const std::vector<DateToken> tokens = cut_date(date);
  const std::optional<std::size_t> at = year_token(tokens);
  if (!at) {
    // ISO 8601 basic format: YYYYMMDD.
    if (tokens.size() != 1 || tokens[0].text.size() != 8) return std::nullopt;
    return std::stoi(std::string(tokens[0].text.substr(0, 4)));
  }
  const std::string_view digits = tokens[*at].text;
  if (digits.size() != 4 && digits.size() != 2) return std::nullopt;
  const int number = std::stoi(std::string(digits));
  if (digits.size() == 4) return number;
  // Two digits: the pivot of POSIX strptime's %y.
  return number < 69 ? 2000 + number : 1900 + number;
}

}  // namespace expunge
