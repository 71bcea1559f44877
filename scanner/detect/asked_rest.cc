#include "detect/asked_rest.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "names/letters.h"
#include "rulebook/embedded.h"
#include "rulebook/word_kinds.h"

namespace expunge {
namespace {

constexpr std::size_t kSearched = 160;  // bytes at each end

const WordKinds& rest_words() {
  static const WordKinds words(embedded_file("lists/rest-words.txt"));
  return words;
}

bool stands_as_word(std::string_view text, std::size_t at, std::size_t size) {
  // Scripts without spaces write on.
  if (is_caseless(code_point_at(text, at))) return true;
  const bool open = at == 0 || !is_letter(code_point_before(text, at));
  return open && (at + size >= text.size() || !is_letter(code_point_at(text, at + size)));
}

RestAsked asked_in(std::string_view text) {
  RestAsked asked = RestAsked::kNo;
  for (const WordKinds::Row& row : rest_words().rows()) {
    const RestAsked kind = row.kind == "h" ? RestAsked::kYes : RestAsked::kMaybe;
    if (kind <= asked) continue;
    for (std::size_t at = text.find(row.words); at != std::string_view::npos;
         at = text.find(row.words, at + 1)) {
      if (!stands_as_word(text, at, row.words.size())) continue;
      asked = kind;
      break;
    }
  }
  return asked;
}

}  // namespace

RestAsked asks_for_rest(std::string_view said) {
  const std::string lowered = lower(said);
  const std::string_view text = lowered;
  if (text.size() <= 2 * kSearched) return asked_in(text);
  return std::max(asked_in(text.substr(0, character_start(text, kSearched))),
                  asked_in(text.substr(character_start(text, text.size() - kSearched))));
}

bool says_last_digits(std::string_view message) {
  static const RE2 last(
      "(?i)^[^0-9\\n]{0,40}\\b(?:last|final|ending|ends|endet|letzte[nr]?|[u\\x{FA}]ltim[ao]s|"
      "derniers?|ultim[ei]|laatste|ostatnie|son)\\b[^0-9\\n]{0,48}[0-9]");
  return RE2::PartialMatch(
      re2::StringPiece(message.data(), std::min<std::size_t>(message.size(), 120)), last);
}

}  // namespace expunge
