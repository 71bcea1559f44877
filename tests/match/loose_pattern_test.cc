#include "match/loose_pattern.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "match/loose_test.h"
#include "rulebook/rule.h"

namespace expunge {
namespace {

RE2::Options quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

// The first place from which it may match.
std::size_t place_in(const LoosePattern& loose, std::string_view text) {
  std::size_t effort = 0;
  return loose.find(text, 0, text.size(), text.size(), effort);
}
bool may_match(const LoosePattern& loose, std::string_view text) {
  return place_in(loose, text) <= text.size();
}
bool may_match_at(const LoosePattern& loose, std::string_view text, std::size_t begin,
                  std::size_t end) {
  std::size_t effort = 0;
  return loose.find(text, begin, begin, end, effort) == begin;
}

bool says_no(const std::string& pattern, std::string_view text) {
  const auto loose = LoosePattern::parse(pattern);
  return loose && !may_match(*loose, text);
}

TEST(LoosePattern, SaysNoWhereNothingMatches) {
  EXPECT_TRUE(says_no("abc", "abd"));
  EXPECT_TRUE(says_no("(?i)abc", "ABD"));
  EXPECT_TRUE(says_no("^b", "ab"));
  EXPECT_TRUE(says_no("a$", "ab"));
  EXPECT_TRUE(says_no("\\bb", "ab"));
  EXPECT_TRUE(says_no("b\\Bc", "b c"));
  EXPECT_TRUE(says_no("a{3}", "aabaa"));
  EXPECT_TRUE(says_no("xa{1,2}y", "xy xaaay"));
  EXPECT_TRUE(says_no("(?:ab){3}c", "ababc"));
  EXPECT_TRUE(says_no("x(?:a|b|c)+y", "xady xy"));
  EXPECT_TRUE(says_no("x.y", "x\ny"));
  EXPECT_TRUE(says_no("[^a-c\\d]x", "ax 1x"));
  EXPECT_TRUE(says_no("[\\w-]{3}!", "a !- -!"));
  EXPECT_TRUE(says_no("(?P<value>[\\p{L}']{1,12} ){2}", "1 2 abc d4 "));
  EXPECT_TRUE(says_no("(?:one|two|three|four|five|six)teen", "oneten fourten"));
  EXPECT_TRUE(says_no("(?:)a", "b"));
  EXPECT_TRUE(says_no("x(?:ab){0}y", "xaby"));
}

TEST(LoosePattern, SaysYesToTheCharactersThatFoldToASCII) {
  EXPECT_FALSE(says_no("(?i)k", "\xE2\x84\xAA"));
  EXPECT_FALSE(says_no("(?i)[r-t]", "\xC5\xBF"));
  EXPECT_FALSE(says_no("(?i)\\x{17F}", "S"));
  EXPECT_FALSE(says_no("(?i)[\\x{C0}-\\x{24F}]", "s"));
  EXPECT_FALSE(says_no("(?i)\\p{Lu}", "a"));
  EXPECT_FALSE(says_no("(?i)[^\\x{100}-\\x{200}]", "s"));
}

TEST(LoosePattern, IsNoneWhereItDoesNotUnderstand) {
  for (const char* pattern : {"\\Qa\\E", "\\Ca", "\\101", "\\b*a"}) {
    EXPECT_FALSE(LoosePattern::parse(pattern)) << pattern;
  }
}

TEST(LoosePattern, LooksOnlyWhereAMatchMayBeginAndAsFarAsItMayEnd) {
  const auto loose = LoosePattern::parse("ab+c");
  ASSERT_TRUE(loose);
  std::size_t effort = 0;
  EXPECT_EQ(loose->find("xabbcx", 0, 1, 5, effort), 1u);
  EXPECT_EQ(loose->find("xabbcx", 0, 5, 6, effort), 1u);
  EXPECT_EQ(loose->find("xabbcx", 0, 0, 6, effort), 1u) << "behind the last place: none";
  EXPECT_EQ(loose->find("xabbcx", 0, 5, 4, effort), 6u);
  EXPECT_EQ(loose->find("xabbcx", 2, 5, 6, effort), 6u);
  EXPECT_GT(effort, 0u);
}

TEST(LoosePattern, CountsTheRoundsOfShortGroups) {
  EXPECT_TRUE(says_no("x(?:ab){0,2}y", "xabababy"));
  EXPECT_TRUE(says_no("(?:[a-z]{1,18} ){1,4}street", "a b c 1 street"));
  EXPECT_TRUE(says_no("^(?:[a-z]{1,18} ){1,4}street", "a b c d e street"));
  EXPECT_FALSE(says_no("^(?:[a-z]{1,18} ){1,4}street", "a b c d street"));
  EXPECT_FALSE(says_no("^(?:a(?:b|c){0,2} ?){2,4}$", "abb a accab"));
}

TEST(LooseTest, GivesUpWhenItHasCostAsMuchAsCompiling) {
  const LooseTest test("a[^b]*b[^c]*c");
  std::string text(1 << 12, 'a');
  for (int i = 0; i < 1000 && !test.is_over(); ++i) test.may_match(text);
  EXPECT_TRUE(test.is_over());
  EXPECT_TRUE(test.may_match(text));
}

TEST(LooseTest, IsAskedOnWhereItSaysNo) {
  const LooseTest test("(?i)\\b(?:my|your) name");
  for (int i = 0; i < 10000; ++i) EXPECT_FALSE(test.may_match("My game is over"));
  EXPECT_FALSE(test.is_over());
  for (int i = 0; i < 10000; ++i) EXPECT_TRUE(test.may_match("my name"));
  EXPECT_TRUE(test.is_over()) << "RE2 has to be asked anyway";
}

// All built-in patterns with texts made of what they are about: RE2 and the relative disagree in
// one direction only.
TEST(LoosePattern, NeverSaysNoWhereABuiltInPatternMatches) {
  const auto rules = RuleSet::builtin();
  ASSERT_TRUE(rules);
  std::vector<std::string> patterns;
  std::string words;
  for (const Rule& rule : rules->rules()) {
    for (const std::string* pattern : {&rule.pattern, &rule.previous, &rule.veto.pattern}) {
      if (!pattern->empty()) patterns.push_back(*pattern);
    }
  }
  std::mt19937 random(7);
  std::size_t understood = 0;
  std::size_t matched = 0;
  for (const std::string& pattern : patterns) {
    const auto loose = LoosePattern::parse(pattern);
    if (!loose) continue;
    ++understood;
    const RE2 exact(pattern, quiet());
    ASSERT_TRUE(exact.ok());
    std::vector<std::string> texts;
    for (int i = 0; i < 30; ++i) {
      const Rule& rule = rules->rules()[random() % rules->rules().size()];
      for (const RuleExample& example : rule.matches) texts.push_back(example.text);
    }
    for (const Rule& rule : rules->rules()) {
      if (rule.pattern != pattern && rule.previous != pattern && rule.veto.pattern != pattern)
        continue;
      for (const auto* examples : {&rule.matches, &rule.non_matches}) {
        for (const RuleExample& example : *examples) {
          texts.push_back(example.text);
          texts.push_back(example.previous);
          for (const TextSpan span : example.values) {
            texts.push_back(example.text.substr(span.begin, span.end - span.begin));
          }
        }
      }
    }
    for (const std::string& text : texts) {
      re2::StringPiece match;
      if (!exact.Match(text, 0, text.size(), RE2::UNANCHORED, &match, 1)) continue;
      ++matched;
      const auto begin = static_cast<std::size_t>(match.data() - text.data());
      EXPECT_TRUE(may_match_at(*loose, text, begin, begin + match.size())) << pattern << "\n"
                                                                           << text;
      EXPECT_LE(place_in(*loose, text), begin) << pattern << "\n" << text;
    }
  }
  EXPECT_GE(understood, patterns.size() * 95 / 100);
  EXPECT_GT(matched, 2000u);
}

// Small patterns at random, with all that the parser knows.
TEST(LoosePattern, NeverSaysNoWhereAMadeUpPatternMatches) {
  const std::vector<std::string> atoms = {
      "a",        "b",    "K",         "s",         " ",           "\\n",
      ".",        "[ab]", "[^a]",      "[^\\n]",    "\\w",         "\\W",
      "\\d",      "\\s",  "[\\w-]",    "[b-d ]",    "\\x{E9}",     "[\\x{C0}-\\x{17F}]",
      "\\pL",     "\\PL", "[\\p{N}a]", "[^\\p{L}]", "[[:alpha:]]", "\\-",
      "(?:)",     "^",    "$",         "\\b",       "\\B",         "[^ks]",
      "\\x{17F}", "{",    "]",         "[]a]",      "[^]a]",       "\\x41"};
  const std::vector<std::string> marks = {"",    "",      "",      "",     "*",  "+",  "?",
                                          "{2}", "{1,3}", "{0,2}", "{2,}", "+?", "{4}"};
  const std::vector<std::string> letters = {"a",  "b", "A", "K",        "s",        " ",
                                            "\n", "1", "-", "\xC3\xA9", "\xC5\xBF", "\xE2\x84\xAA",
                                            "c",  "_", "{", "]"};
  std::mt19937 random(11);
  const auto pick = [&](const std::vector<std::string>& all) { return all[random() % all.size()]; };
  const auto make = [&](auto& self, int depth) -> std::string {
    std::string out;
    const std::size_t items = 1 + random() % 3;
    for (std::size_t i = 0; i < items; ++i) {
      const bool group = depth < 3 && random() % 3 == 0;
      if (group) {
        const std::vector<std::string> opens = {"(", "(?:", "(?i:", "(?s:", "(?P<x>"};
        std::string open = opens[random() % (depth == 0 && i == 0 ? 5 : 4)];
        out += open + self(self, depth + 1) + (random() % 2 ? "|" + self(self, depth + 1) : "") +
               ")" + pick(marks);
      } else {
        const std::string atom = pick(atoms);
        const bool assertion = atom == "^" || atom == "$" || atom == "\\b" || atom == "\\B";
        out += atom + (assertion ? "" : pick(marks));
      }
    }
    return out;
  };
  std::size_t tried = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string pattern = (random() % 3 == 0 ? "(?i)" : "") + make(make, 0);
    const RE2 exact(pattern, quiet());
    if (!exact.ok()) continue;
    const auto loose = LoosePattern::parse(pattern);
    if (!loose) continue;
    for (int t = 0; t < 10; ++t) {
      std::string text;
      for (std::size_t n = random() % 9; n > 0; --n) text += pick(letters);
      re2::StringPiece match;
      if (!exact.Match(text, 0, text.size(), RE2::UNANCHORED, &match, 1)) continue;
      ++tried;
      const auto begin = static_cast<std::size_t>(match.data() - text.data());
      ASSERT_TRUE(may_match_at(*loose, text, begin, begin + match.size()))
          << pattern << "\n[" << text << "]";
      ASSERT_LE(place_in(*loose, text), begin) << pattern << "\n[" << text << "]";
    }
  }
  EXPECT_GT(tried, 4000u);
}

}  // namespace
}  // namespace expunge
