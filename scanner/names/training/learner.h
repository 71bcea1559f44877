// Learns the weights: conditional random field, AdaGrad, feature dropout, averaged weights.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "names/model_lexicon.h"
#include "names/model_tables.h"
#include "names/model_tokens.h"
#include "names/model_word.h"
#include "names/training/corpus.h"
#include "names/training/random.h"

namespace expunge::training {

struct LearnerOptions {
  unsigned slot_bits = 19;
  unsigned epochs = 12;
  float rate = .06F;
  float decay = 2e-4F;  // of a weight that is touched
  float dropout = .5F;  // features left out
  // By how much tokens of names must score better than they need (softmax-margin, Gimpel and Smith
  // 2010): there are few of them, so a model without it says "none" too often.
  float margin = .75F;
};

// Floats, before they are rounded.
struct Weights {
  std::vector<float> slots;  // B - O and I - O of each
  std::array<std::array<float, kLabels>, kLabels + 1> transitions{};
};

// The texts as features.  What a word contributes is listed once for each word, as in the cache of
// inference.
class FeatureSet {
 public:
  FeatureSet(const ModelLexicon& lexicon, unsigned slot_bits);
  void add(const Example& example);
  std::size_t lines() const { return lines_.size(); }
  std::size_t tokens() const { return tokens_; }

 private:
  friend class Learner;
  enum class Use : std::uint32_t { kPlain, kRow, kHalf };
  struct Feature {
    std::uint32_t slot;
    Use use;
  };
  struct Word {
    std::array<std::vector<Feature>, 5> parts;  // self, left, right, far left, far right
    std::uint64_t flags = 0;                    // as in model_cache.h
  };
  struct Line {
    std::vector<std::uint32_t> words;  // with two edges on either side
    std::vector<std::uint8_t> variants;
    std::vector<std::uint8_t> labels;
    std::vector<std::vector<std::uint32_t>> character_slots;  // empty, or one for each token
    float weight = 1;
  };
  void add_line(std::string_view line, const std::vector<Span>& names, float weight);
  std::uint32_t word_number(const ModelToken& token);
  std::uint32_t add_word(const WordFacts& facts);

  const ModelLexicon& lexicon_;
  std::uint32_t mask_;
  ModelTokeniser tokeniser_{ModelPath::kPortable};
  std::vector<ModelToken> buffer_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::vector<Word> words_;
  std::vector<Line> lines_;
  std::size_t tokens_ = 0;
};

// Deterministic for a seed.  `report` is called with the mean log-likelihood of each epoch.
Weights learn(const FeatureSet& features, const LearnerOptions& options, std::uint64_t seed);

}  // namespace expunge::training
