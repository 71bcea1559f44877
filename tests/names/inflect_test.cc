#include "names/inflect.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace expunge {
namespace {

TEST(Inflect, CaseEndingsLeadToListedNames) {
  // Adelina, Gleb; Tomek, Niilo, Wiebke.
  const NameLists lists = NameLists::load(
      "\xD0\xB0\xD0\xB4\xD0\xB5\xD0\xBB\xD0\xB8\xD0\xBD\xD0\xB0\tb\n"
      "\xD0\xB3\xD0\xBB\xD0\xB5\xD0\xB1\tb\ntomek\tb\nniilo\tb\nwiebke\tb\nhope\tb\n",
      "", "hope\n", "", "");
  std::string buffer;
  const auto is = [&](std::string_view word) { return is_inflected_given(word, lists, buffer); };
  EXPECT_TRUE(is("\xD0\xB0\xD0\xB4\xD0\xB5\xD0\xBB\xD0\xB8\xD0\xBD\xD0\xBE\xD0\xB9"));  // -oj
  EXPECT_TRUE(is("\xD0\xB3\xD0\xBB\xD0\xB5\xD0\xB1\xD1\x83"));                          // -u
  EXPECT_TRUE(is("tomekowi"));
  EXPECT_TRUE(is("niilolla"));
  EXPECT_TRUE(is("wiebkes"));
  EXPECT_FALSE(is("hopes")) << "a word is no name";
  EXPECT_FALSE(is("tomfoolery"));
  EXPECT_FALSE(is("s"));
  EXPECT_FALSE(is(""));
}

TEST(Inflect, OtherLanguages) {
  const NameLists lists =
      NameLists::load("réka\tb\nákos\tb\nστέλιος\tb\nbekzod\tb\nдархан\tb\nnojus\tb\nradek\tb\n",
                      "", "", "", "", "");
  std::string buffer;
  const auto is = [&](std::string_view word) { return is_inflected_given(word, lists, buffer); };
  EXPECT_TRUE(is("rékával"));
  EXPECT_TRUE(is("ákossal"));
  EXPECT_TRUE(is("στέλιου"));
  EXPECT_TRUE(is("bekzodning"));
  EXPECT_TRUE(is("дарханның"));
  EXPECT_TRUE(is("nojui"));
  EXPECT_TRUE(is("radkem"));
  EXPECT_FALSE(is("rékabál"));
  EXPECT_FALSE(is("дарханлар"));
}

TEST(Inflect, FinnishGradation) {
  const NameLists lists = NameLists::load("marjatta\tb\njukka\tb\n", "", "", "", "");
  std::string buffer;
  EXPECT_TRUE(is_inflected_given("marjatalle", lists, buffer));
  EXPECT_TRUE(is_inflected_given("jukan", lists, buffer));
  EXPECT_FALSE(is_inflected_given("jukalainen", lists, buffer));
}

TEST(Inflect, CasesOfAKnownName) {
  EXPECT_TRUE(is_case_of("jagod\xC4\x99", "jagoda"));
  EXPECT_TRUE(is_case_of("jagody", "jagoda"));
  EXPECT_TRUE(is_case_of("vojtovi", "vojta"));
  EXPECT_TRUE(is_case_of("agnieszce", "agnieszka"));
  EXPECT_FALSE(is_case_of("jagoda", "jagoda"));
  std::vector<std::string> names;
  append_nominatives("agnieszce", names);
  EXPECT_NE(std::ranges::find(names, "agnieszka"), names.end());
  for (const std::string& name : names) {
    EXPECT_TRUE(is_case_of("agnieszce", name)) << name;
    EXPECT_TRUE(name.starts_with(std::string("agnieszce", shortest_stem_of_case("agnieszce"))));
  }
  EXPECT_FALSE(is_case_of("jagodzianka", "jagoda"));
  EXPECT_FALSE(is_case_of("ty", "ta"));
}

TEST(Inflect, TwoGivenNamesInOneWordAreAGivenName) {
  const NameLists lists =
      NameLists::load("franco\tb\nluisa\tb\nhope\tb\n", "", "hope\nluisa\n", "", "");
  EXPECT_TRUE(is_joined_given("gianfranco", lists));
  EXPECT_TRUE(is_joined_given("pierfranco", lists));
  EXPECT_FALSE(is_joined_given("marialuisa", lists)) << "the second is a word there";
  EXPECT_FALSE(is_joined_given("gian", lists));
  EXPECT_FALSE(is_joined_given("giantess", lists));
  EXPECT_FALSE(is_joined_given("bigfranco", lists));
}

}  // namespace
}  // namespace expunge
