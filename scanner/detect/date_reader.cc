#include "detect/date_reader.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "detect/feast_days.h"
#include "detect/month_names.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

constexpr std::size_t kLongestMonth = 24;

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
  ReadDate read() {
    if (read_feast() || read_era() || read_numeric() || read_compact() || read_year_first() ||
        read_day_first() || read_month_first()) {
      read_.place = {begin_, at_};
      return read_;
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

  // "christmas day 1999", "the day after christmas 2005"; a year must follow.
  bool read_feast() {
    const std::size_t start = at_;
    int apart = 0;
    if (skip_any({"the day after ", "day after "})) apart = 1;
    if (apart == 0 && skip_any({"the day before ", "day before "})) apart = -1;
    const FeastDay feast = feast_at(text_, at_);
    at_ += feast.size;
    const int day = feast.day + apart;
    if (feast.month == 0 || !is_day_of(day, feast.month) ||
        !read_year({" ", ", ", " of ", " in ", " '"})) {
      at_ = start;
      return false;
    }
    set(0, feast.month, day);
    return true;
  }

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
          set(year, month, day);
          skip_any({"\xE6\x97\xA5", "\xEC\x9D\xBC", "\xE5\x8F\xB7", "\xE8\x99\x9F"});
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
        const bool year_first = first_digits == 4 || (first > 31 && third_digits == 2);
        set_numeric(year_first ? first : third, second, year_first ? third : first, year_first);
        read_.has_year = true;  // also of 1900 and 2000, written 00
        return true;
      }
      at_ = start;
      return false;
    }
    at_ = end_of_second;
    const bool day_and_month = is_day_of(first, second) || is_day_of(second, first);
    if (first_digits <= 2 && joint != '-' && !spaced && day_and_month && ends_here()) {
      set_numeric(0, second, first, false);
      // "4/3-91", as Danes write.
      if (joint == '/' && read_year({"-"})) return true;
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

  // 19910304, 910304, 04031991: eight digits or six in one.
  bool read_compact() {
    const std::size_t start = at_;
    std::size_t digits = 0;
    const int value = number(8, &digits);
    if (value >= 0 && ends_here() && is_compact_date(value, digits)) {
      read_.has_year = true;
      if (digits == 8 && could_be_birth_year(value / 10000)) {
        set_numeric(value / 10000, value / 100 % 100, value % 100, true);
      } else if (digits == 8) {
        set_numeric(value % 10000, value / 10000 % 100, value / 1000000, false);
      }
      return true;
    }
    at_ = start;
    return false;
  }

  static bool is_compact_date(int value, std::size_t digits) {
    const int last = value % 100;
    const int middle = value / 100 % 100;
    if (digits == 6) return is_day_of(last, middle);  // year, month, day
    if (digits != 8) return false;
    const int first = value / 1000000;
    const int second = value / 10000 % 100;
    return (could_be_birth_year(value / 10000) && is_day_of(last, middle)) ||
           (could_be_birth_year(value % 10000) &&
            (is_day_of(first, second) || is_day_of(second, first)));
  }

  void set(int year, int month, int day) {
    read_.has_year = read_.has_year || year != 0;
    if (year != 0) read_.year = year;
    read_.month = month;
    read_.day = day;
  }
  // Day and month in the order that there is; in either where the year stands last.
  void set_numeric(int year, int month, int day, bool year_first) {
    if (!is_day_of(day, month)) std::swap(day, month);
    set(year, month, day);
    read_.either_order = !year_first && day <= 12 && day != month;
  }

  // Days up to "thirty-first" in English words; -1 if none stands here, or a number goes on.
  int ordinal() {
    static constexpr std::string_view kOrdinals[] = {
        "first",     "second",      "third",      "fourth",     "fifth",
        "sixth",     "seventh",     "eighth",     "ninth",      "tenth",
        "eleventh",  "twelfth",     "thirteenth", "fourteenth", "fifteenth",
        "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
    constexpr int kUnits = 9;
    const std::size_t start = at_;
    const std::string_view name = word();
    const std::string lowered = ascii_lower(name);
    int day = 0;
    if (lowered == "thirtieth") day = 30;
    if ((lowered == "twenty" || lowered == "thirty") && (peek() == '-' || peek() == ' ')) {
      ++at_;
      const std::string unit = ascii_lower(word());
      const auto found = std::find(kOrdinals, kOrdinals + kUnits, unit);
      if (found != kOrdinals + kUnits) {
        day = (lowered == "twenty" ? 20 : 30) + static_cast<int>(found - kOrdinals) + 1;
      }
    }
    const auto found = std::ranges::find(kOrdinals, lowered);
    if (found != std::end(kOrdinals)) day = static_cast<int>(found - kOrdinals) + 1;
    if (day >= 1 && day <= 31) return day;
    at_ = start;
    return -1;
  }

  // 3rd of June 1974, the fifth of November, 12 de mayo de 2001, 22NOV1984, 12. marca 1995, 3 thang
  // 5 nam 1999.
  bool read_day_first() {
    const std::size_t start = at_;
    int day = number(2);
    // "20 third", as the view of what is said reads "twenty third".
    if (day == 20 || day == 30) {
      const std::size_t tens = at_;
      const int unit = skip(" ") ? ordinal() : -1;
      if (unit >= 1 && unit <= 9) {
        day += unit;
        skip(" ");
      } else {
        at_ = tens;
      }
    }
    const bool in_words = day < 0;
    if (in_words) day = ordinal();
    if (day < 1 || day > 31) {
      at_ = start;
      return false;
    }
    if (in_words ? !skip(" ") : false) {
      at_ = start;
      return false;
    }
    if (!in_words && !skip_any({"st ", "nd ", "rd ", "th ", "ST ", "ND ", "RD ", "TH ", ". ", "er ",
                                "\xC2\xBA ", "\xC2\xB0 ", "-a ", "-", "/"})) {
      skip(" ");
    }
    skip_any({"of ", "de ", "di ", "d'", "ng\xC3\xA0y "});
    if (skip("th\xC3\xA1ng ")) {
      const int month = number(2);
      if (is_day_of(day, month)) {
        set(0, month, day);
        read_year({" n\xC4\x83m ", "/", " "});
        return true;
      }
      at_ = start;
      return false;
    }
    // "the third of the fourth 1988", "23rd of the 11th 54": the month is counted, too.
    if (const std::size_t article = at_; skip("the ")) {
      int counted = ordinal();
      if (counted < 0) {
        counted = number(2);
        if (!skip_any({"st", "nd", "rd", "th"})) counted = -1;
      }
      if (is_day_of(day, counted) && read_year({", ", " of ", " ", ","})) {
        set(0, counted, day);
        return true;
      }
      at_ = article;
    }
    const std::string_view name = word();
    const int month = month_of(name);
    if (name.size() < 3 || (month == 0 && in_words) || (month != 0 && !is_day_of(day, month))) {
      at_ = start;
      return false;
    }
    const std::size_t end_of_month = at_;
    const bool year =
        read_year({", ", ". ", " de ", " del ", " of ", " a\xC3\xB1o ", " ", "-", "/", ",", "."}) ||
        (at_ == end_of_month && read_year({""}));
    // Signs of Han, Kana and Hangul (three bytes from E3 to ED) name no month.
    const bool east_asian = !name.empty() && name[0] >= '\xE3' && name[0] <= '\xED';
    const bool other_word = month == 0 && (!is_beyond_ascii(name[0]) || !year || east_asian);
    if (other_word || !ends_here() || (month == 0 && name.size() > 2 * kLongestMonth)) {
      at_ = start;
      return false;
    }
    set(0, month, day);
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
        const int month = month_of(word());
        if (month != 0 && skip(" ")) {
          const int day = number(2);
          if (is_day_of(day, month)) {
            skip(".") || skip(" d.");
            set(year, month, day);
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
    const int month = month_of(word());
    skip(".");
    if (month == 0 || !skip(" ")) {
      at_ = start;
      return false;
    }
    skip("the ");
    int day = number(2);
    if (day < 0) day = ordinal();
    if (!is_day_of(day, month)) {
      at_ = start;
      return false;
    }
    skip_any({"st", "nd", "rd", "th"});
    if (!ends_here()) {
      at_ = start;
      return false;
    }
    set(0, month, day);
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
      const bool told = short_year || joint == "-" || joint == "/" || joint == " de " ||
                        joint == " del " || joint == " of ";
      if (ends_here() && ((digits == 4 && could_be_birth_year(year)) ||
                          (digits == 2 && (told || is_short_year(year))))) {
        read_.has_year = true;
        read_.year = year;
        return true;
      }
      at_ = start;
    }
    return false;
  }

  // "4 mars 91": no day, and neither a time nor a count ("born 4 march 30 minutes late").
  bool is_short_year(int year) const {
    constexpr int kLongestMonthDays = 31;
    if (peek() == ':' || peek() == '%') return false;
    if (year > kLongestMonthDays || text_[at_ - 2] == '0') return true;
    return at_ >= text_.size() || (peek() != ' ' && !is_beyond_ascii(peek()));
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t begin_;
  ReadDate read_;
};

bool starts_word(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (continues_character(c)) return false;  // inside a character
  if (at == 0) return true;
  const char before = text[at - 1];
  if (is_ascii_digit(c)) return !is_ascii_alnum(before) && before != '$' && before != '.';
  return !is_value_letter(before) || is_beyond_ascii(c);
}

}  // namespace

bool same_day(const ReadDate& a, const ReadDate& b) {
  if (a.month == 0 || b.month == 0) return false;
  if (a.has_year && b.has_year) {
    constexpr int kCentury = 100;
    const bool is_short = a.year < kCentury || b.year < kCentury;
    if (is_short ? a.year % kCentury != b.year % kCentury : a.year != b.year) return false;
  }
  const bool swapped = a.day == b.month && a.month == b.day;
  return (a.day == b.day && a.month == b.month) || (swapped && (a.either_order || b.either_order));
}

ReadDate read_date(std::string_view text, std::size_t at) { return DateReader(text, at).read(); }

ReadDate find_date(std::string_view text, std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to; ++at) {
    if (!is_ascii_alnum(text[at]) && !is_beyond_ascii(text[at])) continue;
    if (!starts_word(text, at)) continue;
    const ReadDate date = read_date(text, at);
    if (!date.place.empty()) return date;
  }
  return {};
}

}  // namespace expunge
