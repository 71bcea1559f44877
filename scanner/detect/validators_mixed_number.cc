// Telephones that are hidden by words and letters among their digits, glued or apart: "4one0
// five5five oh1six9", "O7 7oo 9OO 5 three 8", "(six 1 nine) 5-5-5 oh 1 nine 7".
#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "detect/number_checks.h"
#include "detect/validator_table.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

constexpr std::size_t kReach = 72;        // bytes on either side of the place that was found
constexpr std::size_t kLongestGap = 3;    // bytes between two groups
constexpr std::size_t kFewestDigits = 9;  // in words or letters and figures mixed: nothing else
constexpr std::size_t kFewestAsked = 7;   // beside a word for a telephone
constexpr std::size_t kMostDigits = 13;

struct DigitWord {
  std::string_view word;
  char digit;
};
// Longer ones before their beginnings.
constexpr std::array<DigitWord, 14> kDigitWords = {{{"zero", '0'},
                                                    {"one", '1'},
                                                    {"two", '2'},
                                                    {"three", '3'},
                                                    {"four", '4'},
                                                    {"five", '5'},
                                                    {"six", '6'},
                                                    {"seven", '7'},
                                                    {"eight", '8'},
                                                    {"nine", '9'},
                                                    {"nought", '0'},
                                                    {"null", '0'},
                                                    {"oh", '0'},
                                                    {"o", '0'}}};

struct Group {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string digits;
  bool figures = false;  // holds a digit
  bool letters = false;  // holds a word or letter for one
};

// What the letters and digits [begin, end) stand for; no digits if any of them stands for none.
Group read_group(std::string_view text, std::size_t begin, std::size_t end) {
  Group group{begin, end, {}, false, false};
  int times = 1;
  for (std::size_t at = begin; at < end;) {
    if (is_ascii_digit(text[at])) {
      group.digits += text[at++];
      group.figures = true;
      continue;
    }
    const std::string rest = ascii_lower(text.substr(at, std::min<std::size_t>(end - at, 6)));
    const auto word = std::ranges::find_if(
        kDigitWords, [&](const DigitWord& entry) { return rest.starts_with(entry.word); });
    if (word != kDigitWords.end()) {
      group.digits.append(static_cast<std::size_t>(times), word->digit);
      group.letters = true;
      times = 1;
      at += word->word.size();
      continue;
    }
    const std::string_view multiple = rest.starts_with("double")   ? "double"
                                      : rest.starts_with("triple") ? "triple"
                                      : rest.starts_with("treble") ? "treble"
                                                                   : "";
    if (multiple.empty() || times > 1) {
      group.digits.clear();
      return group;
    }
    times = multiple == "double" ? 2 : 3;
    at += multiple.size();
  }
  if (times > 1) group.digits.clear();
  return group;
}

bool is_gap(std::string_view between) {
  return between.size() <= kLongestGap &&
         between.find_first_not_of(" .-()/*,") == std::string_view::npos;
}

// The row of groups that holds `place`.
Group read_row(std::string_view text, std::size_t place) {
  const std::size_t from = place > kReach ? place - kReach : 0;
  const std::size_t to = std::min(text.size(), place + kReach);
  Group row;
  std::size_t at = from;
  while (at > 0 && at < to && is_ascii_alnum(text[at]) && is_ascii_alnum(text[at - 1])) ++at;
  while (at < to) {
    if (!is_ascii_alnum(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && end - at <= kReach && is_ascii_alnum(text[end])) ++end;
    if (end - at > kReach) break;  // it reaches to `place`, and no number is so long
    const Group group = read_group(text, at, end);
    const bool goes_on =
        !row.digits.empty() && !group.digits.empty() && is_gap(text.substr(row.end, at - row.end));
    if (goes_on) {
      row.end = end;
      row.digits += group.digits;
      row.figures = row.figures || group.figures;
      row.letters = row.letters || group.letters;
    } else {
      if (!row.digits.empty() && row.begin <= place && place < row.end) return row;
      row = group;
    }
    at = end;
  }
  return row.begin <= place && place < row.end ? row : Group{};
}

}  // namespace

// The value is a place where a digit and a word or letter for one meet.
Verdict validate_mixed_number(ValueContext& context) {
  const std::string_view text = context.text;
  std::size_t place = context.begin;
  while (place + 1 < context.end && !is_ascii_alnum(text[place])) ++place;
  const Group row = read_row(text, place);
  if (row.digits.empty() || !row.figures || !row.letters) return Verdict::kNo;
  const std::size_t count = row.digits.size();
  const std::size_t fewest = context.has_context ? kFewestAsked : kFewestDigits;
  if (count < fewest || count > kMostDigits || is_dull_number(row.digits)) return Verdict::kNo;
  const auto joins = [&](std::size_t at) {
    return at < text.size() && (text[at] == '_' || text[at] == '@' || text[at] == '#' ||
                                static_cast<unsigned char>(text[at]) >= 0x80);
  };
  if ((row.begin > 0 && joins(row.begin - 1)) || joins(row.end)) return Verdict::kNo;
  context.begin = row.begin;
  context.end = row.end;
  // "(six 1 nine) ..."
  if (context.begin > 0 && text[context.begin - 1] == '(' &&
      text.substr(row.begin, row.end - row.begin).find(')') != std::string_view::npos) {
    --context.begin;
  }
  return Verdict::kNoOpinion;
}

}  // namespace expunge
