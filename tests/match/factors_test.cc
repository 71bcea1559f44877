// Every match of a pattern holds one of its factors, its digits and its run: on tables and on
// random matches of random patterns.

#include "match/factors.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <random>

#include "base/strings.h"

namespace expunge {
namespace {

PatternNode parse(const std::string& pattern) {
  PatternParser parser;
  std::optional<PatternNode> tree = parser.parse(pattern);
  EXPECT_TRUE(tree.has_value()) << pattern;
  return tree ? *tree : PatternNode{};
}

struct Row {
  const char* name;
  const char* pattern;
  std::vector<std::string> factors;  // empty: none
};

class FactorTable : public testing::TestWithParam<Row> {};

TEST_P(FactorTable, FindsTheRarestSet) {
  std::vector<std::string> found;
  if (const std::optional<Factors> factors = find_factors(parse(GetParam().pattern))) {
    // A bar stands for the start of a word.
    for (const Factor& factor : factors->factors) {
      found.push_back((factor.word_start ? "|" : "") + factor.text);
    }
  }
  EXPECT_EQ(found, GetParam().factors);
}

INSTANTIATE_TEST_SUITE_P(
    Table, FactorTable,
    testing::ValuesIn(std::vector<Row>{
        {"literal", "ghp_[A-Za-z0-9]{36}", {"ghp_"}},
        {"ignoring_case", "(?i)call me (\\w+)", {"call me "}},
        {"alternatives", "(?:my|our) sister (\\w+)", {"my sister ", "our sister "}},
        {"optional_part", "re?gards,", {"regards,", "rgards,"}},
        {"open_repeat_ends_a_run", "ab+cd", {"bcd"}},
        {"alternative_without_factor", "(?:abc|[a-z]+)", {}},
        {"may_be_empty", "(?:abc)?", {}},
        {"assertions_are_no_text", "key\\b$", {"key"}},
        {"word_boundary", "\\bkey", {"|key"}},
        {"no_word_character_before",
         "(?:^|[^a-z0-9A-Z_])(?:ig|snap): [a-z]+",
         {"|ig: ", "|snap: "}},
        {"letters_may_stand_before", "[^0-9]ig: ", {"ig: "}},
        {"boundary_before_no_word_character", "\\b@home", {"@home"}},
        {"digits_multiply",
         "#[0-9]{1,9}x",
         {"#0", "#1", "#2", "#3", "#4", "#5", "#6", "#7", "#8", "#9"}},
    }),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Factors, CountDigitsAndRuns) {
  EXPECT_EQ(fewest_digits(parse("[0-9]{3}-?[0-9]{4}")), 7);
  EXPECT_EQ(fewest_digits(parse("(?:[0-9]{3}|x)[0-9]")), 1);
  EXPECT_EQ(fewest_digits(parse("[0-9a]{9}")), 0);
  EXPECT_EQ(shortest_run(parse("\\b[A-Za-z0-9]{17}\\b")), 17);
  EXPECT_EQ(shortest_run(parse("ab[0-9]{3}\\.x")), 5);
  EXPECT_EQ(shortest_run(parse("(?:[a-f]{4} ){9}")), 4);
  EXPECT_EQ(shortest_run(parse("a(?:bc)+d")), 4);
}

TEST(Factors, RunsAreSeenWhereverTheyStand) {
  for (std::size_t before = 0; before < 40; ++before) {
    for (std::size_t length = 1; length < 40; ++length) {
      const std::string text =
          std::string(before, '.') + std::string(length, 'a') + std::string(7, ' ') + "abc";
      EXPECT_EQ(has_run(text, 16), length >= 16) << before << " " << length;
    }
  }
}

// A random pattern over a small alphabet, and a random string that it matches.
class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string pattern(int depth, std::string& match) {
    switch (below(depth > 0 ? 7 : 3)) {
      case 0:
      case 1: {
        const std::string c(1, "abk1@ .s"[below(8)]);
        match += c;
        return c == "." ? "\\." : c;
      }
      case 2: {
        const char* const sets[] = {"[0-9]", "[a-z]", "[ab1]", "[^@]", "[^a-zA-Z0-9_]"};
        const char* const members[] = {"7", "q", "1", "z", "!"};
        const std::size_t which = below(5);
        match += members[which];
        return sets[which];
      }
      case 3: {
        std::string other;
        std::string taken;
        const std::string a = pattern(depth - 1, taken);
        const std::string b = pattern(depth - 1, other);
        match += below(2) ? taken : other;
        return "(?:" + a + "|" + b + ")";
      }
      case 4: {
        const int least = static_cast<int>(below(3));
        const int most = least + static_cast<int>(below(3));
        std::string once;
        const std::string part = pattern(depth - 1, once);
        const std::size_t copies = static_cast<std::size_t>(least) + below(most - least + 1);
        for (std::size_t i = 0; i < copies; ++i) match += once;
        return "(?:" + part + "){" + std::to_string(least) + "," + std::to_string(most) + "}";
      }
      default: {
        const std::string a = pattern(depth - 1, match);
        return a + pattern(depth - 1, match);
      }
    }
  }

 private:
  std::size_t below(int n) { return random_() % static_cast<unsigned>(n); }
  std::mt19937 random_;
};

bool stands_in(const Factor& factor, const std::string& text) {
  for (std::size_t at = text.find(factor.text); at != std::string::npos;
       at = text.find(factor.text, at + 1)) {
    const bool in_word = at > 0 && (std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0 ||
                                    text[at - 1] == '_');
    if (!factor.word_start || !in_word) return true;
  }
  return false;
}

TEST(Factors, StandInRandomMatchesOfRandomPatterns) {
  int with_factors = 0;
  for (unsigned seed = 0; seed < 20000; ++seed) {
    std::string match;
    const std::string pattern = Generator(seed).pattern(5, match);
    ASSERT_TRUE(RE2::FullMatch(match, pattern)) << pattern << " does not match " << match;
    const PatternNode tree = parse(pattern);
    const std::optional<Factors> factors = find_factors(tree);
    with_factors += factors.has_value();
    if (factors) {
      const std::string lower = ascii_lower(match);
      EXPECT_TRUE(std::any_of(factors->factors.begin(), factors->factors.end(),
                              [&](const Factor& factor) { return stands_in(factor, lower); }))
          << pattern << " matches " << match;
    }
    EXPECT_LE(fewest_digits(tree), std::count_if(match.begin(), match.end(),
                                                 [](char c) { return '0' <= c && c <= '9'; }))
        << pattern << " matches " << match;
    if (const int run = shortest_run(tree); run > 0) {
      EXPECT_TRUE(has_run(match, static_cast<std::size_t>(run))) << pattern << ": " << match;
    }
  }
  EXPECT_GT(with_factors, 5000);
}

}  // namespace
}  // namespace expunge
