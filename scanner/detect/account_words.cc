#include "detect/account_words.h"

#include <algorithm>
#include <string>

#include "detect/value_scan.h"
#include "detect/word_list.h"
#include "names/letters.h"
#include "rulebook/embedded.h"
#include "rulebook/word_kinds.h"

namespace expunge {
namespace {

// Words between the one that tells a thing and the token: "(wifi) is still called".
constexpr int kWordsBefore = 4;
constexpr std::size_t kReach = 48;  // bytes

// People speak of accounts, and of themselves under a name.
constexpr std::string_view kOfPeople[] = {
    "add",  "als", "as",    "come",  "comme", "como",     "dm",   "follow", "i'm",
    "im",   "he",  "he's",  "hes",   "she",   "she's",    "shes", "me",     "my",
    "mine", "som", "under", "unter", "user",  "username", "with"};

const WordKinds& account_words() {
  static const WordKinds words(embedded_file("lists/account-words.txt"));
  return words;
}

bool is_kind(std::string_view word, std::string_view kind) {
  const WordKinds::Row* row = account_words().find(lower(word));
  return row != nullptr && row->kind == kind;
}

bool is_word_byte(char c) {
  return is_ascii_alnum(c) || is_beyond_ascii(c) || c == '_' || c == '-' || c == '\'';
}

}  // namespace

bool is_account_state(std::string_view word) { return is_kind(word, "s"); }

bool is_game_name(std::string_view token) {
  while (!token.empty() && (is_ascii_digit(token.back()) || token.back() == '.')) {
    token.remove_suffix(1);
  }
  std::string words = lower(token);
  std::ranges::replace(words, '_', ' ');
  while (words.ends_with(' ')) words.pop_back();
  return is_kind(words, "g");
}

bool is_said_of_thing(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const std::size_t first = begin - std::min(begin, kReach);
  bool thing = false;
  for (int words = 0; words < kWordsBefore && at > first; ++words) {
    std::size_t end = at;
    while (end > first && !is_word_byte(text[end - 1])) {
      if (std::string_view(".!?\n;").find(text[end - 1]) != std::string_view::npos) return thing;
      --end;
    }
    at = end;
    while (at > first && is_word_byte(text[at - 1])) --at;
    const std::string_view word = text.substr(at, end - at);
    if (is_in(word, kOfPeople)) return false;
    thing = thing || is_kind(word, "t");
  }
  return thing;
}

}  // namespace expunge
