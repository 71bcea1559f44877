#include "optout/words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace expunge {
namespace {

struct SpellingRow {
  const char* name;
  const char* text;
  std::vector<std::string> words;
};

class Spelling : public testing::TestWithParam<SpellingRow> {};

TEST_P(Spelling, IsThatOfTheTable) { EXPECT_EQ(spelled_words(GetParam().text), GetParam().words); }

INSTANTIATE_TEST_SUITE_P(
    Table, Spelling,
    testing::Values(SpellingRow{"empty", "", {}}, SpellingRow{"signs", "?! --", {}},
                    SpellingRow{"case", "Dana WHITLOCK", {"dana", "whitlock"}},
                    SpellingRow{"signs_between", "O'Neil-Brandt_x", {"o", "neil", "brandt", "x"}},
                    SpellingRow{"digits", "dana92 4th", {"dana92", "4th"}},
                    SpellingRow{"marks", "Jos\xC3\xA9 \xC3\x91\x61nd\xC3\xBA", {"jose", "nandu"}},
                    SpellingRow{"combining_marks", "Jose\xCC\x81", {"jose"}},
                    SpellingRow{"sharp_s",
                                "Stra\xC3\x9F"
                                "er",
                                {"strasser"}},
                    SpellingRow{"stroke", "\xC5\x81ukasz S\xC3\xB8rensen", {"lukasz", "sorensen"}},
                    SpellingRow{"ligature", "\xC3\x86gir", {"aegir"}},
                    SpellingRow{"dotless_i", "I\xC5\x9F\xC4\xB1l \xC4\xB0nci", {"isil", "inci"}},
                    SpellingRow{"greek",
                                "\xCE\x86\xCE\xBD\xCE\xBD\xCE\xB1\xCF\x82",
                                {"\xCE\xB1\xCE\xBD\xCE\xBD\xCE\xB1\xCF\x83"}},
                    SpellingRow{"cyrillic_yo",
                                "\xD0\xA4\xD1\x91\xD0\xB4\xD0\xBE\xD1\x80",
                                {"\xD1\x84\xD0\xB5\xD0\xB4\xD0\xBE\xD1\x80"}},
                    SpellingRow{"arabic_alef",
                                "\xD8\xA3\xD8\xAD\xD9\x85\xD8\xAF",
                                {"\xD8\xA7\xD8\xAD\xD9\x85\xD8\xAF"}},
                    SpellingRow{"chinese",
                                "\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E",
                                {"\xE7\x8E\x8B", "\xE5\xB0\x8F", "\xE6\x98\x8E"}},
                    SpellingRow{"chinese_beside_latin",
                                "a\xE7\x8E\x8B"
                                "b",
                                {"a", "\xE7\x8E\x8B", "b"}},
                    SpellingRow{"emoji",
                                "\xF0\x9F\x98\x80"
                                "dana\xF0\x9F\x98\x80",
                                {"dana"}}),
    [](const auto& row) { return std::string(row.param.name); });

struct GapRow {
  const char* name;
  const char* text;  // two words
  WordGap gap;
};

class Gaps : public testing::TestWithParam<GapRow> {};

TEST_P(Gaps, AreThoseOfTheTable) {
  WordReader reader(GetParam().text);
  ASSERT_TRUE(reader.next());
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.gap(), GetParam().gap);
  EXPECT_FALSE(reader.next());
}

INSTANTIATE_TEST_SUITE_P(
    Table, Gaps,
    testing::Values(GapRow{"space", "dana whitlock", WordGap::kClose},
                    GapRow{"spaces", "dana   whitlock", WordGap::kClose},
                    GapRow{"line_end", "dana\nwhitlock", WordGap::kClose},
                    GapRow{"line_end_of_windows", "dana\r\n whitlock", WordGap::kClose},
                    GapRow{"paragraph", "dana\n\nwhitlock", WordGap::kApart},
                    GapRow{"hyphen", "dana-whitlock", WordGap::kClose},
                    GapRow{"full_stop", "dana.whitlock", WordGap::kClose},
                    GapRow{"markdown", "**dana** whitlock", WordGap::kClose},
                    GapRow{"no_break_space", "dana\xC2\xA0whitlock", WordGap::kClose},
                    GapRow{"initial", "d. whitlock", WordGap::kClose},
                    GapRow{"sentence", "dana. whitlock", WordGap::kLoose},
                    GapRow{"dash", "dana - whitlock", WordGap::kLoose},
                    GapRow{"comma", "whitlock, dana", WordGap::kComma},
                    GapRow{"comma_alone", "whitlock,dana", WordGap::kComma},
                    GapRow{"slash", "dana / whitlock", WordGap::kLoose},
                    GapRow{"wide", "dana ......... whitlock", WordGap::kApart}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Words, AreWhereTheyStand) {
  WordReader reader("\xC2\xBFQu\xC3\xA9 tal?");
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.begin(), 2U);
  EXPECT_EQ(reader.end(), 6U);
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.begin(), 7U);
  EXPECT_EQ(reader.end(), 10U);
}

// A hostile "word" is passed over in one go, and is no word of any entry.
TEST(Words, OverlongOnesAreNobodysName) {
  const std::string long_word(100000, 'a');
  for (const std::string& text : {long_word, long_word + "\xC3\xA9" + long_word}) {
    const std::vector<std::string> words = spelled_words(text + " dana");
    ASSERT_EQ(words.size(), 2U);
    EXPECT_LT(words[0].size(), 200U);
    EXPECT_EQ(words[1], "dana");
  }
  EXPECT_NE(spelled_words(long_word), spelled_words(std::string(120, 'a')));
}

}  // namespace
}  // namespace expunge
