#include "detect/name_usage.h"

#include <algorithm>
#include <array>
#include <string>

#include "names/letters.h"

namespace expunge {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Words after a capital at the start of a sentence that make it the common word: "Hope you are
// well", "May I", "Will you", "Grace period".
bool follows_common_word(std::string_view lowered) {
  static constexpr std::array<std::string_view, 24> kFollowers = {
      "a",  "all",  "be",  "for",  "he",   "i",  "in", "it", "my",   "of",  "period", "she",
      "so", "that", "the", "they", "this", "to", "up", "we", "with", "you", "your",   "you're"};
  return std::find(kFollowers.begin(), kFollowers.end(), lowered) != kFollowers.end();
}

// Words before a word in lower case that make it a name: "ill text faith".
bool leads_to_name(std::string_view lowered) {
  static constexpr std::array<std::string_view, 46> kLeaders = {
      "and",     "ask",  "asked", "bye",    "call",   "called", "dear",    "friend",
      "hello",   "hey",  "hi",    "little", "met",    "miss",   "named",   "sister",
      "brother", "tell", "thank", "text",   "texted", "told",   "w",       "w/",
      "with",    "im",   "i'm",   "to",     "about",  "blame",  "dating",  "for",
      "from",    "hate", "hates", "kissed", "love",   "loves",  "married", "n",
      "saw",     "see",  "than",  "thanks", "visit",  "want"};
  return std::find(kLeaders.begin(), kLeaders.end(), lowered) != kLeaders.end();
}

// Behind these a clause begins.
bool begins_clause(std::string_view lowered) {
  static constexpr std::array<std::string_view, 16> kJoints = {
      "and", "bc", "because", "but",  "cause", "cuz", "haha", "lol",
      "ok",  "or", "so",      "that", "then",  "ugh", "when", "yeah"};
  return std::ranges::binary_search(kJoints, lowered);
}

// What somebody does, and things seldom: "hope didnt say", "bill only cares".
bool goes_with_people(std::string_view lowered) {
  static constexpr std::array<std::string_view, 27> kDo = {
      "already", "also",  "always", "cant",  "couldnt", "did",   "didn't", "didnt", "doesn't",
      "doesnt",  "got",   "had",    "hadnt", "has",     "hasnt", "isnt",   "just",  "keeps",
      "kept",    "legit", "never",  "only",  "said",    "still", "wasnt",  "went",  "wont"};
  return std::ranges::binary_search(kDo, lowered);
}

// "april served me": to somebody.
bool does_to_people(std::string_view verb, std::string_view whom) {
  static constexpr std::array<std::string_view, 8> kWhom = {"her", "him", "his",  "me",
                                                            "my",  "our", "them", "us"};
  return verb.size() > 3 && (verb.ends_with("ed") || verb == "told" || verb == "gave") &&
         std::ranges::binary_search(kWhom, whom);
}

struct Neighbours {
  std::string before;  // word before, in lower case; empty at the start of a sentence
  bool sentence_start = true;
  std::string after;
  std::string second;  // the word behind that
  char next = 0;       // byte behind the word
};

Neighbours neighbours_of(std::string_view text, const NameWord& word) {
  Neighbours out;
  std::size_t at = word.begin;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '"' || text[at - 1] == '*')) --at;
  if (at > 0) {
    const std::size_t end = at;
    while (at > 0 && (is_word_byte(text[at - 1]) || text[at - 1] == '\'' || text[at - 1] == '/')) {
      --at;
    }
    out.before = lower(text.substr(at, end - at));
    const char last = text[end - 1];
    out.sentence_start = last == '.' || last == '!' || last == '?' || last == '\n' || last == ':';
  }
  out.next = word.end < text.size() ? text[word.end] : '\0';
  if (out.next == ' ') {
    const std::size_t begin = word.end + 1;
    std::size_t end = begin;
    while (end < text.size() && (is_word_byte(text[end]) || text[end] == '\'')) ++end;
    out.after = lower(text.substr(begin, end - begin));
    if (end < text.size() && text[end] == ' ') {
      std::size_t last = end + 1;
      while (last < text.size() && is_word_byte(text[last])) ++last;
      out.second = lower(text.substr(end + 1, last - end - 1));
    }
  }
  return out;
}

}  // namespace

bool is_used_as_name(std::string_view text, const NameWord& word) {
  const Neighbours near = neighbours_of(text, word);
  switch (word.shape) {
    case WordShape::kTitle:
      return !near.sentence_start || word.possessive || near.next == ',' ||
             !follows_common_word(near.after);
    case WordShape::kLower:
      if (word.possessive) return true;
      if ((near.before.empty() || near.sentence_start || begins_clause(near.before)) &&
          (goes_with_people(near.after) || does_to_people(near.after, near.second))) {
        return true;
      }
      return leads_to_name(near.before) &&
             (near.next == '\0' || near.next == ',' || near.next == '.' || near.next == '!' ||
              near.next == '?' || near.next == '\n' || word.possessive || near.after == "and" ||
              near.after == "who" || near.after == "said");
    default:
      return false;
  }
}

}  // namespace expunge
