#include "detect/played.h"

#include "base/utf8.h"
#include "names/letters.h"
#include "names/words.h"

namespace expunge {

bool in_action(std::string_view text, TextSpan span) {
  std::size_t runs = 0;
  for (std::size_t i = 0; i < span.begin; ++i) {
    if (text[i] == '*' && (i == 0 || text[i - 1] != '*')) ++runs;
  }
  return runs % 2 == 1 && text.find('*', span.end) != std::string_view::npos;
}

bool in_quoted_speech(std::string_view text, TextSpan span) {
  std::size_t quotes = 0;
  for (std::size_t i = 0; i < span.begin; ++i) quotes += text[i] == '"' ? 1 : 0;
  if (quotes % 2 == 0) return false;
  const std::size_t open = text.rfind('"', span.begin);
  const std::size_t before = text.substr(0, open).find_last_not_of(" \t");
  const bool opens = before == std::string_view::npos || text[before] == '\n' ||
                     text[before] == '\r' || text[before] == '*' || text[before] == '"';
  if (!opens && !holds_action(text)) return false;
  const std::size_t close = text.find('"', span.end);
  return close != std::string_view::npos && text.find_first_not_of("\" \r\n", close) != text.npos;
}

bool holds_action(std::string_view text) {
  const std::size_t open = text.find('*');
  return open != std::string_view::npos && text.find('*', open + 1) != std::string_view::npos;
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
