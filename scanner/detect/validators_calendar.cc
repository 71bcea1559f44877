// Any date, whoever's it is: for runs that ask for all of them.
#include <re2/re2.h>

#include <algorithm>

#include "base/strings.h"
#include "detect/date_reader.h"
#include "detect/month_names.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"

namespace expunge {
namespace {

constexpr std::string_view kDigits = "0123456789";

// The length of what `pattern` reads at `at`, in its first group.
std::size_t length_at(const RE2& pattern, std::string_view text, std::size_t at) {
  re2::StringPiece found;
  const re2::StringPiece rest(text.data() + at, text.size() - at);
  return RE2::PartialMatch(rest, pattern, &found) ? found.size() : 0;
}

// ISO 8601: a day and its time in one.
std::size_t timestamp_at(std::string_view text, std::size_t at) {
  static const RE2 stamp(
      "^([12][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]{1,9})?)?"
      "(?:Z|[+-][0-2][0-9]:?[0-5][0-9])?)(?:$|[^0-9A-Za-z:])");
  return length_at(stamp, text, at);
}

// A month and its year, without a day: "May 2021", "Mar. '98", "nov-2019".
std::size_t month_and_year_at(std::string_view text, std::size_t at) {
  static const RE2 month(
      "^(([\\p{L}]{3,12})\\.?(?:[ -]| of |,? "
      ")(?:(?:1[89]|20)[0-9]{2}|\\x27[0-9]{2}))(?:$|[^0-9A-Za-z])");
  re2::StringPiece all;
  re2::StringPiece name;
  const re2::StringPiece rest(text.data() + at, text.size() - at);
  if (!RE2::PartialMatch(rest, month, &all, &name)) return 0;
  return month_of({name.data(), name.size()}) == 0 ? 0 : all.size();
}

// A number goes on behind: "10.1.19.3", "1/2/03/4", "3.5.2021-7".
bool goes_on(std::string_view text, std::size_t end) {
  return end + 1 < text.size() && std::string_view("./-:").find(text[end]) != text.npos &&
         is_ascii_digit(text[end + 1]);
}

// A number went before: "4,12.05.2021".
bool goes_before(std::string_view text, std::size_t begin) {
  return begin > 1 && text[begin - 1] == ',' && is_ascii_digit(text[begin - 2]);
}

// "12 May 1809": a year in which nobody alive was born.
std::size_t with_old_year(std::string_view text, std::size_t end) {
  static const RE2 year("^(,? 1[0-8][0-9]{2})(?:$|[^0-9A-Za-z])");
  return end + length_at(year, text, end);
}

Verdict take(ValueContext& context, std::size_t end) {
  context.end = end;
  return Verdict::kNoOpinion;
}

}  // namespace

// The value is where a date may begin.
Verdict validate_calendar_date(ValueContext& context) {
  const std::string_view text = context.text;
  const std::size_t at = context.begin;
  if (goes_before(text, at)) return Verdict::kNo;
  if (const std::size_t size = timestamp_at(text, at); size > 0) return take(context, at + size);
  const ReadDate date = read_date(text, at);
  if (date.place.empty()) {
    const std::size_t size = month_and_year_at(text, at);
    return size > 0 ? take(context, at + size) : Verdict::kNo;
  }
  const std::string_view written = text.substr(at, date.place.end - at);
  // Bare digits are a number, "1/2" and "3.5" shares and decimals.
  const bool only_digits = written.find_first_not_of(kDigits) == written.npos;
  const bool in_words = written.find_first_not_of("0123456789 .,/-") != written.npos;
  if (only_digits || goes_on(text, date.place.end) || (!in_words && !date.has_year)) {
    return Verdict::kNo;
  }
  // "you may 5 times", "march 3 miles": words of English, unless written as a month.
  const bool small = is_ascii_lower(written[0]);
  if (small && !date.has_year && (written.starts_with("may ") || written.starts_with("march "))) {
    return Verdict::kNo;
  }
  return take(context, date.has_year ? date.place.end : with_old_year(text, date.place.end));
}

// The value is a year that a word announces, or all that a text says.
Verdict validate_calendar_year(ValueContext& context) {
  return goes_on(context.text, context.end) ? Verdict::kNo : Verdict::kNoOpinion;
}

}  // namespace expunge
