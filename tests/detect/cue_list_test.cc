#include "detect/cue_list.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

namespace expunge {
namespace {

TEST(CueList, KindsOfSeveralLines) {
  const CueList cues("# a comment\tnot read\nfish\tcod, blue ling\nbird\twren\r\n\nfish\tray\n");
  EXPECT_EQ(cues.words("fish"), (std::vector<std::string_view>{"cod", "blue ling", "ray"}));
  EXPECT_EQ(cues.words("bird"), std::vector<std::string_view>{"wren"});
  EXPECT_TRUE(cues.words("tree").empty());
  EXPECT_EQ(cues.kinds(), (std::vector<std::string_view>{"bird", "fish"}));
}

TEST(CueList, AlternativesAreTakenAsTheyStand) {
  const CueList cues("mark\tp.s., (sic)\n");
  const RE2 pattern(cues.any("mark"));
  ASSERT_TRUE(pattern.ok());
  EXPECT_TRUE(RE2::FullMatch("p.s.", pattern));
  EXPECT_TRUE(RE2::FullMatch("(sic)", pattern));
  EXPECT_FALSE(RE2::PartialMatch("pxsx", pattern));
}

TEST(CueList, NoWordsMatchNothing) {
  const RE2 pattern("a" + CueList("").any("mark") + "?b");
  ASSERT_TRUE(pattern.ok());
  EXPECT_TRUE(RE2::FullMatch("ab", pattern));
  EXPECT_FALSE(
      RE2::PartialMatch("a\xC3\xA9"
                        "b",
                        pattern));
}

}  // namespace
}  // namespace expunge
