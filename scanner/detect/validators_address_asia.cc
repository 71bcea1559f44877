// Addresses of China, Japan and Korea, which go from the region to the house.
#include <re2/re2.h>

#include <algorithm>
#include <initializer_list>
#include <string>

#include "detect/validator_table.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

bool is_any_of(std::string_view text, std::initializer_list<std::string_view> pieces) {
  return std::ranges::any_of(
      pieces, [&](std::string_view piece) { return text.find(piece) != std::string_view::npos; });
}

// Kana, Han and Hangul have three bytes that begin with E3 to ED.
std::size_t east_asian_begin(std::string_view text, std::size_t at, bool spaces) {
  std::size_t begin = at;
  while (begin > 0) {
    if (begin >= 3 && static_cast<unsigned char>(text[begin - 3]) >= 0xE3 &&
        static_cast<unsigned char>(text[begin - 3]) <= 0xED) {
      const std::string_view sign = text.substr(begin - 3, 3);
      // Ideographic full stop, comma and brackets end the run.
      if (sign[0] == '\xE3' && sign[1] == '\x80') break;
      begin -= 3;
    } else if (is_ascii_digit(text[begin - 1]) && begin != at) {
      --begin;
    } else if (spaces && text[begin - 1] == ' ' && begin > 3 && at - begin < 60) {
      --begin;
    } else {
      break;
    }
  }
  while (begin < at && (text[begin] == ' ' || is_ascii_digit(text[begin]))) ++begin;
  return begin;
}

// A province, city or prefecture of China, Japan or Korea.
bool names_region(std::string_view text) {
  return is_any_of(text, {"\xE7\x9C\x81", "\xE5\xB8\x82", "\xE9\x83\xBD", "\xE5\xBA\x9C",
                          "\xE7\x9C\x8C", "\xEC\x8B\x9C", "\xEB\x8F\x84 "});
}

// "Kim Minsu Gyeonggi-do Anyang-si ...": whose address it is stands before the province, which
// begins it.  The place of that in `head`, 0 if it names none.
std::size_t korean_province(std::string_view head) {
  constexpr std::string_view kProvinces[] = {"\xEC\x84\x9C\xEC\x9A\xB8",
                                             "\xEB\xB6\x80\xEC\x82\xB0",
                                             "\xEB\x8C\x80\xEA\xB5\xAC",
                                             "\xEC\x9D\xB8\xEC\xB2\x9C",
                                             "\xEA\xB4\x91\xEC\xA3\xBC",
                                             "\xEB\x8C\x80\xEC\xA0\x84",
                                             "\xEC\x9A\xB8\xEC\x82\xB0",
                                             "\xEC\x84\xB8\xEC\xA2\x85",
                                             "\xEA\xB2\xBD\xEA\xB8\xB0\xEB\x8F\x84",
                                             "\xEA\xB0\x95\xEC\x9B\x90",
                                             "\xEC\xB6\xA9\xEC\xB2\xAD",
                                             "\xEC\xA0\x84\xEB\x9D\xBC",
                                             "\xEA\xB2\xBD\xEC\x83\x81",
                                             "\xEC\xA0\x9C\xEC\xA3\xBC"};
  for (std::string_view province : kProvinces) {
    const std::size_t found = head.find(province);
    if (found != std::string_view::npos && found > 0 && head[found - 1] == ' ') return found;
  }
  return 0;
}

// The district and the street of a Chinese address, whose city everybody knows: "Tianhe district,
// Peony road 31".
bool names_district_and_street(std::string_view head) {
  return is_any_of(head, {"\xE5\x8C\xBA", "\xE5\x8E\xBF", "\xE5\x8D\x80"}) &&
         is_any_of(head, {"\xE8\xB7\xAF", "\xE8\xA1\x97", "\xE5\xB7\xB7", "\xE9\x81\x93"});
}

}  // namespace

// The value is a number in a Chinese, Japanese or Korean address, which runs from the region to the
// house without spaces (in Korean with them).
Verdict validate_street_east_asian(ValueContext& context) {
  const std::string_view text = context.text;
  const bool korean =
      context.begin >= 3 && is_any_of(text.substr(context.begin > 4 ? context.begin - 4 : 0, 4),
                                      {"\xEB\xA1\x9C", "\xEA\xB8\xB8"});
  // "...euro 21": the particle, and no road.
  if (korean && is_any_of(text.substr(context.begin > 8 ? context.begin - 8 : 0, 8),
                          {"\xEC\x9C\xBC\xEB\xA1\x9C"})) {
    return Verdict::kNo;
  }
  std::size_t begin = east_asian_begin(text, context.begin, korean);
  std::string_view head = text.substr(begin, context.begin - begin);
  // "the house is in ...": the sentence before the place.
  for (std::string_view lead :
       {"\xE4\xBD\x8F\xE5\x9C\xA8", "\xE4\xBD\x8D\xE4\xBA\x8E", "\xE5\x9C\xA8",
        "\xE5\x9C\xB0\xE5\x9D\x80", "\xE4\xBD\x8F\xE5\x9D\x80", "\xE5\xAE\xB6\xE4\xBD\x8F",
        "\xE4\xBD\x8F\xE6\x89\x80", "\xE6\x98\xAF", "\xE5\x88\xB0", "\xE3\x81\xAF",
        "\xEC\xA3\xBC\xEC\x86\x8C ", "\xEC\xA3\xBC\xEC\x86\x8C\xEB\x8A\x94 ",
        "\xEC\xA7\x91\xEC\x9D\x80 "}) {
    const std::size_t found = head.rfind(lead);
    if (found == std::string_view::npos) continue;
    begin += found + lead.size();
    head = text.substr(begin, context.begin - begin);
  }
  // "I live": the sign alone is part of names of places too, and a province or city must follow.
  if (const std::size_t lives = head.rfind("\xE4\xBD\x8F");
      lives != std::string_view::npos && lives <= 9 &&
      (names_region(head.substr(lives + 3)) || names_district_and_street(head.substr(lives + 3)))) {
    begin += lives + 3;
    head = text.substr(begin, context.begin - begin);
  }
  if (const std::size_t province = korean ? korean_province(head) : 0; province > 0) {
    begin += province;
    head = text.substr(begin, context.begin - begin);
  }
  const bool numbered_house =
      text.substr(context.begin, 8).find("\xE5\x8F\xB7") != std::string_view::npos ||
      text.substr(context.begin, 8).find("\xE8\x99\x9F") != std::string_view::npos;
  const int marks =
      (names_region(head) ? 1 : 0) +
      (is_any_of(head,
                 {"\xE5\x8C\xBA", "\xE5\x8E\xBF", "\xE5\x8C\xBA", "\xE7\x94\xBA", "\xE6\x9D\x91",
                  "\xE8\xB7\xAF", "\xE8\xA1\x97", "\xE9\x81\x93", "\xE9\x95\x87", "\xE5\xB7\xB7",
                  "\xEA\xB5\xAC", "\xEB\x8F\x99", "\xEB\xA1\x9C", "\xEA\xB8\xB8"})
           ? 1
           : 0) +
      (!korean && numbered_house && names_district_and_street(head) ? 1 : 0);
  if (marks == 0 || head.size() < 6 || (marks < 2 && !context.has_context)) return Verdict::kNo;
  static const RE2 chinese_tail(
      "^(?:[0-9A-Z-]{1,6}|\\x{53f7}|\\x{6a13}|\\x{5f04}|\\x{5df7}|\\x{4e4b}(?:[0-9]{1,3}|[\\x{4e00}"
      "-\\x{9fff}])|"
      "\\x{865f}|\\x{697c}|\\x{680b}|"
      "\\x{5e62}|\\x{5355}\\x{5143}|"
      "\\x{5ba4}|\\x{5ea7}|\\x{5c42}|\\x{623f}|\\x{5e8b}|\\x{756a}\\x{5730}|\\x{756a}|"
      "[\\x{4e00}-\\x{9fff}]{2,8}[0-9A-Z]{1,4}(?:\\x{680b}|\\x{5e62}|\\x{5ea7}|\\x{53f7}\\x{697c}|"
      "\\x{5355}\\x{5143}|\\x{5ba4})|"
      "\\x{4e01}\\x{76ee}|\\x{306e}|\\x{968e}|[\\x{4e00}-\\x{9fff}]{2,6}(?:\\x{5c0f}\\x{533a}|"
      "\\x{82b1}\\x{56ed}|\\x{5927}\\x{53a6}|\\x{516c}\\x{5bd3}|\\x{82d1}))+");
  static const RE2 building(
      " [A-Za-z\\x{3040}-\\x{30ff}\\x{4e00}-\\x{9fff}]{2,14} ?[0-9]{1,5}(?:\\x{53f7}\\x{5ba4}?|"
      "\\x{5ba4}|\\b)");
  static const RE2 korean_tail(
      "^[0-9-]{1,9}(?:\\x{bc88}\\x{c9c0})?(?:,? (?:[\\x{ac00}-\\x{d7a3}]{2,12} ?)?[0-9A-Z]{1,5}"
      "(?:\\x{b3d9}|\\x{d638}|\\x{ce35})){0,3}");
  re2::StringPiece rest(text.data() + context.begin, text.size() - context.begin);
  re2::StringPiece before = rest;
  if (!RE2::Consume(&rest, korean ? korean_tail : chinese_tail)) return Verdict::kNo;
  // A house and its flat; behind a bare number a sign counts something: "5 boxes".
  if (re2::StringPiece ahead = rest; !korean && RE2::Consume(&ahead, building)) {
    const bool bare = is_ascii_digit(ahead.data()[-1]);
    const auto next = static_cast<unsigned char>(ahead.empty() ? 0 : ahead[0]);
    const bool goes_on = next >= 0xE4 && next <= 0xE9;  // Han
    if (!bare || !goes_on) rest = ahead;
  }
  context.end = context.begin + (before.size() - rest.size());
  context.begin = begin;
  return Verdict::kNoOpinion;
}

}  // namespace expunge
