#include "detect/played.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "names/letters.h"
#include "names/words.h"

namespace expunge {

PlayMarks::PlayMarks(std::string_view text) : text_(text) {
  std::vector<std::size_t> open;  // brackets that are not closed yet
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '*':
        if (at == 0 || text[at - 1] != '*') runs_.push_back(at);
        ++asterisks_;
        last_asterisk_ = at;
        break;
      case '"': {
        const std::size_t before = text.substr(0, at).find_last_not_of(" \t");
        quotes_.push_back(
            {at,
             before == std::string_view::npos || text[before] == '\n' || text[before] == '\r' ||
                 text[before] == '*' || text[before] == '"' || text[before] == ']',
             before != std::string_view::npos && before > 0 &&
                 std::string_view(".!?").find(text[before]) != std::string_view::npos});
        break;
      }
      case '(':
      case '[':
        brackets_.push_back({at, brackets_.size(), kNone});
        open.push_back(brackets_.size() - 1);
        break;
      case ')':
      case ']':
        close(at, open);
        break;
      default:
        break;
    }
  }
  const std::size_t said = text.find_last_not_of("\" \r\n");
  said_end_ = said == std::string_view::npos ? 0 : said + 1;
}

bool PlayMarks::in_action(TextSpan span) const {
  const auto before = std::ranges::lower_bound(runs_, span.begin) - runs_.begin();
  return before % 2 == 1 && last_asterisk_ >= span.end;
}

bool PlayMarks::in_quoted_speech(TextSpan span) const {
  const auto open = std::ranges::lower_bound(quotes_, span.begin, {}, &Quote::at);
  if ((open - quotes_.begin()) % 2 == 0) return false;
  const auto close = std::ranges::lower_bound(quotes_, span.end, {}, &Quote::at);
  if (close == quotes_.end()) return false;
  if ((open - 1)->behind_sentence) return true;
  // What is done is said outside of the quotes, whichever stands last.
  return holds_action() || ((open - 1)->opens_line && said_end_ > close->at);
}

// Closes the last open bracket of its kind; what was opened behind that and never closed is none.
void PlayMarks::close(std::size_t at, std::vector<std::size_t>& open) {
  const char opener = text_[at] == ')' ? '(' : '[';
  constexpr std::ptrdiff_t kReach = 32;  // that many are looked at, whatever was left open
  const auto end = open.rbegin() + std::min(kReach, std::ssize(open));
  const auto last = std::find_if(open.rbegin(), end, [&](std::size_t bracket) {
    return text_[brackets_[bracket].at] == opener;
  });
  if (last == end) return;
  brackets_[*last].close = at;
  open.erase(std::prev(last.base()), open.end());
  brackets_.push_back({at, open.empty() ? kNone : open.back(), kNone});
}

TextSpan PlayMarks::brackets_around(TextSpan span) const {
  const auto behind = std::ranges::lower_bound(brackets_, span.begin, {}, &Bracket::at);
  if (behind == brackets_.begin()) return {0, 0};
  const std::size_t inside = (behind - 1)->inside;
  if (inside == kNone) return {0, 0};
  const Bracket& bracket = brackets_[inside];
  if (bracket.close == kNone || bracket.close < span.end) return {0, 0};
  return {bracket.at, bracket.close + 1};
}

void append_actors(std::string_view text, std::vector<std::string>& out) {
  for (std::size_t at = text.find('*'); at != std::string_view::npos; at = text.find('*', at)) {
    const std::size_t begin = text.find_first_not_of('*', at);
    if (begin == std::string_view::npos) return;
    at = begin;
    if (!is_upper(code_point_at(text, begin))) continue;
    const NameWord word = read_name_word(text, begin);
    if (word.end < text.size() && text[word.end] == ' ') {
      out.push_back(lower(text.substr(word.begin, word.size())));
    }
  }
}

}  // namespace expunge
