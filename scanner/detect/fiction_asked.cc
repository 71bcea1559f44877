#include "detect/fiction_asked.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "detect/cue_list.h"
#include "detect/lazy_pattern.h"
#include "names/letters.h"
#include "rulebook/embedded.h"

namespace expunge {
namespace {

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

constexpr std::string_view kEnglish = "en";

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

// What asks in English without a verb and what it asks for.
std::string phrases_of(const CueList& cues) {
  const auto en = [&](std::string_view kind) {
    return cues.any(std::string(kEnglish) + ' ' + std::string(kind));
  };
  return R"((?i:\b)" + en("phrase") + R"((?:[^a-z]|$)|\bmy (?:own )?(?:[a-z-]+ )?)" + en("own") +
         R"(\b|^)" + en("label") + R"( ?:|^(?:an? )?(?:[a-z-]+ ){0,2})" + en("heads") +
         R"(\b[^.?!\n]{0,24}(?::|\b)" + en("links") + R"(\b)))";
}

// "ideas for my next comic"
std::string parts_of(const CueList& cues) {
  return R"((?i:\b(?:chapter [0-9a-z]+|)" + cues.any("en part") +
         R"() (?:for|of|to|in) (?:an? |my |the |this |our )?(?:[a-z-]+ ){0,4})" +
         cues.any("en work") + R"(\b))";
}

// "Backstory: ..." in a line of its own; "..., whispered Nia", as prose tells who spoke.
std::string prose_of(const CueList& cues) {
  return R"((?i:(?m:^)[ *#_-]{0,4})" + in_all_languages(cues, "sheet") +
         R"([*_]{0,2} ?:|(?:["\x{201D}\x{201C}\x{AB}\x{BB}][,.]?|[\x{2014}\x{2013}]) ?(?:[^\s.,!?]+ )?)" +
         in_all_languages(cues, "said") + R"((?:[^\pL]|$)))";
}

// Chinese, Japanese and Korean are written without spaces, or with endings joined.
bool is_joined(std::string_view language) {
  return language == "zh" || language == "ja" || language == "ko";
}

// The words of one kind in all languages.  They are whole words in English, and beginnings of words
// in others, unless `whole`.
class LanguageWords {
 public:
  using Languages = std::vector<std::string_view>;
  struct Found {
    TextSpan span;
    Languages languages;  // empty: nothing found
  };

  LanguageWords(const CueList& cues, std::string_view kind, bool whole = false) : whole_(whole) {
    std::vector<std::string_view> spaced;
    std::vector<std::string_view> joined;
    for (const std::string_view name : cues.kinds()) {
      const std::string_view language = name.substr(0, name.find(' '));
      if (name.substr(language.size() + 1) != kind) continue;
      for (const std::string_view word : cues.words(name)) {
        (is_joined(language) ? joined : spaced).push_back(word);
        languages_[std::string(word)].push_back(language);
      }
    }
    RE2::Options options;
    options.set_longest_match(true);
    pattern_ = std::make_unique<const RE2>(
        R"((?i:(?:^|[^\pL])()" + any_of(spaced) + ")|(" + any_of(joined) + "))", options);
  }

  // The first at or behind `at`.
  Found find(std::string_view text, std::size_t at) const {
    std::array<re2::StringPiece, 3> groups;
    while (pattern_->Match(piece(text), at, text.size(), RE2::UNANCHORED, groups.data(),
                           static_cast<int>(groups.size()))) {
      const re2::StringPiece word = groups[1].data() != nullptr ? groups[1] : groups[2];
      const auto begin = static_cast<std::size_t>(word.data() - text.data());
      const TextSpan span{begin, begin + word.size()};
      Found found{span, languages_of({word.data(), word.size()})};
      const bool whole = span.end == text.size() || !is_letter(code_point_at(text, span.end));
      if (!whole) {
        std::erase_if(found.languages, [&](std::string_view language) {
          return language == kEnglish || (whole_ && !is_joined(language));
        });
      }
      if (!found.languages.empty()) return found;
      at = span.end;
    }
    return {};
  }

 private:
  // Of the word, and of those that begin it.
  Languages languages_of(std::string_view word) const {
    const std::string lowered = lower(word);
    Languages out;
    for (std::size_t size = 1; size <= lowered.size(); ++size) {
      const auto known = languages_.find(lowered.substr(0, size));
      if (known == languages_.end()) continue;
      for (const std::string_view language : known->second) {
        const bool part = !whole_ && language != kEnglish;
        if (part || size == lowered.size()) out.push_back(language);
      }
    }
    return out;
  }

  bool whole_;
  std::unique_ptr<const RE2> pattern_;
  std::map<std::string, Languages> languages_;
};

// A word of `first` and one of `second` of the same language near behind it in the same sentence.
bool holds_pair(std::string_view text, const LanguageWords& first, const LanguageWords& second,
                std::size_t reach) {
  for (LanguageWords::Found one = first.find(text, 0); !one.languages.empty();
       one = first.find(text, one.span.end)) {
    const std::size_t sentence = std::min(text.find_first_of(".?!\n", one.span.end), text.size());
    LanguageWords::Found other = second.find(text.substr(0, sentence), one.span.end);
    while (!other.languages.empty() && other.span.begin <= one.span.end + reach) {
      if (std::ranges::find_first_of(one.languages, other.languages) != one.languages.end())
        return true;
      other = second.find(text.substr(0, sentence), other.span.end);
    }
  }
  return false;
}

std::string dedication(const CueList& cues) {
  return R"((?i:(?:^|[^\pL]))" + in_all_languages(cues, "gift") + "(?: [a-z]+)? " +
         in_all_languages(cues, "for") + " (?:" + in_all_languages(cues, "mine") +
         R"( (?:[a-z]+ ){1,2})?|\b(?:this is|this one is|this one's|its|it's) for |\bdedicated to )$)";
}

}  // namespace

struct FictionAsked::Patterns {
  explicit Patterns(const CueList& cues)
      : ask(cues, "ask"),
        story(cues, "story"),
        then(cues, "then"),
        world(cues, "world"),
        us(cues, "us", true),
        phrases(phrases_of(cues)),
        parts(parts_of(cues)),
        prose(prose_of(cues)),
        dedicated(dedication(cues)),
        number(R"((?i:\d|\b)" + cues.any("en number") + R"(\b))"),
        quantity(R"((?i:\b)" + cues.any("en sum") + R"(\b))"),
        first_person(R"((?i:\b)" + cues.any("en me") + R"(\b))") {}
  LanguageWords ask, story, then, world, us;
  LazyPattern phrases, parts, prose, dedicated, number, quantity, first_person;
};

FictionAsked::FictionAsked()
    : patterns_(std::make_unique<const Patterns>(CueList(embedded_file("lists/story-cues.txt")))) {}
FictionAsked::~FictionAsked() = default;

bool FictionAsked::asks_for_story(std::string_view text) const {
  constexpr std::size_t kReach = 48;      // bytes between "write" and "story"
  constexpr std::size_t kVerbReach = 18;  // between a story and the verb behind it
  return patterns_->phrases.matches(text) || patterns_->parts.matches(text) ||
         patterns_->prose.matches(text) ||
         holds_pair(text, patterns_->ask, patterns_->story, kReach) ||
         holds_pair(text, patterns_->story, patterns_->then, kVerbReach);
}

bool FictionAsked::is_about_world(std::string_view text) const {
  constexpr std::size_t kLongest = 600;  // bytes; longer ones are somebody's papers
  return text.size() <= kLongest && !patterns_->world.find(text, 0).languages.empty() &&
         patterns_->us.find(text, 0).languages.empty();
}

bool FictionAsked::is_sum(std::string_view text) const {
  constexpr std::size_t kLongest = 1500;  // bytes; longer ones are data that somebody pasted
  constexpr int kLeastNumbers = 2;
  if (text.size() > kLongest || !patterns_->quantity.matches(text)) return false;
  int numbers = 0;
  re2::StringPiece left = piece(text);
  while (numbers < kLeastNumbers && RE2::FindAndConsume(&left, *patterns_->number)) {
    ++numbers;
    while (!left.empty() && left[0] >= '0' && left[0] <= '9') left.remove_prefix(1);
  }
  return numbers == kLeastNumbers && !patterns_->first_person.matches(text);
}

bool FictionAsked::is_dedicated(std::string_view text, TextSpan name) const {
  constexpr std::size_t kReach = 64;
  const std::size_t from = character_start(text, name.begin > kReach ? name.begin - kReach : 0);
  return patterns_->dedicated.matches(text.substr(from, name.begin - from));
}

}  // namespace expunge
