#include "detect/addressed.h"

#include <array>

#include "detect/value_text.h"
#include "detect/word_list.h"
#include "names/letters.h"

namespace expunge {
namespace {

constexpr std::size_t kLongestNick = 30;

// What stands before a colon and is nobody.
constexpr std::string_view kLabels[] = {
    "addendum", "also",    "answer",   "btw",     "e",      "edit",   "eg",      "error",
    "example",  "faq",     "file",     "from",    "fyi",    "hint",   "http",    "https",
    "ie",       "info",    "link",     "note",    "nb",     "of",     "os",      "output",
    "ps",       "q",       "question", "re",      "result", "status", "subject", "summary",
    "tip",      "tl",      "to",       "topic",   "update", "url",    "usage",   "version",
    "warning",  "problem", "err",      "a",       "b",      "moral",  "reason",  "issue",
    "solution", "so",      "then",     "anyways", "thx",    "ty",     "mysql",   "sqlite",
    "grub",     "ftp",     "python",   "irb",     "psql",   "sql"};

bool is_nick_mark(char c) {
  return std::string_view("[]\\`^{|}_").find(c) != std::string_view::npos;
}

std::size_t nick_end(std::string_view line, std::size_t at) {
  std::size_t end = at;
  while (end < line.size() && end - at < kLongestNick &&
         (is_ascii_alnum(line[end]) || is_nick_mark(line[end]) || line[end] == '-')) {
    ++end;
  }
  return end;
}

// The nick at the start of `line`; empty if there is none.
TextSpan nick_of(std::string_view line, const NameLists& names) {
  const bool speaker = line.starts_with('<');
  const std::size_t begin = speaker ? 1 : 0;
  const std::size_t end = nick_end(line, begin);
  if (end - begin < 2 || end >= line.size()) return {};
  const char mark = line[end];
  if (speaker) return mark == '>' ? TextSpan{begin, end} : TextSpan{};
  if (mark != ':' && mark != ',' && mark != '>') return {};
  if (end + 1 < line.size() && line[end + 1] != ' ') return {};
  const std::string_view nick = line.substr(begin, end - begin);
  const bool plain = std::ranges::all_of(nick, is_ascii_letter);
  if (!plain) return std::ranges::any_of(nick, is_ascii_letter) ? TextSpan{begin, end} : TextSpan{};
  const NameFlags flags = names.flags(lower(nick));
  if ((flags & kFunctionWord) != 0 || is_in(nick, kLabels)) return {};
  const bool is_name = (flags & (kFirstName | kSurname)) != 0 && is_ascii_upper(nick[0]);
  if (mark != ':' && (flags & kWord) != 0 && !is_name) return {};
  return {begin, end};
}

}  // namespace

void find_addressed(std::string_view text, const NameLists& names, std::vector<TextSpan>& out) {
  out.clear();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', begin), text.size());
    const TextSpan nick = nick_of(text.substr(begin, line_end - begin), names);
    if (!nick.empty()) out.push_back({begin + nick.begin, begin + nick.end});
    begin = line_end + 1;
  }
}

}  // namespace expunge
