// What the searches for names in one script or another have in common.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "names/finder.h"
#include "names/letters.h"
#include "names/name_lists.h"
#include "names/script_lists.h"

namespace expunge {

struct ScriptPass {
  std::string_view text;
  bool human = false;
  const NameLists& lists;
  const ScriptLists& scripts;
  std::string& buffer;  // scratch
  std::vector<FoundName>& out;

  std::string_view before(std::size_t at) const { return text.substr(0, at); }
  // What begins at `at`, which may lie behind the end.
  std::string_view from(std::size_t at) const { return text.substr(std::min(at, text.size())); }
  std::string_view part(std::size_t begin, std::size_t end) const {
    return from(begin).substr(0, end - begin);
  }
  void add(std::size_t begin, std::size_t end, NameEvidence evidence) const {
    out.push_back({begin, end, evidence});
  }
};

inline bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3005 || (c >= 0x3400 && c <= 0x4DBF);
}
inline bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x3096; }
inline bool is_katakana(char32_t c) { return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC; }
inline bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
inline bool is_thai(char32_t c) { return c >= 0x0E01 && c <= 0x0E4E && c != 0x0E3F; }
// Hebrew, Arabic, the scripts of India and Sri Lanka, Georgian, Ethiopic: words with spaces
// between.
inline bool is_spaced_script(char32_t c) {
  return ((c >= 0x0591 && c <= 0x0DFF) || (c >= 0x10D0 && c <= 0x10FA) ||
          (c >= 0x1200 && c <= 0x135A)) &&
         is_letter(c);
}
// Lao, Burmese and Khmer, which write no spaces between words.
inline bool is_mekong_script(char32_t c) {
  return (c >= 0x0E81 && c <= 0x0EDF) || (c >= 0x1000 && c <= 0x103F) || c == 0x104E ||
         (c >= 0x1050 && c <= 0x108F) || (c >= 0x1780 && c <= 0x17D3);
}

// Bytes of a character of Chinese, Japanese, Korean or Thai.
inline constexpr std::size_t kWide = 3;

// The end of the characters from `at` on that `is` holds of.
template <class Is>
std::size_t end_of_script(std::string_view text, std::size_t at, Is is) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!is(next_code_point(text, next))) break;
    at = next;
  }
  return at;
}
// Calls `use(begin, end)`, which returns where the search goes on, for each run of characters that
// `begins` holds of the first and `in` of the others.
template <class Begins, class In, class Use>
void for_each_run_of_script(std::string_view text, Begins begins, In in, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    at = begins(next_code_point(text, next)) ? use(at, end_of_script(text, next, in)) : next;
  }
}
// Where the characters that end at `at` and that `is` holds of begin.
template <class Is>
std::size_t begin_of_script(std::string_view text, std::size_t at, Is is) {
  while (at > 0) {
    std::size_t begin = at;
    if (!is(previous_code_point(text, begin))) break;
    at = begin;
  }
  return at;
}

void find_chinese_names(const ScriptPass& pass);
// `kana`: the text holds kana.  One without may be Chinese: only names of two parts count there.
void find_japanese_names(const ScriptPass& pass, bool kana);
void find_korean_names(const ScriptPass& pass);
void find_thai_names(const ScriptPass& pass);
void find_spaced_names(const ScriptPass& pass);
void find_mekong_names(const ScriptPass& pass);

}  // namespace expunge
