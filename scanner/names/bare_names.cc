// What grammar lets stand without an article depends on the word.  "hope", "summer" and "sandy" do
// in most places, "mark" and "chase" where a verb may, "hunter" and "jack" hardly anywhere: the
// fewer, the less the words beside it have to say.
#include "names/bare_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "names/letters.h"
#include "names/short_words.h"

namespace expunge {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || c == '-' || is_digit(c) ||
         static_cast<unsigned char>(c) >= 0x80;
}

// A word beside another, and what parts them.
struct Neighbour {
  std::string word;   // in lower case; empty at an edge
  bool edge = false;  // a sentence or the text begins or ends between them
  bool comma = false;
  std::size_t begin = 0;
  std::size_t end = 0;
};

Neighbour before(std::string_view text, std::size_t begin) {
  Neighbour out;
  std::size_t at = begin;
  while (at > 0 && text[at - 1] == ' ') --at;
  if (at > 0 && text[at - 1] == ',') {
    out.comma = true;
    --at;
  }
  const std::size_t end = at;
  while (at > 0 && is_word_byte(text[at - 1])) --at;
  out.edge = at == end;
  out.begin = at;
  out.end = end;
  out.word = lower(text.substr(at, end - at));
  return out;
}

Neighbour behind(std::string_view text, std::size_t end) {
  Neighbour out;
  std::size_t at = end;
  if (at < text.size() && text[at] == ',') {
    out.comma = true;
    ++at;
  }
  while (at < text.size() && text[at] == ' ') ++at;
  const std::size_t begin = at;
  while (at < text.size() && is_word_byte(text[at])) ++at;
  out.edge = at == begin;
  out.begin = begin;
  out.end = at;
  out.word = lower(text.substr(begin, at - begin));
  return out;
}

// Words for things that one can count, and no verbs: none stands without "a" or "the".
constexpr auto kCounted = short_words(
    "abbey", "acacia", "archer", "ash", "bianca", "brook", "brooklyn", "carter", "charlie", "cliff",
    "cooper", "daisy", "eden", "fisher", "griffin", "harley", "hunter", "iris", "ivy", "jack",
    "jasmine", "jay", "jordan", "josh", "lily", "luna", "marina", "mason", "meg", "nick", "parker",
    "phoenix", "porter", "raven", "ray", "reed", "river", "robin", "rowan", "savannah", "sawyer",
    "sierra", "sparrow", "stella", "steward", "taylor", "violet", "willow", "wolf", "wren");

// Behind these a new clause begins, and its subject.
constexpr auto kClauses =
    short_words("and", "anyway", "bc", "because", "but", "cause", "cos", "coz", "cuz", "haha",
                "hate", "how", "if", "know", "like", "lmao", "lol", "love", "ngl", "now", "ok",
                "okay", "omg", "or", "said", "says", "since", "so", "that", "then", "think", "tho",
                "ugh", "until", "wait", "what", "when", "while");

// Before people and things alike.
constexpr auto kPrepositions =
    short_words("about", "after", "against", "behind", "beside", "besides", "for", "from", "like",
                "or", "than", "then", "to", "told", "w", "w/", "with");

// Behind a subject, whoever or whatever it is.
constexpr std::array<std::string_view, 24> kAuxiliaries = {
    "actually", "also",  "always",    "and",   "did",   "does", "doesnt", "finally",
    "got",      "had",   "has",       "hasnt", "is",    "isnt", "just",   "keeps",
    "kept",     "legit", "literally", "never", "still", "was",  "wasnt",  "went"};

bool begins_clause(const Neighbour& left) { return left.edge || kClauses.holds(left.word); }

// "me and hunter", "hunter and i", "hunter n my mom"
bool is_joined_to_people(std::string_view text, const Neighbour& left, const Neighbour& right) {
  const auto is_and = [](const Neighbour& word) {
    return !word.comma && (word.word == "and" || word.word == "n");
  };
  if (is_and(left)) {
    const Neighbour other = before(text, left.begin);
    if (other.word == "me" || other.word == "i") {
      return right.edge || right.comma || std::ranges::binary_search(kAuxiliaries, right.word) ||
             kPrepositions.holds(right.word) || right.word == "are" || right.word == "were" ||
             right.word == "r";
    }
  }
  if (!is_and(right) || !begins_clause(left)) return false;
  const Neighbour other = behind(text, right.end);
  return other.word == "i" || other.word == "me" || other.word == "im";
}

}  // namespace

bool stands_bare(std::string_view text, std::size_t begin, std::size_t end,
                 const NameLists& lists) {
  const std::string name = lower(text.substr(begin, end - begin));
  const Neighbour left = before(text, begin);
  const Neighbour right = behind(text, end);
  if (is_joined_to_people(text, left, right)) return true;
  // "hunter texted me", "so grace told him"; "sounds", "works" and "runs" things do too.
  static constexpr auto kPeopleDo =
      short_words("asked", "asks", "called", "cried", "knows", "messaged", "said", "says", "texted",
                  "thinks", "thought", "told", "wants", "yelled");
  if (begins_clause(left) && !left.comma && kPeopleDo.holds(right.word)) return true;
  // "grace helped me", "april served her papers"
  static constexpr auto kWhom = short_words("her", "him", "his", "me", "my", "us");
  if (begins_clause(left) && !left.comma && !right.comma && right.word.size() > 4 &&
      right.word.ends_with("ed") && kWhom.holds(behind(text, right.end).word)) {
    return true;
  }
  if (!kCounted.holds(name)) return false;
  const NameFlags flags = right.comma ? 0 : lists.flags(right.word);
  if (begins_clause(left) &&
      (std::ranges::binary_search(kAuxiliaries, right.word) || (flags & kPersonVerb) != 0)) {
    return !right.comma;
  }
  // "with hunter": "to jack up" and "for river boats" go on.
  const bool ends = right.edge || right.comma || (flags & (kFunctionWord | kLinkWord)) != 0;
  return !left.comma && kPrepositions.holds(left.word) && ends && right.word != "up";
}

bool is_short_english(std::string_view lowered) {
  static constexpr std::array<std::string_view, 28> kNames = {
      "amy", "ava", "ben", "deb", "eli", "ian", "jen", "jim", "joe", "jon",
      "kat", "kev", "kim", "leo", "liz", "lou", "meg", "mia", "ned", "pam",
      "ron", "sam", "stu", "ted", "tim", "tom", "viv", "zoe"};
  return std::ranges::binary_search(kNames, lowered);
}

bool is_chapter_and_verse(std::string_view text, std::size_t end) {
  std::size_t at = end;
  if (at >= text.size() || text[at] != ' ') return false;
  const std::size_t chapter = ++at;
  while (at < text.size() && is_digit(text[at])) ++at;
  return at > chapter && at + 1 < text.size() && text[at] == ':' && is_digit(text[at + 1]);
}

}  // namespace expunge
