#include "detect/fiction_asked.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "detect/cue_list.h"
#include "names/letters.h"
#include "rulebook/embedded.h"

namespace expunge {
namespace {

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

constexpr std::string_view kEnglish = "en";

// Begins or continues a character of Latin script, punctuation or an emoji.
bool is_latin_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0xCD || byte == 0xE1 || byte == 0xE2 || byte >= 0xF0;
}

bool is_latin(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_latin_byte(c); });
}

// The words of one kind in all languages.
std::string in_all_languages(const CueList& cues, std::string_view kind) {
  std::vector<std::string_view> all;
  for (const std::string_view name : cues.kinds()) {
    if (name.substr(name.find(' ') + 1) != kind) continue;
    const std::vector<std::string_view>& words = cues.words(name);
    all.insert(all.end(), words.begin(), words.end());
  }
  return any_of(all);
}

std::string story_in_english(const CueList& cues) {
  const auto en = [&](std::string_view kind) {
    return cues.any(std::string(kEnglish) + ' ' + std::string(kind));
  };
  const std::string story = en("story");
  return R"((?i:\b)" + en("ask") + R"(\b[^.?!\n]{0,40}\b)" + story +
         // "a short story about ...", "funny dialogue: ..."
         R"(\b|^(?:an? )?(?:[a-z-]+ ){0,2})" + en("heads") + R"(\b[^.?!\n]{0,24}(?::|\b)" +
         en("links") + R"(\b)|\b)" + en("phrase") +
         // "ideas for my next comic"
         R"(\b|\b(?:chapter [0-9a-z]+|)" + en("part") +
         R"() (?:for|of|to|in) (?:an? |my |the |this |our )?(?:[a-z-]+ ){0,4})" + en("work") +
         R"(\b|\bmy (?:own )?(?:[a-z-]+ )?)" + en("own") + R"(\b|^)" + en("label") + " ?:)";
}

// Chinese and Japanese have no spaces; where the verb comes last it is joined to what is asked for.
std::string story_in(const CueList& cues, const std::string& language) {
  const auto any = [&](std::string_view kind) { return cues.any(language + std::string(kind)); };
  if (language == "zh")
    return any(" ask") + R"([^\x{3002}\x{FF01}\x{FF1F}\n]{0,20})" + any(" story");
  if (language == "ja") return any(" story") + any(" case") + R"(\S{0,6})" + any(" then");
  if (!cues.words(language + " then").empty()) {
    return any(" story") + any(" case") + R"(? ?(?:\S{1,6} ){0,2})" + any(" then");
  }
  return R"((?:^|[^\pL]))" + any(" ask") + R"([^\s.?!]*(?: [^\s.?!]+){0,3}?[ \x27\x{2019}])" +
         any(" story");
}

std::string story_in_others(const CueList& cues, bool latin) {
  std::string pattern;
  for (const std::string_view kind : cues.kinds()) {
    if (!kind.ends_with(" story") || kind.starts_with(kEnglish)) continue;
    if (is_latin(cues.words(kind).front()) != latin) continue;
    pattern += pattern.empty() ? "(?i:" : "|";
    pattern += story_in(cues, std::string(kind.substr(0, kind.find(' '))));
  }
  return pattern + ')';
}

std::string dedication(const CueList& cues) {
  return R"((?i:(?:^|[^\pL]))" + in_all_languages(cues, "gift") + "(?: [a-z]+)? " +
         in_all_languages(cues, "for") + " (?:" + in_all_languages(cues, "mine") +
         R"( (?:[a-z]+ ){1,2})?)$)";
}

}  // namespace

struct FictionAsked::Patterns {
  explicit Patterns(const CueList& cues)
      : english(story_in_english(cues)),
        latin(story_in_others(cues, true)),
        other_scripts(story_in_others(cues, false)),
        dedicated(dedication(cues)),
        number(R"((?i:\d|\b)" + cues.any("en number") + R"(\b))"),
        quantity(R"((?i:\b)" + cues.any("en sum") + R"(\b))"),
        first_person(R"((?i:\b)" + cues.any("en me") + R"(\b))") {}
  RE2 english, latin, other_scripts, dedicated, number, quantity, first_person;
};

FictionAsked::FictionAsked()
    : patterns_(std::make_unique<const Patterns>(CueList(embedded_file("lists/story-cues.txt")))) {}
FictionAsked::~FictionAsked() = default;

bool FictionAsked::asks_for_story(std::string_view text) const {
  return RE2::PartialMatch(piece(text), patterns_->english) ||
         RE2::PartialMatch(piece(text),
                           is_latin(text) ? patterns_->latin : patterns_->other_scripts);
}

bool FictionAsked::is_sum(std::string_view text) const {
  constexpr std::size_t kLongest = 1500;  // bytes; longer ones are data that somebody pasted
  constexpr int kLeastNumbers = 2;
  if (text.size() > kLongest || !RE2::PartialMatch(piece(text), patterns_->quantity)) return false;
  int numbers = 0;
  re2::StringPiece left = piece(text);
  while (numbers < kLeastNumbers && RE2::FindAndConsume(&left, patterns_->number)) {
    ++numbers;
    while (!left.empty() && left[0] >= '0' && left[0] <= '9') left.remove_prefix(1);
  }
  return numbers == kLeastNumbers && !RE2::PartialMatch(piece(text), patterns_->first_person);
}

bool FictionAsked::is_dedicated(std::string_view text, TextSpan name) const {
  constexpr std::size_t kReach = 64;
  const std::size_t from = character_start(text, name.begin > kReach ? name.begin - kReach : 0);
  return RE2::PartialMatch(piece(text.substr(from, name.begin - from)), patterns_->dedicated);
}

}  // namespace expunge
