// Numbers and facts that say who somebody is: documents, vehicles, birth dates, addresses.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include <re2/re2.h>

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
  std::string_view name;
  int month;
};

// Months in English, Spanish, Portuguese, French, German, Italian and Dutch; a word of three
// letters or more that begins one is that month ("sept", "okt").
constexpr MonthName kMonthNames[] = {{"january", 1},
                                     {"enero", 1},
                                     {"janeiro", 1},
                                     {"janvier", 1},
                                     {"januar", 1},
                                     {"gennaio", 1},
                                     {"januari", 1},
                                     {"february", 2},
                                     {"febrero", 2},
                                     {"fevereiro", 2},
                                     {"f\xC3\xA9vrier", 2},
                                     {"fevrier", 2},
                                     {"februar", 2},
                                     {"febbraio", 2},
                                     {"februari", 2},
                                     {"march", 3},
                                     {"marzo", 3},
                                     {"mar\xC3\xA7o", 3},
                                     {"marco", 3},
                                     {"mars", 3},
                                     {"m\xC3\xA4rz", 3},
                                     {"mrz", 3},
                                     {"maart", 3},
                                     {"april", 4},
                                     {"abril", 4},
                                     {"avril", 4},
                                     {"aprile", 4},
                                     {"may", 5},
                                     {"mayo", 5},
                                     {"maio", 5},
                                     {"mai", 5},
                                     {"maggio", 5},
                                     {"mei", 5},
                                     {"june", 6},
                                     {"junio", 6},
                                     {"junho", 6},
                                     {"juin", 6},
                                     {"juni", 6},
                                     {"giugno", 6},
                                     {"july", 7},
                                     {"julio", 7},
                                     {"julho", 7},
                                     {"juillet", 7},
                                     {"juli", 7},
                                     {"luglio", 7},
                                     {"august", 8},
                                     {"agosto", 8},
                                     {"ao\xC3\xBBt", 8},
                                     {"aout", 8},
                                     {"augustus", 8},
                                     {"september", 9},
                                     {"septiembre", 9},
                                     {"setembro", 9},
                                     {"septembre", 9},
                                     {"settembre", 9},
                                     {"october", 10},
                                     {"octubre", 10},
                                     {"outubro", 10},
                                     {"octobre", 10},
                                     {"oktober", 10},
                                     {"ottobre", 10},
                                     {"november", 11},
                                     {"noviembre", 11},
                                     {"novembro", 11},
                                     {"novembre", 11},
                                     {"december", 12},
                                     {"diciembre", 12},
                                     {"dezembro", 12},
                                     {"d\xC3\xA9"
                                      "cembre",
                                      12},
                                     {"decembre", 12},
                                     {"dezember", 12},
                                     {"dicembre", 12}};

int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  for (const MonthName& entry : kMonthNames) {
    if (entry.name.starts_with(word)) return entry.month;
  }
  return 0;
}

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
  int month = 0;         // by name
  bool foreign = false;  // holds a word in another script, which the pattern vouches for
  bool unknown = false;  // holds a Latin word that is neither a month nor what joins a date
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
    const bool in_word = is_ascii_letter(value[i]) || static_cast<unsigned char>(value[i]) >= 0x80;
    if (!in_word) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < value.size() &&
           (is_ascii_letter(value[end]) || static_cast<unsigned char>(value[end]) >= 0x80)) {
      ++end;
    }
    const std::string word = ascii_lower(value.substr(i, end - i));
    if (const int month = month_of(word); month != 0) {
      parts.month = month;
    } else if (static_cast<unsigned char>(word[0]) >= 0xD0) {
      parts.foreign = true;
    } else {
      // Ordinal endings and the words for "of" are short, also in other languages.
      parts.unknown |= word.size() > 3;
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
    if (parts.unknown) return Verdict::kNo;
    if (n.empty() || n.size() > 2) return Verdict::kNo;
    const bool year_first = n[0].size() == 4;
    if (year_first && n.size() == 1) return Verdict::kNo;
    const int day = small_number(year_first ? n[1] : n[0]);
    if (!is_calendar_day(day, parts.month)) return Verdict::kNo;
    return n.size() == 1 || is_birth_year(small_number(year_first ? n[0] : n[1]))
               ? Verdict::kNoOpinion
               : Verdict::kNo;
  }
  if (parts.unknown) return Verdict::kNo;
  if (parts.foreign) return n.empty() ? Verdict::kNo : Verdict::kNoOpinion;
  if (n.size() == 2) {
    const int a = small_number(n[0]);
    const int b = small_number(n[1]);
    const bool day_and_month = is_calendar_day(a, b) || is_calendar_day(b, a);
    return day_and_month ? Verdict::kNoOpinion : Verdict::kNo;
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

// What may follow a street: unit, town, state, postcode.  Kept out of the patterns, which a chooser
// has to run over everything.  Towns need a capital, unless a ZIP code proves them.
const RE2& address_tail() {
  static const RE2 tail(
      "(?:,? {0,2}(?i:#|(?:apt|apartment|unit|suite|ste|flat|floor|fl|rm|room)\\b\\.? ?#?)"
      "[A-Za-z0-9-]{1,6}\\b|,? (?:bus|hs|Whg\\.?) ?[0-9A-Za-z]{1,4}\\b)?"
      "(?:"
      "(?:,[ \\n]{0,2}|[ \\n]| - )(?:[DABFIL]-|CH-)?[0-9]{4,5}(?:-[0-9]{3}| ?[A-Z]{2}\\b)?"
      "(?: [A-Za-z\\x{80}-\\x{7FF}][A-Za-z\\x{80}-\\x{7FF}'.-]{1,24})(?: "
      "[A-Z\\x{C0}-\\x{DE}][A-Za-z\\x{80}-\\x{7FF}'.-]{1,24}){0,2}"
      "|,?[ \\n]{1,2}[A-Za-z]{3,16}(?: [A-Za-z]{3,16})?,?[ "
      "\\n](?i:a[klrz]|c[aot]|d[ce]|fl|ga|hi|i[adln]|"
      "k[sy]|la|m[adeinost]|n[cdehjmvy]|o[hkr]|pa|ri|s[cd]|t[nx]|ut|v[at]|w[aivy]),?[ \\n][0-9]{5}"
      "(?:-[0-9]{4})?\\b"
      "|(?:,[ "
      "\\n]{0,2}[A-Z\\x{C0}-\\x{DE}][a-z\\x{80}-\\x{7FF}][A-Za-z\\x{80}-\\x{7FF}'.-]{0,20}(?: "
      "[A-Z\\x{C0}-\\x{DE}][a-z\\x{80}-\\x{7FF}][A-Za-z\\x{80}-\\x{7FF}'.-]{0,20}){0,2}){0,2}"
      "(?:(?:,[ \\n]{0,2}|[ "
      "\\n]{1,2})(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|"
      "N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|NSW|VIC|QLD|ON|BC|AB|QC)\\b)?"
      "(?:,?[ \\n]{1,2}(?:[0-9]{5}(?:-[0-9]{4})?\\b|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\\b|"
      "[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]\\b|[0-9]{4}\\b))?"
      ")");
  return tail;
}

void take_address_tail(ValueContext& context) {
  re2::StringPiece rest(context.text.data() + context.end, context.text.size() - context.end);
  const std::size_t before = rest.size();
  if (RE2::Consume(&rest, address_tail())) context.end += before - rest.size();
  while (context.end > context.begin && context.text[context.end - 1] == '.') --context.end;
}

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
  take_address_tail(context);
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
