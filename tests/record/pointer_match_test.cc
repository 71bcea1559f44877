#include "record/pointer_match.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

// The first pattern that the path matches; elements are "#3".
std::int32_t first_match(PointerMatcher& matcher, const std::vector<std::string>& path) {
  PointerMatcher::State state = matcher.start();
  for (const std::string& step : path) {
    state = step.starts_with('#') ? matcher.element(state, std::stoul(step.substr(1)))
                                  : matcher.member(state, step).state;
  }
  return matcher.first(state);
}

TEST(PointerMatcher, FirstPatternInOrderWins) {
  PointerMatcher matcher({"/a/*/b", "/a/**", "/*_id", "/x~1y/0", "", "/**/z"});
  for (int again = 0; again < 2; ++again) {  // computed, then remembered
    EXPECT_EQ(first_match(matcher, {}), 4);
    EXPECT_EQ(first_match(matcher, {"a"}), 1);
    EXPECT_EQ(first_match(matcher, {"a", "#7", "b"}), 0);
    EXPECT_EQ(first_match(matcher, {"a", "q", "b"}), 0);
    EXPECT_EQ(first_match(matcher, {"a", "q", "c", "d"}), 1);
    EXPECT_EQ(first_match(matcher, {"bot_id"}), 2);
    EXPECT_EQ(first_match(matcher, {"bot_idx"}), PointerMatcher::kNoPattern);
    EXPECT_EQ(first_match(matcher, {"x/y", "#0"}), 3);
    EXPECT_EQ(first_match(matcher, {"x/y", "#1"}), PointerMatcher::kNoPattern);
    EXPECT_EQ(first_match(matcher, {"z"}), 5);
    EXPECT_EQ(first_match(matcher, {"q", "#1", "#2", "z"}), 5);
    EXPECT_EQ(first_match(matcher, {"\\u007a"}), 5);
  }
}

TEST(PointerMatcher, TellsIndicesApartWhereAPatternDoes) {
  PointerMatcher matcher({"/a/1*", "/b/*name*", "/c/*"});
  EXPECT_EQ(first_match(matcher, {"a", "#3"}), PointerMatcher::kNoPattern);
  EXPECT_EQ(first_match(matcher, {"a", "#12"}), 0);
  EXPECT_EQ(first_match(matcher, {"a", "#1"}), 0);
  EXPECT_EQ(first_match(matcher, {"b", "#0"}), PointerMatcher::kNoPattern);
  EXPECT_EQ(first_match(matcher, {"b", "#14"}), PointerMatcher::kNoPattern);
  EXPECT_EQ(first_match(matcher, {"b", "nickname"}), 1);
  EXPECT_EQ(first_match(matcher, {"c", "#0"}), 2);
  EXPECT_EQ(first_match(matcher, {"c", "#907"}), 2);
}

// What came next is a guess only: keys of any order and length are told apart.
TEST(PointerMatcher, KeysComeInAnyOrder) {
  const std::vector<std::string> keys = {"",
                                         "a",
                                         "abc",
                                         "abd",
                                         "abcd",
                                         "abce",
                                         "abcdefg",
                                         "abcdefh",
                                         "abcdefgh",
                                         "xbcdefgh",
                                         "abcdefghijklmnop",
                                         "abcdefghijklmnox",
                                         "abcdefghijklmnopq",
                                         "abcdefghijklmnoxq",
                                         "other",
                                         std::string(70, 'k')};
  std::vector<std::string> patterns;
  patterns.reserve(keys.size());
  for (const std::string& key : keys) patterns.push_back("/" + key);
  PointerMatcher matcher(patterns);
  for (std::size_t round = 0; round < 200; ++round) {
    const std::size_t at = round * round * 7 % 31 % keys.size();
    EXPECT_EQ(first_match(matcher, {keys[at]}), static_cast<std::int32_t>(at)) << round;
    const std::size_t next = (at + round % 3) % keys.size();
    EXPECT_EQ(first_match(matcher, {keys[next]}), static_cast<std::int32_t>(next)) << round;
  }
}

TEST(PointerMatcher, TellsWordsAskedFor) {
  PointerMatcher matcher({"/a"}, {"from", "who"});
  for (int again = 0; again < 3; ++again) {
    EXPECT_EQ(matcher.member(matcher.start(), "who").word, 2);
    EXPECT_EQ(matcher.member(matcher.start(), "wh\\u006f").word, 2);
    EXPECT_EQ(matcher.member(matcher.start(), "from").word, 1);
    EXPECT_EQ(matcher.member(PointerMatcher::kNowhere, "from").word, 1);
    EXPECT_EQ(matcher.member(matcher.start(), "a").word, PointerMatcher::kNoWord);
  }
}

TEST(GlobMatches, Table) {
  EXPECT_TRUE(glob_matches("*_id", "bot_id"));
  EXPECT_TRUE(glob_matches("*_id", "_id"));
  EXPECT_FALSE(glob_matches("*_id", "bot_ids"));
  EXPECT_TRUE(glob_matches("a*b*c", "aXbYbZc"));
  EXPECT_FALSE(glob_matches("a*b*c", "acb"));
  EXPECT_TRUE(glob_matches("*", ""));
}

}  // namespace
}  // namespace expunge
