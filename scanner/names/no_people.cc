#include "names/no_people.h"

#include <algorithm>
#include <array>

#include "names/beside.h"
#include "names/letters.h"

namespace expunge {
bool looks_west_slavic(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kLetters = {
      "\xC4\x85", "\xC4\x87", "\xC4\x8D", "\xC4\x99", "\xC4\x9B", "\xC5\x82",
      "\xC5\x84", "\xC5\x99", "\xC5\x9B", "\xC5\xA1", "\xC5\xBA", "\xC5\xBC"};
  constexpr std::size_t kReach = 400;  // bytes that tell
  return std::ranges::any_of(kLetters, [&](std::string_view letter) {
    return text.substr(0, kReach).find(letter) != std::string_view::npos;
  });
}

bool follows_article(std::string_view text, std::size_t begin, bool is_sure) {
  const std::string_view left = text.substr(0, begin);
  static constexpr std::array<std::string_view, 20> kArticles = {
      "the ",   "a ",     "an ",    "The ",        "A ",          "el ",   "un ",
      "una ",   "une ",   "st ",    "st. ",        "St ",         "St. ",  "saint ",
      "Saint ", "Sankt ", "sankt ", "s\xC3\xA3o ", "S\xC3\xA3o ", "santa "};
  for (const std::string_view article : kArticles) {
    if (!left.ends_with(article)) continue;
    if ((article == "a " || article == "A ") &&
        (looks_west_slavic(text) || (is_sure && writes_other_a(text)))) {
      continue;
    }
    const std::size_t at = left.size() - article.size();
    if (at == 0 || !is_letter(code_point_before(left, at))) return true;
  }
  return false;
}

bool follows_place_word(std::string_view text, std::size_t begin) {
  static constexpr std::array<std::string_view, 10> kWords = {
      " in ", " en ", " em ", " \xC3\xA0 ", " w ", " z ", " from ", " near ", " nach ", " im "};
  const std::string_view left = text.substr(0, begin);
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return left.ends_with(word); });
}

bool follows_dwelling(std::string_view text, std::size_t begin) {
  static constexpr std::array<std::string_view, 30> kWords = {
      " live in ",   " lives in ",        " lived in ",     " living in ",  " born in ",
      " raised in ", " grew up in ",      " moved to ",     " moving to ",  " trip to ",
      " flight to ", " travel to ",       "'m from ",       " im from ",    " am from ",
      " is from ",   " wohne in ",        " wohnt in ",     " lebe in ",    " komme aus ",
      " woon in ",   " vivo en ",         " vive en ",      " moro em ",    " mora em ",
      " abito a ",   " habite \xC3\xA0 ", " vis \xC3\xA0 ", " mieszkam w ", " bor i "};
  const std::string_view left = text.substr(0, begin);
  if (!left.ends_with(' ')) return false;
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view words) { return left.ends_with(words); });
}

}  // namespace expunge
