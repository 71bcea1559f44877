#include "detect/caseless_values.h"

#include <algorithm>

#include "base/utf8.h"
#include "names/letters.h"

namespace expunge {
namespace {

bool is_hebrew(char32_t c) { return c >= 0x0591 && c <= 0x05F4; }
bool is_arabic(char32_t c) { return c >= 0x0610 && c <= 0x08FF && is_letter(c); }
// The scripts of India and Georgian, where case endings are part of the word.
bool is_indic(char32_t c) {
  return ((c >= 0x0900 && c <= 0x0DFF) || (c >= 0x10D0 && c <= 0x10FA)) && is_letter(c);
}
bool is_katakana(char32_t c) { return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC; }

// Conjunctions and prepositions of one letter, which are written together with the next word.
bool is_attached(char32_t c) {
  constexpr std::u32string_view kLetters =
      U"\u05D5\u05D4\u05E9\u05DC\u05D1\u05DB\u05DE\u0648\u0641\u0628\u0644\u0643";
  return kLetters.find(c) != std::u32string_view::npos;
}

template <class Is>
std::size_t count_behind(std::string_view text, std::size_t at, Is is, std::size_t& end) {
  std::size_t count = 0;
  for (end = at; end < text.size(); ++count) {
    std::size_t next = end;
    if (!is(next_code_point(text, next))) break;
    end = next;
  }
  return count;
}

// Nothing but such letters stands between the begin of the word and `begin`.
template <class Is>
bool begins_word(std::string_view text, std::size_t begin, Is is) {
  constexpr int kMost = 3;
  for (int letters = 0; begin > 0; ++letters) {
    const char32_t c = previous_code_point(text, begin);
    if (!is(c)) return true;
    if (letters == kMost || !is_attached(c)) return false;
  }
  return true;
}

}  // namespace

bool is_value_script(char32_t c) { return is_caseless(c) || (c >= 0x10D0 && c <= 0x10FA); }

bool is_joined_script(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

bool is_unspaced_script(char32_t c) {
  return is_joined_script(c) || (c >= 0x0E01 && c <= 0x0E4E) || (c >= 0x3041 && c <= 0x30FC);
}

void caseless_parts(std::string_view name, const std::function<void(std::string)>& add) {
  constexpr std::string_view kWide = "\xE3\x80\x80";  // the ideographic space
  constexpr std::string_view kDot = "\xE3\x83\xBB";   // between words in katakana
  std::string together;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= name.size();) {
    const std::string_view rest = name.substr(at);
    const std::size_t gap = rest.starts_with(' ')                               ? 1
                            : rest.starts_with(kWide) || rest.starts_with(kDot) ? kWide.size()
                                                                                : 0;
    if (gap == 0 && !rest.empty()) {
      ++at;
      continue;
    }
    const std::string_view part = name.substr(from, at - from);
    const char32_t first = code_point_at(part, 0);
    const std::size_t least = is_joined_script(first) || is_katakana(first) ? 2 : 3;
    if (part.size() != name.size() && count_code_points(part) >= least) add(std::string(part));
    together.append(part);
    at += std::max<std::size_t>(gap, 1);
    from = at;
  }
  if (together.size() != name.size() && is_joined_script(code_point_at(name, 0))) {
    add(std::move(together));
  }
}

void add_caseless_stems(std::string_view name, const std::function<void(std::string)>& add) {
  constexpr std::string_view kVirama = "\xE0\xAF\x8D";  // Tamil: no vowel follows
  constexpr std::string_view kAm = "\xE0\xAE\xAE\xE0\xAF\x8D";
  constexpr std::string_view kAth = "\xE0\xAE\xA4\xE0\xAF\x8D\xE0\xAE\xA4";
  constexpr std::size_t kShortest = 3;
  constexpr std::string_view kNominative = "\xE1\x83\x98";  // Georgian: Daviti, Davits
  if (name.ends_with(kNominative) && count_code_points(name) > kShortest) {
    add(std::string(name.substr(0, name.size() - kNominative.size())));
  }
  if (!name.ends_with(kVirama) || count_code_points(name) <= kShortest) return;
  add(std::string(name.substr(0, name.size() - kVirama.size())));
  if (!name.ends_with(kAm)) return;
  std::string oblique(name.substr(0, name.size() - kAm.size()));
  oblique += kAth;
  add(std::move(oblique));
}

bool settle_caseless_value(std::string_view text, std::size_t begin, std::size_t& end) {
  const char32_t c = code_point_at(text, begin);
  std::size_t word_end = end;
  if (is_hebrew(c))
    return count_behind(text, end, is_hebrew, word_end) == 0 && begins_word(text, begin, is_hebrew);
  if (is_arabic(c)) {
    constexpr std::size_t kMost = 2;  // Persian: "-ro", "-am"
    return count_behind(text, end, is_arabic, word_end) <= kMost &&
           begins_word(text, begin, is_arabic);
  }
  if (is_indic(c)) {
    constexpr std::size_t kMost = 9;
    if (is_indic(code_point_before(text, begin))) return false;
    if (count_behind(text, end, is_indic, word_end) > kMost) return false;
    end = word_end;
    return true;
  }
  if (is_katakana(c)) {
    return !is_katakana(code_point_before(text, begin)) && !is_katakana(code_point_at(text, end));
  }
  return true;
}

}  // namespace expunge
