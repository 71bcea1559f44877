#include "names/model_lattice.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace expunge {
namespace {

// A lexicon without words, which the lattice does not ask.
NameModel::Tables make_tables() {
  static const std::string kinds(kLexiconKinds * 5, '\0');
  static const std::string classes(kLexiconClusters, '\0');
  static const std::string buckets(kLexiconBuckets, '\0');
  return {0, nullptr, {{{40, -20, 0}, {10, -60, 35}, {15, -50, 20}, {25, -5, 0}}},
          1, 0,       ModelLexicon(kinds, classes, buckets, {})};
}

ScorePair pair_of(int begin, int inside) {
  const int bias = kPairsPerToken * kPairBias;
  return static_cast<ScorePair>(begin + bias) | static_cast<ScorePair>(inside + bias) << 16;
}

using Labels = std::vector<std::size_t>;

// Every sequence of labels with its score.
void enumerate(const std::vector<std::pair<int, int>>& scores, const NameModel::Tables& tables,
               bool starts_line, bool ends_line, std::map<Labels, int>& out) {
  std::size_t all = 1;
  for (std::size_t i = 0; i < scores.size(); ++i) all *= kLabels;
  for (std::size_t code = 0; code < all; ++code) {
    Labels labels;
    int sum = 0;
    std::size_t rest = code;
    std::size_t before = starts_line ? kLineStart : std::size_t{kOutside};
    bool valid = true;
    for (const auto& [begin, inside] : scores) {
      const std::size_t label = rest % kLabels;
      rest /= kLabels;
      valid &= label != kInside || before == kBegin || before == kInside;
      sum += tables.transitions[before][label];
      sum += label == kBegin ? begin : label == kInside ? inside : 0;
      labels.push_back(label);
      before = label;
    }
    if (!ends_line) sum += tables.transitions[before][kOutside];
    if (valid) out[labels] = sum;
  }
}

std::vector<std::pair<std::size_t, std::size_t>> names_of(const Labels& labels) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kBegin) out.emplace_back(i, i + 1);
    if (labels[i] == kInside) out.back().second = i + 1;
  }
  return out;
}

TEST(NameLattice, AgreesWithEnumeration) {
  const NameModel::Tables tables = make_tables();
  NameLattice lattice;
  std::uint64_t state = 3;
  const auto draw = [&state] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>(state >> 33) % 160 - 80;
  };
  for (int round = 0; round < 400; ++round) {
    std::vector<std::pair<int, int>> scores(1 + static_cast<std::size_t>(round) % 6);
    std::vector<ScorePair> pairs;
    for (auto& [begin, inside] : scores) {
      begin = draw();
      inside = draw();
      pairs.push_back(pair_of(begin, inside));
    }
    const bool starts = round % 2 == 0;
    const bool ends = round % 3 == 0;
    std::map<Labels, int> sequences;
    enumerate(scores, tables, starts, ends, sequences);
    int best = -1000000;
    double total = 0;
    for (const auto& [labels, score] : sequences) {
      best = std::max(best, score);
      total += std::exp(static_cast<double>(score) / kScoreScale);
    }
    std::vector<TokenName> found;
    lattice.decode(pairs, tables, starts, ends, 0, found);
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    for (const TokenName& name : found) {
      spans.emplace_back(name.begin, name.end);
      double share = 0;
      for (const auto& [labels, score] : sequences) {
        for (const auto& span : names_of(labels)) {
          if (span == spans.back()) share += std::exp(static_cast<double>(score) / kScoreScale);
        }
      }
      EXPECT_NEAR(std::exp(static_cast<double>(name.log_probability) / kLogScale), share / total,
                  0.01);
    }
    bool is_best = false;
    for (const auto& [labels, score] : sequences)
      is_best |= score == best && names_of(labels) == spans;
    EXPECT_TRUE(is_best) << "round " << round;
  }
}

TEST(NameLattice, Bias_ChangesTheChoiceNotTheProbability) {
  const NameModel::Tables tables = make_tables();
  NameLattice lattice;
  const std::vector<ScorePair> pairs = {pair_of(-70, -200), pair_of(25, -200), pair_of(-70, -200)};
  std::vector<TokenName> cautious;
  std::vector<TokenName> bold;
  lattice.decode(pairs, tables, true, true, 0, cautious);
  lattice.decode(pairs, tables, true, true, 96, bold);
  EXPECT_TRUE(cautious.empty());
  ASSERT_EQ(bold.size(), 1U);
  EXPECT_EQ(bold[0].begin, 1U);
  EXPECT_LT(bold[0].log_probability, -kLogScale / 2);
}

}  // namespace
}  // namespace expunge
