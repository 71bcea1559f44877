// Numbers and facts that say who somebody is: documents, vehicles, birth dates, addresses.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/strings.h"
#include "detect/validator_table.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

int small_number(std::string_view digits) {
  int value = 0;
  for (char c : digits.substr(0, 9)) value = value * 10 + (c - '0');
  return value;
}

bool joins_more_digits(const ValueContext& context) {
  const char before = byte_before(context);
  const char after = byte_after(context);
  if (is_ascii_alnum(before) || before == '_' || is_ascii_alnum(after) || after == '_') return true;
  const bool joint_before = before == '-' || before == '.' || before == '/' || before == ',';
  if (joint_before && context.begin > 1 && is_ascii_alnum(context.text[context.begin - 2]))
    return true;
  const bool joint_after = after == '-' || after == '.' || after == '/' || after == ',';
  return joint_after && is_ascii_digit(byte_after(context, 1));
}

}  // namespace

// SSA, "Social Security Number Randomization" (2011): no area 000, 666 or 900-999, no group 00, no
// serial 0000.  078-05-1120 and 219-09-9999 were printed in advertisements; 987-65-432x in print
// is excluded by its area.
Verdict validate_us_ssn(ValueContext& context) {
  if (joins_more_digits(context)) return Verdict::kNo;
  const std::string digits = digits_of(value_of(context));
  if (digits.size() != 9) return Verdict::kNo;
  const int area = small_number(digits.substr(0, 3));
  if (area == 0 || area == 666 || area >= 900) return Verdict::kNo;
  if (digits.substr(3, 2) == "00" || digits.substr(5) == "0000") return Verdict::kNo;
  if (digits == "078051120" || digits == "219099999" || digits == "123456789") return Verdict::kNo;
  if (digits.find_first_not_of(digits[0]) == std::string::npos) return Verdict::kNo;
  return context.has_context ? Verdict::kYes : Verdict::kNoOpinion;
}

namespace {

// "531884207 ok": words of the sentence that the pattern took for letters of the number.
void drop_trailing_words(ValueContext& context) {
  while (true) {
    const std::string_view value = value_of(context);
    const std::size_t space = value.rfind(' ');
    if (space == std::string_view::npos) return;
    if (!std::ranges::all_of(value.substr(space + 1), is_ascii_lower)) return;
    context.end = context.begin + value.find_last_not_of(' ', space) + 1;
  }
}

}  // namespace

// Whatever an authority numbers: enough digits, not all the same, not a date.
Verdict validate_document_number(ValueContext& context) {
  drop_trailing_words(context);
  if (is_ascii_alnum(byte_before(context)) || is_ascii_alnum(byte_after(context)))
    return Verdict::kNo;
  const std::string compact = compact_upper(value_of(context));
  const auto digits = std::ranges::count_if(compact, is_ascii_digit);
  if (digits < 3 || compact.size() < 5 || compact.size() > 24) return Verdict::kNo;
  if (digits * 3 < static_cast<std::ptrdiff_t>(compact.size())) return Verdict::kNo;
  if (compact.find_first_not_of(compact[0]) == std::string::npos) return Verdict::kNo;
  if (compact == "123456789" || compact == "12345678") return Verdict::kNo;
  return Verdict::kNoOpinion;
}

// ISO 3779 and 49 CFR 565.15: seventeen characters without I, O, Q; the ninth checks the rest in
// North America and China, elsewhere it may be anything.
Verdict validate_vin(ValueContext& context) {
  if (is_ascii_alnum(byte_before(context)) || is_ascii_alnum(byte_after(context)))
    return Verdict::kNo;
  const std::string vin = compact_upper(value_of(context));
  if (vin.size() != 17 || vin.find_first_of("IOQ") != std::string::npos) return Verdict::kNo;
  static constexpr std::string_view kLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
  static constexpr std::string_view kValues = "12345678123457923456789";
  static constexpr int kWeights[17] = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  int sum = 0;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < 17; ++i) {
    digits += is_ascii_digit(vin[i]) ? 1 : 0;
    const int value = is_ascii_digit(vin[i]) ? vin[i] - '0' : kValues[kLetters.find(vin[i])] - '0';
    sum += value * kWeights[i];
  }
  if (digits < 5 || digits == 17) return Verdict::kNo;
  const int rest = sum % 11;
  const bool checks = vin[8] == (rest == 10 ? 'X' : static_cast<char>('0' + rest));
  if (checks) return context.has_context ? Verdict::kYes : Verdict::kNoOpinion;
  // The serial part of a real VIN ends in digits.
  const bool serial = std::all_of(vin.end() - 4, vin.end(), is_ascii_digit);
  return context.has_context && serial ? Verdict::kNoOpinion : Verdict::kNo;
}

Verdict validate_plate(ValueContext& context) {
  if (is_ascii_alnum(byte_before(context)) || is_ascii_alnum(byte_after(context)))
    return Verdict::kNo;
  const std::string plate = compact_upper(value_of(context));
  if (plate.size() < 4 || plate.size() > 9) return Verdict::kNo;
  return std::ranges::any_of(plate, is_ascii_digit) ? Verdict::kNoOpinion : Verdict::kNo;
}

namespace {

struct MonthName {
  std::string_view prefix;
  int month;
};

// First letters of the months in the languages of the rules; the longer prefix of a pair first.
constexpr MonthName kMonthNames[] = {{"jan", 1},
                                     {"gen", 1},
                                     {"ene", 1},
                                     {"feb", 2},
                                     {"fev", 2},
                                     {"f\xC3\xA9v", 2},
                                     {"mar", 3},
                                     {"m\xC3\xA4r", 3},
                                     {"maa", 3},
                                     {"mrz", 3},
                                     {"apr", 4},
                                     {"avr", 4},
                                     {"abr", 4},
                                     {"may", 5},
                                     {"mai", 5},
                                     {"mag", 5},
                                     {"mei", 5},
                                     {"maj", 5},
                                     {"juin", 6},
                                     {"jun", 6},
                                     {"giu", 6},
                                     {"juil", 7},
                                     {"jul", 7},
                                     {"lug", 7},
                                     {"aug", 8},
                                     {"ago", 8},
                                     {"ao\xC3\xBB", 8},
                                     {"aou", 8},
                                     {"sep", 9},
                                     {"set", 9},
                                     {"oct", 10},
                                     {"okt", 10},
                                     {"ott", 10},
                                     {"out", 10},
                                     {"nov", 11},
                                     {"dec", 12},
                                     {"dez", 12},
                                     {"d\xC3\xA9"
                                      "c",
                                      12},
                                     {"dic", 12}};

int days_in_month(int month) {
  static constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[month - 1];
}

bool is_calendar_day(int day, int month) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(month);
}

bool is_birth_year(int year) { return (year >= 1890 && year <= 2030) || (year >= 0 && year <= 99); }

struct DateParts {
  std::vector<std::string_view> numbers;
  int month = 0;  // by name
  bool has_word = false;
};

DateParts read_date(std::string_view value) {
  DateParts parts;
  for (std::size_t i = 0; i < value.size();) {
    if (is_ascii_digit(value[i])) {
      std::size_t end = i;
      while (end < value.size() && is_ascii_digit(value[end])) ++end;
      parts.numbers.push_back(value.substr(i, end - i));
      i = end;
      continue;
    }
    const bool word = is_ascii_letter(value[i]) || static_cast<unsigned char>(value[i]) >= 0x80;
    if (!word) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < value.size() &&
           (is_ascii_letter(value[end]) || static_cast<unsigned char>(value[end]) >= 0x80)) {
      ++end;
    }
    parts.has_word = true;
    const std::string name = ascii_lower(value.substr(i, end - i));
    for (const MonthName& entry : kMonthNames) {
      if (name.starts_with(entry.prefix)) parts.month = entry.month;
    }
    i = end;
  }
  return parts;
}

}  // namespace

// A day that exists and could be somebody's birth: 1890 to 2030, or two digits of a year.
Verdict validate_birth_date(ValueContext& context) {
  if (is_ascii_alnum(byte_before(context)) || is_ascii_alnum(byte_after(context)))
    return Verdict::kNo;
  const DateParts parts = read_date(value_of(context));
  const auto& n = parts.numbers;
  if (parts.month != 0) {
    if (n.empty() || n.size() > 2) return Verdict::kNo;
    const bool year_first = n[0].size() == 4;
    if (year_first && n.size() == 1) return Verdict::kNo;
    const int day = small_number(year_first ? n[1] : n[0]);
    if (!is_calendar_day(day, parts.month)) return Verdict::kNo;
    return n.size() == 1 || is_birth_year(small_number(year_first ? n[0] : n[1]))
               ? Verdict::kNoOpinion
               : Verdict::kNo;
  }
  if (parts.has_word && n.size() == 3 && n[0].size() != 4) {
    // Month names of scripts that are not in the table: the pattern vouches for them.
    return Verdict::kNoOpinion;
  }
  if (n.size() == 2) {
    const int a = small_number(n[0]);
    const int b = small_number(n[1]);
    return parts.has_word || is_calendar_day(a, b) || is_calendar_day(b, a) ? Verdict::kNoOpinion
                                                                            : Verdict::kNo;
  }
  if (n.size() != 3) return Verdict::kNo;
  const bool year_first = n[0].size() == 4;
  const int year = small_number(year_first ? n[0] : n[2]);
  const int a = small_number(n[year_first ? 1 : 0]);
  const int b = small_number(n[year_first ? 2 : 1]);
  if (!is_birth_year(year)) return Verdict::kNo;
  return is_calendar_day(a, b) || is_calendar_day(b, a) ? Verdict::kNoOpinion : Verdict::kNo;
}

namespace {

// Words that stand between a number and "way", "street", "drive" in running text.
constexpr std::string_view kNotStreetWords[] = {
    "a",      "all",        "am",       "an",      "and",       "are",     "at",       "away",
    "be",     "blocks",     "block",    "bucks",   "but",       "by",      "can",      "cars",
    "cents",  "cm",         "day",      "days",    "different", "dollars", "down",     "euros",
    "every",  "feet",       "for",      "from",    "ft",        "get",     "go",       "going",
    "had",    "has",        "have",     "he",      "hour",      "hours",   "houses",   "how",
    "i",      "if",         "in",       "into",    "is",        "it",      "its",      "just",
    "kids",   "kilometers", "km",       "lane",    "least",     "left",    "level",    "levels",
    "like",   "m",          "main",     "men",     "meters",    "metres",  "mile",     "miles",
    "min",    "mins",       "minute",   "minutes", "mm",        "month",   "months",   "more",
    "my",     "no",         "not",      "of",      "off",       "on",      "one",      "only",
    "or",     "our",        "out",      "over",    "people",    "percent", "players",  "pm",
    "points", "pounds",     "seconds",  "she",     "shops",     "side",    "so",       "steps",
    "that",   "their",      "them",     "then",    "there",     "they",    "this",     "through",
    "times",  "to",         "took",     "toward",  "towards",   "turns",   "two",      "up",
    "us",     "very",       "was",      "way",     "ways",      "we",      "week",     "weeks",
    "were",   "when",       "which",    "who",     "with",      "women",   "yards",    "year",
    "years",  "you",        "your",     "your",    "million",   "billion", "thousand", "hundred",
    "per",    "than",       "lanes",    "across",  "along",     "around",  "about",    "dogs",
    "chance", "chances",    "people's", "guys",    "girls",     "boys",    "bikes",    "trips",
    "hrs"};

// Streets of fiction, seats of government, samples.
constexpr std::string_view kPublicStreets[] = {"10 downing street",
                                               "11 downing street",
                                               "1600 pennsylvania ave",
                                               "221b baker st",
                                               "221 baker street",
                                               "12 grimmauld place",
                                               "4 privet drive",
                                               "742 evergreen terrace",
                                               "124 conch street",
                                               "1313 mockingbird lane",
                                               "42 wallaby way",
                                               "123 main st",
                                               "123 fake st",
                                               "123 any street",
                                               "123 elm st",
                                               "1 infinite loop",
                                               "177a bleecker street",
                                               "1 apple park way",
                                               "123 anywhere st",
                                               "31 spooner street",
                                               "1234 main st",
                                               "123 maple st",
                                               "123 oak st",
                                               "456 elm st",
                                               "123 example st",
                                               "123 your street",
                                               "456 oak ave",
                                               "13 wall street"};

}  // namespace

// The pattern proposes number, words, street type; here the words must be a name, not a sentence.
Verdict validate_street_address(ValueContext& context) {
  const char before = byte_before(context);
  if (is_ascii_alnum(before) || before == '_' || before == '$' || before == '.')
    return Verdict::kNo;
  if ((before == '-' || before == ':' || before == ',' || before == '/') && context.begin > 1 &&
      is_ascii_digit(context.text[context.begin - 2])) {
    return Verdict::kNo;
  }
  const std::string lower = ascii_lower(value_of(context));
  for (std::string_view street : kPublicStreets) {
    if (lower.starts_with(street)) return Verdict::kNo;
  }
  // The words before the first comma or line break, without the number and the street type.
  const std::size_t stop = std::min(lower.find_first_of(",\n\r"), lower.size());
  std::vector<std::string_view> words;
  for (std::string_view word : split(std::string_view(lower).substr(0, stop), ' ')) {
    if (!word.empty() && !is_ascii_digit(word[0])) words.push_back(word);
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (std::ranges::find(kNotStreetWords, words[i]) != std::end(kNotStreetWords)) {
      return Verdict::kNo;
    }
  }
  return Verdict::kNoOpinion;
}

// WGS 84 decimal degrees: two numbers in range with at least four places, which is about ten
// metres; fewer are a town, or a game's.
Verdict validate_coordinates(ValueContext& context) {
  const char before = byte_before(context);
  if (is_ascii_alnum(before) || before == '_' || is_ascii_alnum(byte_after(context)))
    return Verdict::kNo;
  if (before == '.' || before == ',') return Verdict::kNo;
  const std::string value(value_of(context));
  std::vector<double> numbers;
  for (std::size_t i = 0; i < value.size();) {
    if (is_ascii_digit(value[i]) ||
        (value[i] == '-' && i + 1 < value.size() && is_ascii_digit(value[i + 1]))) {
      char* end = nullptr;
      numbers.push_back(std::strtod(value.c_str() + i, &end));
      i = static_cast<std::size_t>(end - value.c_str());
    } else {
      ++i;
    }
  }
  if (numbers.size() != 2) return Verdict::kNoOpinion;  // degrees, minutes, seconds
  const double a = std::fabs(numbers[0]);
  const double b = std::fabs(numbers[1]);
  if (!((a <= 90 && b <= 180) || (a <= 180 && b <= 90))) return Verdict::kNo;
  if (a < 1 && b < 1) return Verdict::kNo;  // weights, probabilities
  return Verdict::kNoOpinion;
}

}  // namespace expunge
