#include "names/training/clusters.h"

#include <cmath>
#include <cstddef>

#include "names/letters.h"
#include "names/model_tokens.h"
#include "names/training/corpus.h"
#include "names/training/random.h"

namespace expunge::training {
namespace {

constexpr std::size_t kSides = 2 * kLexiconClusters;
constexpr unsigned kRounds = 30;
constexpr std::uint64_t kSeed = 11;

using Row = std::vector<float>;

void count_line(std::string_view line, const ListData& lists, ModelTokeniser& tokeniser,
                std::vector<ModelToken>& tokens, std::vector<Row>& counts) {
  const std::string padded = lower(line) + std::string(kTokenMargin, ' ');
  tokeniser.tokenise({padded.data(), line.size()}, tokens);
  std::size_t before = 0;
  for (const ModelToken& token : tokens) {
    const auto found = lists.words.find(std::string_view(token.type, token.type_size));
    const std::size_t here = found == lists.words.end() ? 0 : found->second.cluster;
    counts[here][before] += 1;
    counts[before][kLexiconClusters + here] += 1;
    before = here;
  }
}

// Counts become positive pointwise mutual information, rows of length 1.
void weigh(std::vector<Row>& counts) {
  std::vector<double> rows(kLexiconClusters);
  std::vector<double> columns(kSides);
  double all = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    for (std::size_t j = 0; j < kSides; ++j) {
      rows[i] += counts[i][j];
      columns[j] += counts[i][j];
      all += counts[i][j];
    }
  }
  for (std::size_t i = 0; i < counts.size(); ++i) {
    double square = 0;
    for (std::size_t j = 0; j < kSides; ++j) {
      float& value = counts[i][j];
      if (value > 0) {
        const double ratio = value * all / (rows[i] * columns[j]);
        value = ratio > 1 ? static_cast<float>(std::log(ratio)) : 0;
      }
      square += static_cast<double>(value) * value;
    }
    const auto length = static_cast<float>(std::sqrt(square) + 1e-9);
    for (float& value : counts[i]) value /= length;
  }
}

float product(const Row& a, const Row& b) {
  float sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

void normalise(Row& row) {
  const float length = std::sqrt(product(row, row)) + 1e-9F;
  for (float& value : row) value /= length;
}

}  // namespace

std::array<std::uint8_t, kLexiconClusters> coarse_classes(const std::vector<std::string>& texts,
                                                          const ListData& lists) {
  std::vector<Row> rows(kLexiconClusters, Row(kSides));
  ModelTokeniser tokeniser(ModelPath::kPortable);
  std::vector<ModelToken> tokens;
  for (const std::string& text : texts) {
    for_each_line(text,
                  [&](std::string_view line) { count_line(line, lists, tokeniser, tokens, rows); });
  }
  weigh(rows);
  Random random(kSeed);
  std::vector<Row> centres;
  for (std::size_t i = 1; i < kLexiconClasses; ++i) {
    centres.push_back(rows[1 + random.below(kLexiconClusters - 1)]);
  }
  std::array<std::uint8_t, kLexiconClusters> classes{};
  for (unsigned round = 0; round < kRounds; ++round) {
    for (std::size_t i = 1; i < kLexiconClusters; ++i) {
      float best = -1;
      for (std::size_t k = 0; k < centres.size(); ++k) {
        const float likeness = product(rows[i], centres[k]);
        if (likeness <= best) continue;
        best = likeness;
        classes[i] = static_cast<std::uint8_t>(k + 1);
      }
    }
    for (Row& centre : centres) centre.assign(kSides, 0);
    for (std::size_t i = 1; i < kLexiconClusters; ++i) {
      Row& centre = centres[classes[i] - 1U];
      for (std::size_t j = 0; j < kSides; ++j) centre[j] += rows[i][j];
    }
    for (Row& centre : centres) normalise(centre);
  }
  return classes;
}

}  // namespace expunge::training
