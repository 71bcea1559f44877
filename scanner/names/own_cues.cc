#include "names/own_cues.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "names/letters.h"

namespace expunge {
namespace {

constexpr std::size_t kReach = 40;  // bytes that are looked at before a name
constexpr std::size_t kQuestionReach = 160;

bool holds(const std::vector<std::string_view>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

bool is_word(char32_t c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }

std::string_view without_spaces(std::string_view left) {
  while (!left.empty() && (left.back() == ' ' || left.back() == '\t')) left.remove_suffix(1);
  return left;
}

// What is set before a name for looks: "**", an opening quote.
std::string_view without_marks(std::string_view left) {
  constexpr std::string_view kMarks = " \t*_\"";
  while (!left.empty() && kMarks.find(left.back()) != std::string_view::npos) left.remove_suffix(1);
  return left;
}

// The marks of an earlier scrub that stand before what it left: "im [NAME_REDACTED] Reyes".
std::string_view without_placeholder(std::string_view left) {
  if (left.ends_with("]")) {
    const std::size_t open = left.rfind('[');
    return open == std::string_view::npos ? left : without_marks(left.substr(0, open));
  }
  std::string_view rest = left;
  while (!rest.empty() && rest.back() >= '0' && rest.back() <= '9') rest.remove_suffix(1);
  if (rest.size() == left.size() || !rest.ends_with("name_")) return left;
  rest.remove_suffix(5);
  return without_marks(rest);
}

// Takes a mark between words off the end of `left`; 0 if there is none, else ',' or '.'.
char take_separator(std::string_view& left) {
  static constexpr std::array<std::string_view, 14> kMarks = {",",
                                                              ":",
                                                              "(",
                                                              "!",
                                                              "-",
                                                              ";",
                                                              "\xE2\x80\x94",
                                                              "\xE2\x80\x93",
                                                              "\xEF\xBC\x8C",
                                                              "\xEF\xBC\x9A",
                                                              "\xE3\x80\x81",
                                                              "\xD8\x8C",
                                                              "\xE2\x80\xA6",
                                                              "\xEF\xBC\x88"};
  if (left.ends_with(".")) {
    left = without_spaces(left.substr(0, left.size() - 1));
    return '.';
  }
  for (const std::string_view mark : kMarks) {
    if (!left.ends_with(mark)) continue;
    left = without_spaces(left.substr(0, left.size() - mark.size()));
    return ',';
  }
  return 0;
}

// Where the last word of `left` begins; words are what stands between spaces and marks.
std::size_t last_word(std::string_view left) {
  std::size_t at = left.size();
  while (at > 0) {
    const char32_t c = code_point_before(left, at);
    if (!is_word(c) && c != '\'' && c != 0x2019) break;
    previous_code_point(left, at);
  }
  return at;
}

bool ends_sentence(std::string_view rest) {
  constexpr std::string_view kMarks = ".!?";
  while (!rest.empty() && (rest.front() == '*' || rest.front() == '"')) rest.remove_prefix(1);
  if (rest.empty() || rest.front() == '\n' || rest.front() == '\r') return true;
  if (kMarks.find(rest.front()) != std::string_view::npos) return true;
  const char32_t c = code_point_at(rest, 0);
  return c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x061F;
}

bool begins_sentence(std::string_view left) {
  left = without_marks(left);
  if (left.empty() || left.back() == '\n') return true;
  if (left.back() == '.' || left.back() == '!' || left.back() == '?') return true;
  const char32_t c = code_point_before(left, left.size());
  return c == 0x2026 || c == 0x2014 || c == 0x3002;
}

// A comma and the rest of a sentence; in a letter's salutation the line ends behind the comma.
bool continues_behind_comma(std::string_view rest) {
  if (rest.starts_with(", ")) return is_letter(code_point_at(rest, 2));
  for (const std::string_view comma : {"\xEF\xBC\x8C", "\xE3\x80\x81"}) {
    if (rest.starts_with(comma)) return is_letter(code_point_at(rest, comma.size()));
  }
  return false;
}

// The longest of `words` that `left` ends with, as words of its own or in a script without spaces;
// where it begins, or npos.
std::size_t ending(std::string_view left, const std::vector<std::string_view>& words) {
  constexpr int kMostWords = 4;
  std::size_t found = std::string_view::npos;
  std::string_view rest = left;
  for (int i = 0; i < kMostWords; ++i) {
    const std::size_t at = last_word(rest);
    if (at == rest.size()) break;
    if (holds(words, left.substr(at))) found = at;
    rest = without_spaces(rest.substr(0, at));
    if (rest.size() + 1 != at) break;  // only a space stands between
  }
  if (found != std::string_view::npos || left.empty()) return found;
  if (!is_caseless(code_point_before(left, left.size()))) return found;
  for (const std::string_view word : words) {
    if (is_caseless(code_point_at(word, 0)) && left.ends_with(word)) {
      return left.size() - word.size();
    }
  }
  return found;
}

// `word` stands in `text` with nothing of a word on either side; in scripts without spaces
// anywhere.
bool contains(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const bool free =
        !is_word(code_point_before(text, at)) && !is_letter(code_point_at(text, at + word.size()));
    if (free || is_caseless(code_point_at(word, 0)) || word.front() == '\'') return true;
  }
  return false;
}

bool contains_any(std::string_view text, const std::vector<std::string_view>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return contains(text, word); });
}

std::string lowered_before(std::string_view text, std::size_t begin) {
  const std::size_t from = character_start(text, begin > kReach ? begin - kReach : 0);
  return lower(text.substr(from, begin - from));
}

}  // namespace

OwnCues OwnCues::load(std::string_view bytes) {
  OwnCues cues;
  const std::array<std::pair<char, Words*>, 17> kinds = {{{'i', &cues.first_person_},
                                                          {'p', &cues.pronouns_},
                                                          {'m', &cues.apart_},
                                                          {'k', &cues.there_},
                                                          {'s', &cues.senders_},
                                                          {'y', &cues.anywhere_},
                                                          {'w', &cues.name_words_},
                                                          {'o', &cues.of_others_},
                                                          {'b', &cues.behind_},
                                                          {'f', &cues.fillers_},
                                                          {'q', &cues.questions_},
                                                          {'n', &cues.other_questions_},
                                                          {'g', &cues.greetings_},
                                                          {'c', &cues.between_},
                                                          {'t', &cues.that_is_me_},
                                                          {'h', &cues.honorifics_},
                                                          {'x', &cues.third_person_}}};
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.size() < 3 || line.front() == '#' || line[1] != '\t') continue;
    for (const auto& [kind, words] : kinds) {
      if (kind == line.front()) words->push_back(line.substr(2));
    }
  }
  for (const auto& [kind, words] : kinds) std::sort(words->begin(), words->end());
  return cues;
}

// Nothing that belongs to the clause stands before the cue: "and me: Dana", not "call me: Dana".
bool OwnCues::opens_clause(std::string_view left) const {
  left = without_spaces(left);
  const std::size_t at = last_word(left);
  return at == left.size() || holds(fillers_, left.substr(at));
}

// "till Sunday. x Dana", and a name alone under a letter.
bool OwnCues::is_signature(std::string_view text, std::size_t begin, std::size_t end) const {
  if (text.find_first_not_of(" \t\r\n*_.!", end) != std::string_view::npos) return false;
  if (text.substr(0, begin).ends_with("\n\n")) return true;
  std::string_view left = without_spaces(text.substr(0, begin));
  std::size_t kisses = 0;
  while (!left.empty() && (left.back() == 'x' || left.back() == 'X') && ++kisses <= 4) {
    left.remove_suffix(1);
  }
  return kisses > 0 && begins_sentence(left);
}

OwnWeight OwnCues::before(std::string_view text, std::size_t begin, std::size_t end) const {
  const std::string window = lowered_before(text, begin);
  std::string_view left = without_placeholder(without_marks(window));
  const bool spaced = left.size() < window.size();
  const char mark = take_separator(left);
  if (left.empty()) return kNoSign;
  const bool joined = mark == 0 && (spaced || is_caseless(code_point_before(left, left.size())));
  const auto opens = [&](std::size_t at) { return opens_clause(left.substr(0, at)); };
  // "I'm Dana's friend", in Turkish a case: "ben Dana'yi".
  const char32_t next = code_point_at(text, end);
  if (next == '\'' || next == 0x2019) return kNoSign;
  if (mark != '.' && (mark != 0 || joined)) {
    if (ending(left, first_person_) != std::string_view::npos) return kSureSign;
    if (ending(left, senders_) != std::string_view::npos) return kSureSign;
  }
  if (joined) {
    const std::size_t at = ending(left, pronouns_);
    if (at != std::string_view::npos && opens(at)) return kSureSign;
  }
  if (mark == ',' && code_point_at(text, end) == ',') {
    const std::size_t at = ending(left, between_);
    if (at != std::string_view::npos && opens(at)) return kSureSign;
  }
  if (mark != 0) {
    const std::size_t at = ending(left, apart_);
    if (at != std::string_view::npos && opens(at)) return mark == '.' ? kWeakSign : kSureSign;
  }
  if (joined) {
    const std::size_t at = ending(left, there_);
    if (at != std::string_view::npos && opens(at)) return kWeakSign;
  }
  std::string_view clause = window;
  if (const std::size_t stop = clause.find_last_of(".!?\n"); stop != std::string_view::npos) {
    clause.remove_prefix(stop + 1);
  }
  return contains_any(clause, anywhere_) ? kSureSign : kNoSign;
}

// "Dana here", "Dana and that's me", in Korean and Russian the verb or the pronoun behind the name.
OwnWeight OwnCues::behind(std::string_view text, std::size_t end) const {
  constexpr std::size_t kBehind = 24;
  const std::size_t to = character_start(text, std::min(text.size(), end + kBehind));
  const std::string lowered = lower(text.substr(end, to - end));
  const std::string_view clause =
      std::string_view(lowered).substr(0, lowered.find_first_of(".!?\n"));
  for (const std::string_view word : behind_) {
    const bool attached = is_caseless(code_point_at(word, 0));
    if (attached && clause.starts_with(word)) return kWeakSign;
    if (attached || !clause.starts_with(' ') || !clause.substr(1).starts_with(word)) continue;
    const std::string_view rest = clause.substr(1 + word.size());
    if (rest.empty() || rest.front() == ',') return kSureSign;
  }
  return contains_any(clause, that_is_me_) ? kSureSign : kNoSign;
}

OwnWeight OwnCues::given(std::string_view text, std::size_t begin, std::size_t end) const {
  const OwnWeight sign = before(text, begin, end);
  if (sign != kNoSign) return sign;
  return is_signature(text, begin, end) ? kGoodSign : behind(text, end);
}

bool OwnCues::is_said_name(std::string_view text, std::size_t begin) const {
  const std::string window = lowered_before(text, begin);
  std::string_view left = without_marks(window);
  if (left.size() == window.size()) return false;
  const std::size_t at = ending(left, name_words_);
  return at != std::string_view::npos && !contains_any(left.substr(0, at), of_others_) &&
         left.substr(0, at).find('\'') == std::string_view::npos;
}

bool OwnCues::names_another(std::string_view text, std::size_t begin) const {
  const std::string window = lowered_before(text, begin);
  std::string_view left = without_marks(window);
  take_separator(left);
  return ending(left, third_person_) != std::string_view::npos;
}

bool OwnCues::leads(std::string_view text, std::size_t begin) const {
  constexpr std::size_t kFurthest = 24;
  constexpr std::size_t kShort = 40;  // a message that does nothing but answer
  if (begin > kFurthest) return false;
  if (text.size() <= kShort && begins_sentence(text.substr(0, begin))) return true;
  const std::string lowered = lower(text.substr(0, begin));
  std::string_view left = lowered;
  if (const std::size_t action = left.rfind('*'); left.starts_with('*') && action > 0) {
    left.remove_prefix(action + 1);  // "*bows* Dana"
  }
  left = without_placeholder(without_marks(left));
  while (!left.empty()) {
    const std::size_t at = last_word(left);
    if (at == left.size()) {
      std::size_t next = left.size();
      previous_code_point(left, next);
      left = left.substr(0, next);
    } else if (holds(fillers_, left.substr(at))) {
      left = left.substr(0, at);
    } else {
      return false;
    }
  }
  return true;
}

bool OwnCues::asks_for_name(std::string_view text) const {
  const std::size_t from =
      character_start(text, text.size() > kQuestionReach ? text.size() - kQuestionReach : 0);
  const std::string lowered = lower(text.substr(from));
  // Longer ones ask only with a question mark.
  constexpr std::array<std::string_view, 3> kMarks = {"?", "\xEF\xBC\x9F", "\xD8\x9F"};
  const bool asks = std::ranges::any_of(
      kMarks, [&](std::string_view mark) { return lowered.find(mark) != std::string::npos; });
  if (from > 0 && !asks) return false;
  return contains_any(lowered, questions_) && !contains_any(lowered, other_questions_);
}

std::string_view OwnCues::without_honorific(std::string_view rest) const {
  const std::string_view word = rest.starts_with(' ') ? rest.substr(1) : rest;
  for (const std::string_view honorific : honorifics_) {
    if (word.starts_with(honorific) && (is_caseless(code_point_at(honorific, 0)) ||
                                        !is_letter(code_point_at(word, honorific.size())))) {
      return word.substr(honorific.size());
    }
  }
  return rest;
}

OwnWeight OwnCues::called(std::string_view text, std::size_t begin, std::size_t end) const {
  const std::string_view rest = without_honorific(text.substr(end));
  const std::string window = lowered_before(text, begin);
  std::string_view left = without_spaces(window);
  const bool ends = ends_sentence(rest);
  const bool continues = continues_behind_comma(rest);
  // "Hana-san, ..." speaks to her, "Hana, ..." may speak of her.
  const bool honoured = rest.size() < text.size() - end;
  if (begins_sentence(left) && continues && honoured) return kWeakSign;
  if (begins_sentence(left)) return ends || continues ? kFaintSign : kNoSign;
  if (!ends && !continues) return kNoSign;
  const bool comma = take_separator(left) == ',';
  if (ending(left, greetings_) != std::string_view::npos) return kFaintSign;
  return comma && ends ? kWeakSign : kNoSign;
}

bool is_letterhead(std::string_view text, std::size_t begin, std::size_t end) {
  if (text.substr(0, begin).find_first_not_of(" \t#*_>\"-`") != std::string_view::npos)
    return false;
  while (end < text.size() && (text[end] == '*' || text[end] == ' ' || text[end] == '\r')) ++end;
  return end + 1 < text.size() && text[end] == '\n' && text[end + 1] != '\n';
}

}  // namespace expunge
