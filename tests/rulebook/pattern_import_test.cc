// Patterns of Go and Python as RE2's.
#include <gtest/gtest.h>

#include <string>

#include "rulebook/go_pattern.h"
#include "rulebook/python_pattern.h"

namespace expunge {
namespace {

struct PatternCase {
  const char* name;
  const char* pattern;
  const char* re2;  // or the reason for a refusal
};

class Go : public testing::TestWithParam<PatternCase> {};
TEST_P(Go, BecomesRe2) { EXPECT_EQ(re2_from_go(GetParam().pattern), GetParam().re2); }

INSTANTIATE_TEST_SUITE_P(
    Table, Go,
    testing::Values(PatternCase{"as_it_is", R"(\b(a|b)[^\]]{2,}\x60$)", R"(\b(a|b)[^\]]{2,}\x60$)"},
                    PatternCase{"text_ends", R"(\Aa\z)", "(?-m:^)a(?-m:$)"},
                    PatternCase{"quoted", R"(a\Q.*\E?)", R"(a\.\*?)"},
                    PatternCase{"quoted_to_the_end", R"(\Q(+)", R"(\(\+)"},
                    PatternCase{"named_groups", "(?P<a>x)(?<value>y)(?i:z)", "(x)(y)(?i:z)"},
                    PatternCase{"escape_in_class", R"([\Q\]])", R"([\Q\]])"}),
    [](const auto& test) { return test.param.name; });

class Python : public testing::TestWithParam<PatternCase> {};
TEST_P(Python, BecomesRe2) {
  const PythonPattern pattern = re2_from_python(GetParam().pattern, 0);
  EXPECT_EQ(pattern.fault, "");
  EXPECT_EQ(pattern.re2, GetParam().re2);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Python,
    testing::Values(
        PatternCase{"classes", R"(\d\w\s\D)", R"([0-9][\p{L}\p{N}_][\s\x{0B}\x{85}\p{Z}][^0-9])"},
        PatternCase{"in_classes", R"([\d\w.-][^\s[])",
                    R"([0-9\p{L}\p{N}_.-][^\s\x{0B}\x{85}\p{Z}\[])"},
        PatternCase{"open_repeat", "a{,3}b{2,}c{x}", "a{0,3}b{2,}c\\{x\\}"},
        PatternCase{"ends", R"(\Aa\Z)", "(?-m:^)a(?-m:$)"},
        PatternCase{"code_points", R"(\u00e9\U0001F600\xe9)", R"(\x{00e9}\x{0001F600}\x{e9})"},
        PatternCase{"names_and_comments", "(?P<x>a)(?#why)(?<value>b)(?i)c", "(a)(b)(?i)c"},
        PatternCase{"flag_groups", "(?ai:a)(?u:b)", "(?i:a)(?:b)"},
        PatternCase{"not_between_digits", R"((?<!\d)\d{3}(?!\d))",
                    "(?:(?-m:^)|[^0-9])(?P<value>[0-9]{3})(?:(?-m:$)|[^0-9])"},
        PatternCase{"several_before", R"((?<![.\d])(?<!-)\b\d{3})",
                    R"((?:(?-m:^)|[^.0-9\-])(?P<value>\b[0-9]{3}))"},
        PatternCase{"positive", R"((?<=ID:)\d+(?=;|$))", R"((?:ID:)(?P<value>[0-9]+)(?:;|$))"},
        PatternCase{"not_a_decimal", R"(\d+(?!\.\d))",
                    R"((?P<value>[0-9]+)(?:(?-m:$)|[^\.]|\.(?:(?-m:$)|[^0-9])))"},
        PatternCase{"not_behind_two", R"((?<!ab)c)",
                    R"((?:(?-m:^)|[^b]|(?:(?-m:^)|[^a])b)(?P<value>c))"},
        PatternCase{"letters_beyond_ascii", "\xC3\xA9+", "\xC3\xA9+"}),
    [](const auto& test) { return test.param.name; });

class PythonRefused : public testing::TestWithParam<PatternCase> {};
TEST_P(PythonRefused, WithTheReason) {
  EXPECT_EQ(re2_from_python(GetParam().pattern, 0).fault, GetParam().re2);
}

INSTANTIATE_TEST_SUITE_P(
    Table, PythonRefused,
    testing::Values(
        PatternCase{"reference", R"((a)\1)", "references to groups are beyond RE2"},
        PatternCase{"possessive", "a++", "possessive repeats are beyond RE2"},
        PatternCase{"atomic", "(?>a)",
                    "atomic groups, conditions, references and other extensions are beyond RE2"},
        PatternCase{"fuzzy", "(?:abc){e<=1}", "approximate matching is beyond RE2"},
        PatternCase{"inner_look", "a(?!b)c",
                    "a lookaround stands inside the pattern, not at its end"},
        PatternCase{"look_at_the_start", "(?!000)a",
                    "a lookaround stands inside the pattern, not at its end"},
        PatternCase{"in_a_group", "(a(?!b))", "a lookaround stands inside a group"},
        PatternCase{"in_an_alternative", "a(?!b)|c", "a lookaround stands inside an alternative"},
        PatternCase{"too_much_to_deny", "a(?!b+c)",
                    "a negative lookaround holds more than a row of single characters"},
        PatternCase{"open_class", "[a", "a class does not end"},
        PatternCase{"open_group", "(a", "a parenthesis is not closed"},
        PatternCase{"closed_group", "a)", "a parenthesis is closed that was not opened"},
        PatternCase{"nothing_to_repeat", "*a", "a repeat has nothing to repeat"},
        PatternCase{"empty", "a*",
                    "pattern: it matches the empty text; ask for at least one character"}),
    [](const auto& test) { return test.param.name; });

TEST(PythonPattern, KnowsWhenANeighbourIsTakenFromAnother) {
  EXPECT_TRUE(re2_from_python(R"((?<!\d)\d{3}(?!\d))", 0).exact);
  EXPECT_TRUE(re2_from_python(R"(a(?!b))", 0).exact);
  EXPECT_FALSE(re2_from_python(R"((?<!\d)[a-z]+)", 0).exact);
  EXPECT_FALSE(re2_from_python(R"((?<=x)\d)", 0).exact);
}

TEST(PythonPattern, TakesFlags) {
  EXPECT_EQ(re2_from_python("a", kPythonIgnoreCase | kPythonMultiLine | kPythonDotAll).re2,
            "(?ims)a");
  EXPECT_EQ(re2_from_python("a", 0x40).fault,
            "the flags LOCALE, VERBOSE and VERSION1 are not supported");
}

}  // namespace
}  // namespace expunge
