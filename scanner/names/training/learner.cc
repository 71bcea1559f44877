#include "names/training/learner.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "names/model_cache.h"
#include "names/model_characters.h"
#include "names/model_features.h"
#include "names/model_word.h"

namespace expunge::training {
namespace {

constexpr std::size_t kEdges = 4;

bool is_allowed(std::size_t from, std::size_t to) {
  return to != kInside || from == kBegin || from == kInside;
}

}  // namespace

FeatureSet::FeatureSet(const ModelLexicon& lexicon, unsigned slot_bits)
    : lexicon_(lexicon), mask_((1U << slot_bits) - 1) {
  for (unsigned place = 1; place <= kEdges; ++place) add_word(edge_facts(place));
}

std::uint32_t FeatureSet::add_word(const WordFacts& facts) {
  struct Lister {
    std::vector<Feature>& out;
    std::uint32_t mask;
    void plain(std::uint32_t number, std::uint64_t value) {
      out.push_back({feature_slot(number, value) & mask, Use::kPlain});
    }
    void row(std::uint32_t number, std::uint64_t value) {
      out.push_back({feature_slot(number, value) & mask & ~3U, Use::kRow});
    }
    void half(std::uint32_t number, std::uint64_t value) {
      out.push_back({feature_slot(number, value) & mask & ~3U, Use::kHalf});
    }
  };
  Word word;
  Lister self{word.parts[0], mask_};
  Lister left{word.parts[1], mask_};
  Lister right{word.parts[2], mask_};
  Lister far_left{word.parts[3], mask_};
  Lister far_right{word.parts[4], mask_};
  self_features(facts, self);
  neighbour_features(facts, kLeftFeatures, left);
  neighbour_features(facts, kRightFeatures, right);
  far_features(facts, kFarLeftFeatures, far_left);
  far_features(facts, kFarRightFeatures, far_right);
  word.flags = flags_of(facts);
  words_.push_back(std::move(word));
  return static_cast<std::uint32_t>(words_.size() - 1);
}

std::uint32_t FeatureSet::word_number(const ModelToken& token) {
  std::string key(token.type, token.type_size);
  key += static_cast<char>('0' + static_cast<int>(token.kind));
  const auto [at, fresh] = numbers_.emplace(std::move(key), 0);
  if (fresh) at->second = add_word(word_facts(token, lexicon_));
  return at->second;
}

void FeatureSet::add(const Example& example) {
  std::size_t at = 0;
  for_each_line(example.text, [&](std::string_view line) {
    std::vector<Span> inside;
    for (const Span& name : example.names) {
      if (name.begin >= at && name.end <= at + line.size()) {
        inside.push_back({name.begin - at, name.end - at});
      }
    }
    add_line(line, inside, example.weight);
    at = std::min(example.text.find('\n', at), example.text.size()) + 1;
  });
}

void FeatureSet::add_line(std::string_view text, const std::vector<Span>& names, float weight) {
  const std::string padded = std::string(text) + std::string(kTokenMargin, ' ');
  const std::string_view line(padded.data(), text.size());
  tokeniser_.tokenise(line, buffer_);
  if (buffer_.empty()) return;
  Line out;
  out.weight = weight;
  out.words = {0, 1};
  std::size_t capitals = 0;
  std::size_t letters = 0;
  bool starts = true;
  bool any_character = false;
  for (const ModelToken& token : buffer_) {
    const std::uint32_t number = word_number(token);
    out.words.push_back(number);
    const std::uint64_t flags = words_[number].flags;
    out.variants.push_back(starts ? 2 : 0);
    capitals += (flags & kIsCapital) != 0 ? 1 : 0;
    letters += (flags & kIsLetters) != 0 ? 1 : 0;
    any_character |= (flags & kIsCharacter) != 0;
    starts = (flags & kEndsSentence) != 0 || (starts && (flags & kKeepsStart) != 0);
    std::uint8_t label = kOutside;
    for (const Span& name : names) {
      if (token.begin >= name.end || token.end <= name.begin) continue;
      const bool goes_on = !out.labels.empty() && buffer_[out.labels.size() - 1].end > name.begin;
      label = goes_on ? kInside : kBegin;
    }
    out.labels.push_back(label);
  }
  out.words.push_back(2);
  out.words.push_back(3);
  const std::uint8_t odd = is_odd_case(capitals, letters) ? 1 : 0;
  for (std::uint8_t& variant : out.variants) variant = static_cast<std::uint8_t>(variant + odd);
  if (any_character) {
    struct Lister {
      std::vector<std::uint32_t>& out;
      std::uint32_t mask;
      void plain(std::uint32_t number, std::uint64_t value) {
        out.push_back(feature_slot(number, value) & mask);
      }
    };
    CharacterReader reader;
    reader.read(line, buffer_, lexicon_);
    out.character_slots.resize(buffer_.size());
    for (std::size_t i = 0; i < buffer_.size(); ++i) {
      if (buffer_[i].kind != TokenKind::kCharacter) continue;
      Lister lister{out.character_slots[i], mask_};
      character_features(reader.context(i), lister);
    }
  }
  tokens_ += buffer_.size();
  lines_.push_back(std::move(out));
}

// One run over the data for one seed.
class Learner {
 public:
  Learner(const FeatureSet& features, const LearnerOptions& options, std::uint64_t seed)
      : features_(features), options_(options), random_(seed) {
    const std::size_t size = std::size_t{2} << options.slot_bits;
    weights_.slots.assign(size, 0);
    squares_.assign(size, 1e-6F);
    average_.slots.assign(size, 0);
    for (auto& row : transition_squares_) row.fill(1e-6F);
  }

  Weights run();

 private:
  void train_line(const FeatureSet::Line& line);
  void gather(const FeatureSet::Line& line);
  void gather_word(const std::vector<FeatureSet::Feature>& features, std::uint32_t variant);
  bool keep() { return (random_.next() >> 40) >= dropped_; }
  void forward_backward(std::size_t count);
  void update(const FeatureSet::Line& line);
  void update_transitions(const FeatureSet::Line& line);
  void add_to_average();

  const FeatureSet& features_;
  const LearnerOptions& options_;
  Random random_;
  std::uint64_t dropped_ = 0;
  Weights weights_;
  Weights average_;
  unsigned averaged_ = 0;
  std::vector<float> squares_;
  std::array<std::array<float, kLabels>, kLabels + 1> transition_squares_{};
  // of the line at hand
  using Row = std::array<double, kLabels>;
  std::vector<std::uint32_t> kept_;       // slots of the features that were not dropped
  std::vector<std::size_t> kept_begins_;  // where each token's begin, and the end
  std::array<std::array<double, kLabels>, kLabels + 1> steps_{};
  std::vector<Row> emitted_;
  std::vector<Row> forward_;
  std::vector<Row> backward_;
  std::vector<double> scale_;
};

void Learner::gather_word(const std::vector<FeatureSet::Feature>& features, std::uint32_t variant) {
  for (const FeatureSet::Feature& feature : features) {
    if (!keep()) continue;
    const std::uint32_t part = feature.use == FeatureSet::Use::kRow    ? variant
                               : feature.use == FeatureSet::Use::kHalf ? variant & 2
                                                                       : 0;
    kept_.push_back(feature.slot | part);
  }
}

void Learner::gather(const FeatureSet::Line& line) {
  kept_.clear();
  kept_begins_.clear();
  const std::size_t count = line.labels.size();
  emitted_.resize(count);
  const float lift = 1 / (1 - options_.dropout);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = kept_.size();
    kept_begins_.push_back(begin);
    const auto& words = features_.words_;
    const auto letter_case = static_cast<std::uint32_t>(words[line.words[i + 2]].flags & kCaseBits);
    gather_word(words[line.words[i + 2]].parts[0], line.variants[i]);
    gather_word(words[line.words[i + 1]].parts[1], letter_case);
    gather_word(words[line.words[i + 3]].parts[2], letter_case);
    gather_word(words[line.words[i]].parts[3], 0);
    gather_word(words[line.words[i + 4]].parts[4], 0);
    if (!line.character_slots.empty()) {
      for (const std::uint32_t slot : line.character_slots[i]) {
        if (keep()) kept_.push_back(slot);
      }
    }
    float begin_sum = 0;
    float inside_sum = 0;
    for (std::size_t k = begin; k < kept_.size(); ++k) {
      const float* at = &weights_.slots[std::size_t{kept_[k]} * 2];
      begin_sum += at[0];
      inside_sum += at[1];
    }
    const double b = begin_sum * lift - (line.labels[i] == kBegin ? options_.margin : 0);
    const double in = inside_sum * lift - (line.labels[i] == kInside ? options_.margin : 0);
    const double most = std::max({0.0, b, in});
    emitted_[i] = {std::exp(-most), std::exp(b - most), std::exp(in - most)};
  }
  kept_begins_.push_back(kept_.size());
}

void Learner::forward_backward(std::size_t count) {
  for (std::size_t from = 0; from <= kLabels; ++from) {
    for (std::size_t to = 0; to < kLabels; ++to) {
      const bool allowed = is_allowed(from == kLineStart ? std::size_t{kOutside} : from, to);
      steps_[from][to] = allowed ? std::exp(weights_.transitions[from][to]) : 0;
    }
  }
  forward_.resize(count);
  backward_.resize(count);
  scale_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    double all = 0;
    for (std::size_t to = 0; to < kLabels; ++to) {
      double sum = i == 0 ? steps_[kLineStart][to] : 0;
      for (std::size_t from = 0; i > 0 && from < kLabels; ++from) {
        sum += forward_[i - 1][from] * steps_[from][to];
      }
      forward_[i][to] = sum * emitted_[i][to];
      all += forward_[i][to];
    }
    scale_[i] = all;
    for (double& value : forward_[i]) value /= all;
  }
  backward_[count - 1].fill(1);
  for (std::size_t i = count - 1; i-- > 0;) {
    for (std::size_t from = 0; from < kLabels; ++from) {
      double sum = 0;
      for (std::size_t to = 0; to < kLabels; ++to) {
        sum += steps_[from][to] * emitted_[i + 1][to] * backward_[i + 1][to];
      }
      backward_[i][from] = sum / scale_[i + 1];
    }
  }
}

void Learner::update(const FeatureSet::Line& line) {
  constexpr float kTooSmall = 1e-3F;
  constexpr float kFloor = 1e-3F;
  for (std::size_t i = 0; i < line.labels.size(); ++i) {
    float begin = static_cast<float>(forward_[i][kBegin] * backward_[i][kBegin]);
    float inside = static_cast<float>(forward_[i][kInside] * backward_[i][kInside]);
    begin -= line.labels[i] == kBegin ? 1 : 0;
    inside -= line.labels[i] == kInside ? 1 : 0;
    if (std::max(std::fabs(begin), std::fabs(inside)) < kTooSmall) continue;
    begin *= line.weight;
    inside *= line.weight;
    for (std::size_t k = kept_begins_[i]; k < kept_begins_[i + 1]; ++k) {
      const std::size_t at = std::size_t{kept_[k]} * 2;
      for (std::size_t label = 0; label < 2; ++label) {
        float& weight = weights_.slots[at + label];
        const float gradient = (label == 0 ? begin : inside) + weight * options_.decay;
        float& square = squares_[at + label];
        square += gradient * gradient;
        weight -= options_.rate * gradient / std::sqrt(square + kFloor);
      }
    }
  }
}

void Learner::update_transitions(const FeatureSet::Line& line) {
  std::array<std::array<double, kLabels>, kLabels + 1> gradient{};
  for (std::size_t i = 0; i < line.labels.size(); ++i) {
    if (i == 0) {
      for (std::size_t to = 0; to < kLabels; ++to) {
        gradient[kLineStart][to] += forward_[0][to] * backward_[0][to];
      }
      gradient[kLineStart][line.labels[0]] -= 1;
      continue;
    }
    for (std::size_t from = 0; from < kLabels; ++from) {
      for (std::size_t to = 0; to < kLabels; ++to) {
        gradient[from][to] += forward_[i - 1][from] * steps_[from][to] * emitted_[i][to] *
                              backward_[i][to] / scale_[i];
      }
    }
    gradient[line.labels[i - 1]][line.labels[i]] -= 1;
  }
  for (std::size_t from = 0; from <= kLabels; ++from) {
    for (std::size_t to = 0; to < kLabels; ++to) {
      const float g = static_cast<float>(gradient[from][to]) * line.weight;
      if (g == 0) continue;
      transition_squares_[from][to] += g * g;
      weights_.transitions[from][to] -=
          options_.rate * g / std::sqrt(transition_squares_[from][to] + 1e-3F);
    }
  }
}

void Learner::train_line(const FeatureSet::Line& line) {
  gather(line);
  forward_backward(line.labels.size());
  update(line);
  update_transitions(line);
}

void Learner::add_to_average() {
  ++averaged_;
  for (std::size_t i = 0; i < weights_.slots.size(); ++i) average_.slots[i] += weights_.slots[i];
  for (std::size_t from = 0; from <= kLabels; ++from) {
    for (std::size_t to = 0; to < kLabels; ++to) {
      average_.transitions[from][to] += weights_.transitions[from][to];
    }
  }
}

Weights Learner::run() {
  dropped_ = static_cast<std::uint64_t>(options_.dropout * 0x1p24F);
  std::vector<std::uint32_t> order(features_.lines_.size());
  std::iota(order.begin(), order.end(), 0U);
  for (unsigned epoch = 0; epoch < options_.epochs; ++epoch) {
    random_.shuffle(order);
    for (const std::uint32_t line : order) train_line(features_.lines_[line]);
    if (epoch + 1 >= options_.epochs / 2) add_to_average();
  }
  const auto share = 1 / static_cast<float>(averaged_);
  for (float& weight : average_.slots) weight *= share;
  for (auto& row : average_.transitions) {
    for (float& weight : row) weight *= share;
  }
  return std::move(average_);
}

Weights learn(const FeatureSet& features, const LearnerOptions& options, std::uint64_t seed) {
  return Learner(features, options, seed).run();
}

}  // namespace expunge::training
