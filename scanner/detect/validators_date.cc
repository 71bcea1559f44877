// Dates of birth behind a cue, before one or in an answer.
#include <re2/re2.h>

#include <algorithm>

#include "base/strings.h"
#include "detect/date_reader.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"

namespace expunge {
namespace {

// How far behind the cue a date may begin, and how far into an answer.
constexpr std::size_t kCueReach = 28;
constexpr std::size_t kAnswerReach = 60;
// How far before its cue a date may begin: "1991. szeptember 24-".
constexpr std::size_t kReachBack = 48;

Verdict take(ValueContext& context, const ReadDate& found) {
  if (found.place.empty()) return Verdict::kNo;
  context.begin = found.place.begin;
  context.end = found.place.end;
  return Verdict::kNoOpinion;
}

// What is dated so far ahead that nobody was born then: "flight 12 on 2026-09-01".
bool is_recent(std::string_view date) {
  static const RE2 recent("\\b202[2-9]\\b");
  return RE2::PartialMatch(re2::StringPiece(date.data(), date.size()), recent);
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
  const ReadDate date =
      find_date(context.text, from, line_end_after(context.text, from, kCueReach));
  // "sort by dob, who is under 10 on 1 july 2024": other words between say another day.
  constexpr std::size_t kFar = 14;
  if (date.place.begin > from + kFar &&
      is_recent(context.text.substr(date.place.begin, date.place.size()))) {
    return Verdict::kNo;
  }
  return take(context, date);
}

// The value is a digit near the start of an answer.
Verdict validate_birth_date_answer(ValueContext& context) {
  const ReadDate date = find_date(context.text, 0, std::min(context.text.size(), kAnswerReach));
  // "Ready: flight 12 on 2026-09-01" answers something else.
  if (is_recent(context.text.substr(date.place.begin, date.place.size()))) return Verdict::kNo;
  return take(context, date);
}

// An answer that must tell the year: "7, he is from 3-11-2016".
Verdict validate_birth_date_year(ValueContext& context) {
  const ReadDate date = find_date(context.text, 0, std::min(context.text.size(), kAnswerReach));
  if (!date.has_year) return Verdict::kNo;
  if (is_recent(context.text.substr(date.place.begin, date.place.size()))) return Verdict::kNo;
  return take(context, date);
}

// The value is the byte behind words like "I am from the"; the date follows at once and tells its
// year.
Verdict validate_birth_date_next(ValueContext& context) {
  const ReadDate date = read_date(context.text, context.end);
  if (!date.has_year) return Verdict::kNo;
  if (is_recent(context.text.substr(date.place.begin, date.place.size()))) return Verdict::kNo;
  return take(context, date);
}

// The value is the character before the cue, and the date ends there: "4.3.91 dogumluyum".
Verdict validate_birth_date_before(ValueContext& context) {
  const std::string_view text = context.text;
  const std::size_t cue = context.end;
  const std::size_t reach = cue - std::min(cue, kReachBack);
  const std::size_t line = text.substr(reach, cue - reach).rfind('\n');
  const std::size_t first = line == text.npos ? reach : reach + line + 1;
  for (std::size_t at = first; at < cue;) {
    const ReadDate date = find_date(text, at, cue);
    if (date.place.empty()) return Verdict::kNo;
    if (date.has_year && date.place.end <= cue &&
        text.substr(date.place.end, cue - date.place.end).find_first_not_of(" .,-") == text.npos) {
      return take(context, date);
    }
    at = date.place.begin + 1;
  }
  return Verdict::kNo;
}

}  // namespace expunge
