#include "detect/value_scan.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace expunge {
namespace {

constexpr std::size_t kLongestNumber = 40;
// "the password for the guest wifi is": how much may stand between the cue and the verb.
constexpr std::size_t kLongestPurpose = 32;

// "is" after a cue, in lower case; bytes beyond ASCII as they stand.
constexpr auto kVerbs = std::to_array<std::string_view>(
    {"is",     "was",  "are",  "es",     "era",          "est",         "ist",
     "lautet", "jest", "eh",   "e'",     "\xC3\xA9",     "\xC3\xA8",    "\xC3\xA4r",
     "er",     "je",   "este", "adalah", "ay",           "c'est",       "=",
     ":",      "=>",   "->",   ":=",     "\xE6\x98\xAF", "\xE3\x81\xAF"});
constexpr auto kFillers = std::to_array<std::string_view>(
    {"still", "now", "just", "currently", "literally", "probably", "jetzt", "ahora", "agora"});
constexpr auto kPurposes = std::to_array<std::string_view>(
    {"for",        "to",   "of",   "on",  "de", "del", "do",   "da",   "du", "von",   "vom", "zum",
     "f\xC3\xBCr", "para", "pour", "per", "di", "van", "voor", "till", "za", "untuk", "at"});

template <std::size_t N>
bool is_listed(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, std::string_view(ascii_lower(word))) != words.end();
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != ' ' && text[at] != '\n' && text[at] != '\t' &&
         text[at] != '\r') {
    ++at;
  }
  return at;
}

bool is_glue_mark(char c) {
  return c == '"' || c == '\'' || c == '`' || c == '*' || c == ')' || c == ']' || c == '|';
}

// Skips quotes, brackets and marks up to the value; true if a colon or equals sign was among them.
bool skip_marks(std::string_view text, std::size_t& at, Glue& glue) {
  bool says = false;
  for (int steps = 0; at < text.size() && steps < 10; ++steps) {
    const char c = text[at];
    if (c == '=' || c == ':' || (c == '>' && says)) {
      says = true;
      glue.quoted = false;
    } else if (is_glue_mark(c)) {
      glue.quoted |= c != ')' && c != ']' && c != '|';
      says |= c == '|';
    } else if (text.substr(at).starts_with("\xEF\xBC\x9A")) {  // full-width colon
      says = true;
      at += 2;
    } else if (c != ' ' && c != '\t') {
      break;
    }
    ++at;
  }
  return says;
}

}  // namespace

std::size_t line_end_after(std::string_view text, std::size_t at, std::size_t limit) {
  const std::string_view near = text.substr(0, std::min(text.size(), at + limit));
  return std::min(near.size(), near.find_first_of("\r\n", at));
}

Stretch read_number(std::string_view text, std::size_t begin) {
  Stretch number{begin, begin};
  bool digits = false;
  for (std::size_t at = begin; at < text.size() && at - begin < kLongestNumber;) {
    std::size_t end = at;
    bool group_digits = false;
    bool group_lower = false;
    while (end < text.size() && is_ascii_alnum(text[end])) {
      group_digits |= is_ascii_digit(text[end]);
      group_lower |= is_ascii_lower(text[end]);
      ++end;
    }
    if (end == at) break;
    if (end < text.size() && is_beyond_ascii(text[end]) && !group_digits) break;
    const bool letters_only = !group_digits;
    if (letters_only && (group_lower || end - at > (digits ? 2U : 4U))) break;
    // Letters behind the number: a check letter stays, a word goes.
    if (letters_only && digits && end - at == 2 && end < text.size() && text[end] == ' ') break;
    digits |= group_digits;
    if (digits) number.end = end;
    if (end + 1 >= text.size()) break;
    const char joint = text[end];
    if (joint != ' ' && joint != '-' && joint != '.' && joint != '/') break;
    at = end + 1;
  }
  return number;
}

Glue read_glue(std::string_view text, std::size_t begin) {
  Glue glue;
  std::size_t at = begin;
  glue.says_is = skip_marks(text, at, glue);
  const std::size_t start = at;
  bool purpose = false;
  for (int words = 0; words < 8 && !glue.quoted; ++words) {
    const std::size_t end = word_end(text, at);
    const std::string_view word = text.substr(at, end - at);
    if (is_listed(word, kVerbs) || (words > 0 && word.ends_with(':'))) {
      glue.says_is = true;
      at = end;
      skip_marks(text, at, glue);
      purpose = false;
      break;
    }
    if (is_listed(word, kFillers)) {
      at = std::min(end + 1, text.size());
      continue;
    }
    if (glue.says_is) break;
    if (words == 0 && is_listed(word, kPurposes)) purpose = true;
    if (!purpose || end >= text.size() || text[end] == '\n' || end - start > kLongestPurpose) break;
    at = end + 1;
  }
  if (purpose) at = start;  // no verb came
  while (glue.says_is) {
    const std::size_t end = word_end(text, at);
    if (!is_listed(text.substr(at, end - at), kFillers) || end >= text.size()) break;
    at = end + 1;
  }
  skip_marks(text, at, glue);
  glue.value_begin = at;
  return glue;
}

}  // namespace expunge
