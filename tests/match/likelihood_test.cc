// Estimates need not be right, but must tell what is common in chat from what is not.
#include "match/likelihood.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "match/sequences.h"

namespace expunge {
namespace {

double per_megabyte(const std::string& pattern) {
  PatternParser parser;
  const std::optional<PatternNode> tree = parser.parse(pattern);
  const std::optional<SequenceSet> set = find_sequences(*tree);
  EXPECT_EQ(set->sequences.size(), 1u) << pattern;
  const Sequence& sequence = set->sequences.front();
  return estimate_occurrences(sequence);
}

struct Row {
  const char* name;
  const char* pattern;
  double least;
  double most;
};

class LikelihoodTable : public testing::TestWithParam<Row> {};

TEST_P(LikelihoodTable, IsOfTheRightOrder) {
  const double estimate = per_megabyte(GetParam().pattern);
  EXPECT_GE(estimate, GetParam().least);
  EXPECT_LE(estimate, GetParam().most);
}

// A search for a literal finds it within words, too.
TEST(Likelihood, LiteralsStandWithinCommonWords) {
  const auto hits = [](const std::string& pattern, std::size_t first) {
    PatternParser parser;
    const std::optional<SequenceSet> set = find_sequences(*parser.parse(pattern));
    const Sequence& sequence = set->sequences.front();
    return estimate_hits(sequence, first, sequence.bytes.size() - first, false);
  };
  EXPECT_GT(hits("(?i)\\bit's ", 1), 500);  // that's, what's, let's
  EXPECT_GT(hits("(?i)\\bagain", 1), 200);  // again
  EXPECT_LT(hits("(?i)\\bagain5", 1), 10);
  EXPECT_LT(hits("(?i)\\bfribble", 1), 1);
}

INSTANTIATE_TEST_SUITE_P(Table, LikelihoodTable,
                         testing::ValuesIn(std::vector<Row>{
                             {"common_word", "(?i)\\bfriend", 100, 300},
                             {"common_word_and_a_class", "(?i)\\bfriend[ c]", 30, 200},
                             {"rare_word", "(?i)\\bfribble", 0, 1},
                             {"behind_another", "(?i)\\bwhat do ", 1, 100},
                             {"rare_behind_another", "(?i)\\bwhat zo ", 0, 1},
                             {"behind_any_letter", "(?i)[a-z] again", 50, 500},
                             {"contraction", "(?i)\\bit's ", 100, 1000},
                             {"closing_quote", "(?i)\\bagain' ", 0, 30},
                             {"capital_that_begins_a_line", "\\n[A-Z]", 1000, 4000},
                             {"token", "ghp_", 0, 0.1},
                         }),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace expunge
