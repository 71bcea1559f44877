#include "names/around_name.h"

#include <algorithm>
#include <array>
#include <string>

#include "names/letters.h"

namespace expunge {

bool says_who_speaks(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kEdges = ",.!?;:\n\r*\"(";
  const std::size_t before = text.substr(0, begin).find_last_not_of(' ');
  if (before != std::string_view::npos && kEdges.find(text[before]) == std::string_view::npos) {
    return false;
  }
  for (const std::string_view word : {" here", " speaking", " calling"}) {
    if (!text.substr(end).starts_with(word)) continue;
    const std::size_t behind = end + word.size();
    if (behind == text.size() || kEdges.find(text[behind]) != std::string_view::npos) return true;
  }
  return false;
}

bool is_month_of_date(std::string_view text, const NameWord& word) {
  static constexpr std::array<std::string_view, 12> kMonths = {"abril", "april", "august", "avril",
                                                               "jan",   "juli",  "julio",  "jun",
                                                               "june",  "juni",  "mai",    "may"};
  const std::string name = lower(text.substr(word.begin, word.size()));
  if (!std::ranges::binary_search(kMonths, name)) return false;
  constexpr std::string_view kGaps = " -.,/'";
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t behind = text.find_first_not_of(kGaps, word.end);
  if (behind != std::string_view::npos && is_digit(text[behind])) return true;
  std::string_view ahead = text.substr(0, word.begin);
  const std::size_t last = ahead.find_last_not_of(kGaps);
  if (last == std::string_view::npos) return false;
  ahead = ahead.substr(0, last + 1);
  for (const std::string_view ordinal : {"st", "nd", "rd", "th"}) {
    if (ahead.ends_with(ordinal)) ahead.remove_suffix(ordinal.size());
  }
  return !ahead.empty() && is_digit(ahead.back());
}

bool labels_number(std::string_view text, const NameWord& word) {
  if (word.shape != WordShape::kUpper || word.letters > 5) return false;
  const std::size_t at = text.find_first_not_of(" :.#", word.end);
  return at != word.end && at != std::string_view::npos && text[at] >= '0' && text[at] <= '9';
}

}  // namespace expunge
