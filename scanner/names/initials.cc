#include "names/initials.h"

#include "base/utf8.h"
#include "names/letters.h"

namespace expunge {
namespace {

constexpr int kMost = 3;

bool goes_on(std::string_view text, std::size_t at) {
  const char32_t c = at < text.size() ? code_point_at(text, at) : 0;
  return is_letter(c) || (c >= '0' && c <= '9');
}

}  // namespace

std::size_t initials_before(std::string_view text, std::size_t begin) {
  std::size_t settled = begin;
  if (text.substr(0, begin).ends_with("P.S. ")) return begin;
  for (int count = 0; count < kMost; ++count) {
    std::size_t at = settled;
    if (at > 0 && text[at - 1] == ' ') --at;
    if (at == 0 || text[at - 1] != '.') break;
    --at;
    if (at == 0 || !is_upper(code_point_before(text, at))) break;
    previous_code_point(text, at);
    if (at > 0) {
      const char32_t before = code_point_before(text, at);
      if (is_letter(before) || (before >= '0' && before <= '9') || before == '\'') break;
      // "U.S. Whitlock"; "J.R. Whitlock" has another initial there.
      if (before == '.' && count + 1 == kMost) break;
    }
    settled = at;
  }
  return settled;
}

std::size_t initials_behind(std::string_view text, std::size_t end) {
  std::size_t settled = end;
  for (int count = 0; count < kMost; ++count) {
    std::size_t at = settled;
    const bool apart = at < text.size() && text[at] == ' ';
    if (apart) ++at;
    if ((!apart && count == 0) || at >= text.size()) break;
    const char32_t letter = code_point_at(text, at);
    if (!is_upper(letter) || letter == 'I') break;
    next_code_point(text, at);
    if (at >= text.size() || text[at] != '.' || goes_on(text, at + 1)) {
      // "M.K.": the next one is written together with it.
      const bool joined =
          at + 1 < text.size() && text[at] == '.' && is_upper(code_point_at(text, at + 1));
      if (!joined) break;
    }
    settled = at + 1;
  }
  return settled;
}

}  // namespace expunge
