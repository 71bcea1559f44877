#include "names/caseless_end.h"

#include <array>

#include "base/utf8.h"
#include "names/letters.h"
#include "names/words.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxCaseless = 24;  // characters; longer runs are phrases

}  // namespace

bool settle_caseless(bool self, std::string_view text, std::size_t begin, std::size_t& end,
                     const NameLists& lists) {
  static constexpr std::array<std::string_view, 23> kSuffixes = {
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
  if (count_code_points(value) < 2 || (flags & kFunctionWord) != 0) return false;
  if (self && (flags & (kFirstName | kSurname)) == 0) {
    // "Given Family": one listed word of several is enough.
    const std::string_view given = value.substr(0, value.find(' '));
    if (given.size() == value.size() || (lists.flags(given) & kFirstName) == 0) return false;
  }
  end = begin + value.size();
  return true;
}

}  // namespace expunge
