// Dates of birth behind a cue or in an answer, in the orders and words of many languages.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "base/utf8.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

// How far behind the cue a date may begin, and how far into an answer.
constexpr std::size_t kCueReach = 28;
constexpr std::size_t kAnswerReach = 60;

struct MonthStem {
  std::string_view stem;
  int month;
};

// How the months begin, in lower case, in languages that write them in Latin letters; the first
// that fits.  Where two languages differ over a stem (lis is October and November) the day decides.
constexpr auto kMonthStems = std::to_array<MonthStem>({
    {"jan", 1},
    {"ene", 1},
    {"sau", 1},
    {"ian", 1},
    {"sij", 1},
    {"gen", 1},
    {"sty", 1},
    {"oca", 1},
    {"tammi", 1},
    {"led", 1},
    {"feb", 2},
    {"vel", 2},
    {"f\xC3\xA9v", 2},
    {"fev", 2},
    {"lut", 2},
    {"\xC5\x9Fub", 2},
    {"sub", 2},
    {"helmi", 2},
    {"vas", 2},
    {"\xC3\xBAnor", 2},
    {"mar", 3},
    {"m\xC3\xA4r", 3},
    {"m\xC3\xA1r", 3},
    {"kov", 3},
    {"mrz", 3},
    {"maa", 3},
    {"b\xC5\x99"
     "ez",
     3},
    {"apr", 4},
    {"abr", 4},
    {"avr", 4},
    {"kwi", 4},
    {"bal", 4},
    {"\xC3\xA1pr", 4},
    {"nis", 4},
    {"huhti", 4},
    {"dub", 4},
    {"may", 5},
    {"svi", 5},
    {"mai", 5},
    {"mag", 5},
    {"maj", 5},
    {"mei", 5},
    {"touko", 5},
    {"geg", 5},
    {"m\xC3\xA1j", 5},
    {"kv\xC4\x9Bt", 5},
    {"jun", 6},
    {"iun", 6},
    {"juin", 6},
    {"giu", 6},
    {"cze", 6},
    {"haz", 6},
    {"j\xC3\xBAn", 6},
    {"bir", 6},
    {"kes\xC3\xA4", 6},
    {"jul", 7},
    {"iul", 7},
    {"juil", 7},
    {"lug", 7},
    {"lip", 7},
    {"tem", 7},
    {"j\xC3\xBAl", 7},
    {"lie", 7},
    {"hein\xC3\xA4", 7},
    {"aug", 8},
    {"ago", 8},
    {"ao\xC3\xBB", 8},
    {"aou", 8},
    {"sie", 8},
    {"a\xC4\x9Fu", 8},
    {"elo", 8},
    {"rgp", 8},
    {"rugp", 8},
    {"srp", 8},
    {"sep", 9},
    {"set", 9},
    {"wrz", 9},
    {"eyl", 9},
    {"syys", 9},
    {"sze", 9},
    {"rug", 9},
    {"z\xC3\xA1\xC5\x99", 9},
    {"oct", 10},
    {"okt", 10},
    {"out", 10},
    {"ott", 10},
    {"pa\xC5\xBA", 10},
    {"eki", 10},
    {"loka", 10},
    {"spa", 10},
    {"nov", 11},
    {"stu", 11},
    {"lis", 11},
    {"kas", 11},
    {"marras", 11},
    {"lap", 11},
    {"dec", 12},
    {"dic", 12},
    {"dez", 12},
    {"d\xC3\xA9"
     "c",
     12},
    {"gru", 12},
    {"ara", 12},
    {"joulu", 12},
    {"gruo", 12},
    {"des", 12},
    {"pros", 12},
});
constexpr std::size_t kLongestMonth = 24;

int month_number(std::string_view word) {
  if (word.size() < 3 || word.size() > kLongestMonth) return 0;
  const std::string lower = ascii_lower(word);
  for (const MonthStem& entry : kMonthStems) {
    if (lower.starts_with(entry.stem)) return entry.month;
  }
  return 0;
}

int days_of(int month) {
  constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[month - 1];
}

bool is_day_of(int day, int month) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_of(month);
}

bool could_be_birth_year(int year) {
  // Also by the Buddhist era and the Solar Hijri calendar.
  return (year >= 1900 && year <= 2030) || (year >= 2440 && year <= 2570) ||
         (year >= 1300 && year <= 1410);
}

class DateReader {
 public:
  DateReader(std::string_view text, std::size_t at) : text_(text), at_(at), begin_(at) {}

  // The date that begins here; empty if none does.
  Stretch read() {
    if (read_era() || read_numeric() || read_year_first() || read_day_first() ||
        read_month_first()) {
      return {begin_, at_};
    }
    return {};
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\n';
  }
  bool skip(std::string_view piece) {
    if (!text_.substr(std::min(at_, text_.size())).starts_with(piece)) return false;
    at_ += piece.size();
    return true;
  }
  bool skip_any(std::initializer_list<std::string_view> pieces) {
    return std::ranges::any_of(pieces, [&](std::string_view piece) { return skip(piece); });
  }
  // Up to `most` digits, not followed by another; -1 if there are none.
  int number(std::size_t most, std::size_t* count = nullptr) {
    std::size_t end = at_;
    int value = 0;
    while (end < text_.size() && is_ascii_digit(text_[end])) {
      if (end - at_ == most) return -1;
      value = value * 10 + (text_[end++] - '0');
    }
    if (end == at_) return -1;
    if (count != nullptr) *count = end - at_;
    at_ = end;
    return value;
  }
  std::string_view word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_value_letter(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  bool ends_here() const { return !is_ascii_alnum(peek()); }

  // Year, month and day with the signs for them behind each, also counted by era (Heisei 3).
  bool read_era() {
    const std::size_t start = at_;
    const bool era = skip_any({"\xE5\xB9\xB3\xE6\x88\x90", "\xE6\x98\xAD\xE5\x92\x8C",
                               "\xE4\xBB\xA4\xE5\x92\x8C", "\xE5\xA4\xA7\xE6\xAD\xA3"});
    const int year = number(4);
    if (year >= 0 && skip_any({"\xE5\xB9\xB4", "\xEB\x85\x84"}) && (era || year >= 0)) {
      while (skip(" ")) {
      }
      const int month = number(2);
      if (skip_any({"\xE6\x9C\x88", "\xEC\x9B\x94"})) {
        while (skip(" ")) {
        }
        const int day = number(2);
        if (is_day_of(day, month)) {
          skip_any({"\xE6\x97\xA5", "\xEC\x9D\xBC", "\xE5\x8F\xB7"});
          return true;
        }
      }
    }
    at_ = start;
    return false;
  }

  // 2001-12-31, 31.12.2001, 31/12/01, 12/31.
  bool read_numeric() {
    const std::size_t start = at_;
    std::size_t first_digits = 0;
    const int first = number(4, &first_digits);
    const std::size_t end_of_first = at_;
    skip(" ");
    const char joint = peek();
    if (first < 0 || first_digits == 3 || (joint != '-' && joint != '/' && joint != '.')) {
      at_ = start;
      return false;
    }
    ++at_;
    const bool spaced = at_ - end_of_first > 1 || peek() == ' ';
    skip(" ");
    const int second = number(2);
    const std::size_t end_of_second = at_;
    if (second < 0) {
      at_ = start;
      return false;
    }
    skip(" ");
    if (peek() == joint &&
        (is_ascii_digit(peek(1)) || (peek(1) == ' ' && is_ascii_digit(peek(2))))) {
      ++at_;
      skip(" ");
      std::size_t third_digits = 0;
      const int third = number(4, &third_digits);
      if (ends_here() && is_whole_date(first, first_digits, second, third, third_digits)) {
        // "1992. 3. 15." as Korea and Hungary write it.
        if (first_digits == 4 && joint == '.' && spaced) skip(".");
        return true;
      }
      at_ = start;
      return false;
    }
    at_ = end_of_second;
    const bool day_and_month = is_day_of(first, second) || is_day_of(second, first);
    if (first_digits <= 2 && joint != '-' && !spaced && day_and_month && ends_here()) {
      if (joint == '.') skip(".");
      return peek() != '%' && peek() != '/';
    }
    at_ = start;
    return false;
  }

  static bool is_whole_date(int first, std::size_t first_digits, int second, int third,
                            std::size_t third_digits) {
    if (first_digits == 4) {
      return third_digits <= 2 && could_be_birth_year(first) &&
             (is_day_of(third, second) || is_day_of(second, third));
    }
    if (third_digits != 2 && third_digits != 4) return false;
    if (first > 31 && third_digits == 2) return is_day_of(third, second);  // 88.03.12
    if (third_digits == 4 && !could_be_birth_year(third)) return false;
    return is_day_of(first, second) || is_day_of(second, first);
  }

  // 3rd of June 1974, 12 de mayo de 2001, 22NOV1984, 12. marca 1995, 3 thang 5 nam 1999.
  bool read_day_first() {
    const std::size_t start = at_;
    const int day = number(2);
    if (day < 1 || day > 31) {
      at_ = start;
      return false;
    }
    if (!skip_any({"st ", "nd ", "rd ", "th ", "ST ", "ND ", "RD ", "TH ", ". ", "er ", "\xC2\xBA ",
                   "\xC2\xB0 ", "-a ", "-", "/"})) {
      skip(" ");
    }
    skip_any({"of ", "de ", "di ", "d'", "ng\xC3\xA0y "});
    if (skip("th\xC3\xA1ng ")) {
      const int month = number(2);
      if (is_day_of(day, month)) {
        read_year({" n\xC4\x83m ", "/", " "});
        return true;
      }
      at_ = start;
      return false;
    }
    const std::string_view name = word();
    const int month = month_number(name);
    if (name.size() < 3 || (month != 0 && !is_day_of(day, month))) {
      at_ = start;
      return false;
    }
    const std::size_t end_of_month = at_;
    const bool year = read_year({", ", ". ", " de ", " del ", " of ", " ", "-", "/", ","}) ||
                      (at_ == end_of_month && read_year({""}));
    // Signs of Han, Kana and Hangul (three bytes from E3 to ED) name no month.
    const bool east_asian = !name.empty() && name[0] >= '\xE3' && name[0] <= '\xED';
    const bool other_word = month == 0 && (!is_beyond_ascii(name[0]) || !year || east_asian);
    if (other_word || !ends_here() || (month == 0 && name.size() > 2 * kLongestMonth)) {
      at_ = start;
      return false;
    }
    return month != 0 || year;
  }

  // 1991. februar 7., 1991 m. vasario 7 d.: as Hungarian, Lithuanian and Latvian write.
  bool read_year_first() {
    const std::size_t start = at_;
    std::size_t digits = 0;
    const int year = number(4, &digits);
    if (digits == 4 && could_be_birth_year(year)) {
      skip(".");
      if (skip(" ")) {
        skip_any({"m. ", "gada "});
        const int month = month_number(word());
        if (month != 0 && skip(" ")) {
          const int day = number(2);
          if (is_day_of(day, month)) {
            skip(".") || skip(" d.");
            return true;
          }
        }
      }
    }
    at_ = start;
    return false;
  }

  // July 30, 1999; feb 3rd.
  bool read_month_first() {
    const std::size_t start = at_;
    const int month = month_number(word());
    skip(".");
    if (month == 0 || !skip(" ")) {
      at_ = start;
      return false;
    }
    skip("the ");
    const int day = number(2);
    if (!is_day_of(day, month)) {
      at_ = start;
      return false;
    }
    skip_any({"st", "nd", "rd", "th"});
    if (!ends_here()) {
      at_ = start;
      return false;
    }
    read_year({", ", " of ", " ", ",", "/"});
    return true;
  }

  // A year behind one of `joints`; '85 too.  Leaves the place as it is if there is none.
  bool read_year(std::initializer_list<std::string_view> joints) {
    const std::size_t start = at_;
    for (std::string_view joint : joints) {
      if (!skip(joint)) continue;
      const bool short_year = skip("'") || skip("\xE2\x80\x99");
      std::size_t digits = 0;
      const int year = number(4, &digits);
      const bool dashed = joint == "-" || joint == "/";
      if (ends_here() &&
          ((digits == 4 && could_be_birth_year(year)) || (digits == 2 && (short_year || dashed)))) {
        return true;
      }
      at_ = start;
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t begin_;
};

bool starts_word(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (continues_character(c)) return false;  // inside a character
  if (at == 0) return true;
  const char before = text[at - 1];
  if (is_ascii_digit(c)) return !is_ascii_alnum(before) && before != '$' && before != '.';
  return !is_value_letter(before) || is_beyond_ascii(c);
}

Stretch find_date(std::string_view text, std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to; ++at) {
    if (!is_ascii_alnum(text[at]) && !is_beyond_ascii(text[at])) continue;
    if (!starts_word(text, at)) continue;
    const Stretch date = DateReader(text, at).read();
    if (!date.empty()) return date;
  }
  return {};
}

Verdict take(ValueContext& context, Stretch found) {
  if (found.empty()) return Verdict::kNo;
  context.begin = found.begin;
  context.end = found.end;
  return Verdict::kNoOpinion;
}

}  // namespace

// The value is the byte behind the cue; the date follows on the line, or on the next line of a
// form.
Verdict validate_birth_date(ValueContext& context) {
  std::size_t from = context.begin;
  while (from < context.text.size() &&
         std::string_view(" :*\"'|\t\r\n").find(context.text[from]) != std::string_view::npos &&
         from - context.begin < 6) {
    ++from;
  }
  return take(context,
              find_date(context.text, from, line_end_after(context.text, from, kCueReach)));
}

// The value is a digit near the start of an answer.
Verdict validate_birth_date_answer(ValueContext& context) {
  const Stretch date = find_date(context.text, 0, std::min(context.text.size(), kAnswerReach));
  // "Ready: flight 12 on 2026-09-01" answers something else.
  static const RE2 recent("\\b202[2-9]\\b");
  const std::string_view written = context.text.substr(date.begin, date.size());
  if (RE2::PartialMatch(re2::StringPiece(written.data(), written.size()), recent)) {
    return Verdict::kNo;
  }
  return take(context, date);
}

}  // namespace expunge
