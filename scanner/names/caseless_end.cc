#include "names/caseless_end.h"

#include <array>

#include "base/utf8.h"
#include "names/letters.h"
#include "names/words.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxCaseless = 24;  // characters; longer runs are phrases

// A letter three times and more, or two of them in turn: "hhhh", "hahaha".
bool is_laughter(std::string_view word) {
  constexpr int kLeast = 6;  // letters of such a turn: Mimi is somebody
  char32_t last = 0;
  char32_t before = 0;
  int times = 0;
  int turns = 2;
  int letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    const char32_t c = next_code_point(word, at);
    times = c == last ? times + 1 : 1;
    turns = c == before ? turns + 1 : 2;
    before = last;
    last = c;
    if (times >= 3) return true;
  }
  return letters >= kLeast && turns >= letters;
}

// Of several words those that are no part of a name: "haha Hila", "my name Parsa", "Ramavatar
// uncle".  Empty where another word begins it: that is a sentence.
std::string_view without_other_words(std::string_view value, const NameLists& lists) {
  constexpr NameFlags kName = kFirstName | kSurname;
  constexpr NameFlags kAhead = kKinWord | kTitleWord | kNameWord | kSelfWord | kMeetsPerson;
  constexpr NameFlags kBehind = kKinWord | kTitleWord | kHonorific;
  while (true) {
    const std::size_t space = value.find(' ');
    if (space == std::string_view::npos) return value;
    const std::string_view first = value.substr(0, space);
    const NameFlags ahead = lists.flags(first);
    if (((ahead & kAhead) != 0 && (ahead & kName) == 0) || is_laughter(first)) {
      value.remove_prefix(space + 1);
      continue;
    }
    if ((ahead & kFunctionWord) != 0) return {};
    const std::size_t last = value.rfind(' ');
    const NameFlags behind = lists.flags(value.substr(last + 1));
    if ((behind & kBehind) == 0 || (behind & kName) != 0) return value;
    value = value.substr(0, last);
  }
}

}  // namespace

bool settle_caseless(bool self, std::string_view text, std::size_t& begin, std::size_t& end,
                     const NameLists& lists) {
  static constexpr std::array<std::string_view, 28> kSuffixes = {
      "\xE3\x81\xA7\xE3\x81\x99\xE3\x81\x8B",              // desu ka
      "\xE3\x81\x95\xE3\x82\x93",                          // san
      "\xE3\x81\x8F\xE3\x82\x93",                          // kun
      "\xE3\x81\xA1\xE3\x82\x83\xE3\x82\x93",              // chan
      "\xE6\xA7\x98",                                      // sama
      "\xE3\x81\xA7\xE3\x81\x99",                          // desu
      "\xE3\x81\xA0\xE3\x82\x88",                          // da yo
      "\xE3\x81\xA8",                                      // to
      "\xE5\x85\x88\xE7\x94\x9F",                          // xiansheng, sensei
      "\xEB\x8B\x98",                                      // nim
      "\xEC\x94\xA8",                                      // ssi
      "\xEC\x9E\x85\xEB\x8B\x88\xEB\x8B\xA4",              // imnida
      "\xEC\x9D\xB4\xEC\x97\x90\xEC\x9A\x94",              // ieyo
      "\xEC\x98\x88\xEC\x9A\x94",                          // yeyo
      "\xEC\x9D\xB4\xEC\x95\xBC",                          // iya
      "\xEC\x95\xBC",                                      // ya
      "\xEC\x9D\xB4\xEA\xB3\xA0",                          // igo
      "\xEC\x9D\xB4\xEB\x9D\xBC\xEA\xB3\xA0",              // irago
      "\xE5\x95\x8A",                                      // a
      "\xE5\x91\x80",                                      // ya
      "\xE5\x91\xA2",                                      // ne
      "\xE0\xB8\x84\xE0\xB9\x88\xE0\xB8\xB0",              // kha
      "\xE0\xB8\x84\xE0\xB8\xA3\xE0\xB8\xB1\xE0\xB8\x9A",  // khrap
      "\xE0\xB9\x84\xE0\xB8\x87",                          // ngai
      "\xE0\xB8\x99\xE0\xB8\xB0",                          // na
      "\xE0\xB8\x84\xE0\xB8\xB0",                          // kha, short
      "\xE0\xB8\x88\xE0\xB9\x89\xE0\xB8\xB2",              // cha
      "\xE0\xB9\x80\xE0\xB8\xAD\xE0\xB8\x87",              // eng
  };
  // A value of one character stands for the run of letters that it begins.
  std::size_t first_end = begin;
  next_code_point(text, first_end);
  if (end <= first_end) end = read_name_word(text, begin).end;
  std::string_view value = text.substr(begin, end - begin);
  if (count_code_points(value) > kMaxCaseless) return false;
  while (!value.empty() && !is_letter(code_point_before(value, value.size()))) {
    std::size_t at = value.size();
    previous_code_point(value, at);
    value = value.substr(0, at);
  }
  value = without_other_words(value, lists);
  if (value.empty()) return false;
  begin = static_cast<std::size_t>(value.data() - text.data());
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view suffix : kSuffixes) {
      if (value.size() > suffix.size() && value.ends_with(suffix)) {
        value.remove_suffix(suffix.size());
        cut = true;
      }
    }
  }
  const NameFlags flags = lists.flags(value);
  constexpr NameFlags kOther = kKinWord | kTitleWord | kNameWord;
  if (count_code_points(value) < 2 || (flags & kFunctionWord) != 0 || is_laughter(value) ||
      ((flags & kOther) != 0 && (flags & kFirstName) == 0)) {
    return false;
  }
  if (self && (flags & (kFirstName | kSurname)) == 0) {
    // "Given Family": one listed word of several is enough.
    const std::string_view given = value.substr(0, value.find(' '));
    if (given.size() == value.size() || (lists.flags(given) & kFirstName) == 0) return false;
  }
  end = begin + value.size();
  return true;
}

}  // namespace expunge
