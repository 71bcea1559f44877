#include "detect/pass_phrase.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.h"
#include "detect/secret_words.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"
#include "names/name_lists.h"

namespace expunge {
namespace {

constexpr std::size_t kMostWords = 12;
constexpr std::size_t kLongestWord = 20;  // bytes

// Said for a sign or a number; sorted.
constexpr std::array<std::string_view, 52> kSpelled = {
    "ampersand", "asterisk",  "at",      "backslash", "bang",    "capital",  "caps",
    "colon",     "comma",     "dash",    "dollar",    "dot",     "eight",    "eighteen",
    "eighty",    "eleven",    "equals",  "fifteen",   "fifty",   "five",     "forty",
    "four",      "fourteen",  "hash",    "hyphen",    "nine",    "nineteen", "ninety",
    "oh",        "one",       "percent", "period",    "plus",    "pound",    "question",
    "seven",     "seventeen", "seventy", "six",       "sixteen", "sixty",    "slash",
    "space",     "star",      "ten",     "thirteen",  "thirty",  "three",    "tilde",
    "twelve",    "twenty",    "two"};
constexpr std::array<std::string_view, 7> kMoreSpelled = {
    "exclamation", "mark", "sign", "underscore", "uppercase", "zero", "lowercase"};

// What chats put behind a value.
constexpr std::array<std::string_view, 22> kChatWords = {
    "again", "apparently", "btw", "currently", "haha",   "hahaha", "lmao", "lol",
    "now",   "obviously",  "ok",  "okay",      "please", "pls",    "plz",  "rn",
    "still", "tho",        "thx", "thanks",    "though", "too"};

template <std::size_t N>
bool is_any(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_word_byte(char c) {
  return is_ascii_alnum(c) || c == '\'' || c == '-' || is_beyond_ascii(c);
}

bool ends_stretch(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  if (std::string_view(".,;:!?)\n\r\"*`|").find(text[at]) != std::string_view::npos) return true;
  return text.substr(at).starts_with(" (") || text.substr(at).starts_with(" - ") ||
         text.substr(at).starts_with(" |");
}

bool is_spelled_word(std::string_view word) {
  return std::ranges::binary_search(kSpelled, word) || is_any(word, kMoreSpelled);
}

bool holds_sentence_together(const std::string& word, const NameLists* lists) {
  if (word.size() == 1) return word == "a" || word == "i";  // "capital k" spells
  if (is_sentence_word(word)) return true;
  return lists != nullptr && (lists->flags(word) & kFunctionWord) != 0;
}

}  // namespace

PassPhrase read_pass_phrase(std::string_view text, std::size_t begin, const NameLists* lists) {
  std::vector<Stretch> words;
  std::size_t at = begin;
  while (true) {
    const std::size_t from = at;
    while (at < text.size() && is_word_byte(text[at])) ++at;
    if (at == from || at - from > kLongestWord || words.size() == kMostWords) return {};
    words.push_back({from, at});
    const bool goes_on = at + 1 < text.size() && text[at] == ' ' && is_word_byte(text[at + 1]) &&
                         text[at + 1] != '-';
    if (!goes_on) break;
    ++at;
  }
  if (!ends_stretch(text, at)) return {};
  const auto lowered = [&](const Stretch& word) {
    return ascii_lower(text.substr(word.begin, word.end - word.begin));
  };
  while (!words.empty() && is_any(lowered(words.back()), kChatWords)) words.pop_back();
  if (words.empty()) return {};
  PassPhrase phrase{words.back().end, static_cast<int>(words.size()), false};
  for (const Stretch& word : words) {
    const std::string lower = lowered(word);
    if (is_spelled_word(lower)) {
      phrase.spelled = true;
    } else if (holds_sentence_together(lower, lists)) {
      return {};
    }
  }
  return phrase;
}

}  // namespace expunge
