#include "names/model_cache.h"

#include <algorithm>

#include "names/model_features.h"
#include "names/model_tables.h"

namespace expunge {
namespace {

constexpr std::size_t kSlots = std::size_t{1} << 16;
constexpr std::size_t kMostUsed = kSlots / 4 * 3;

// Adds up the weights of features, in all four variants at once.
class WeightSum {
 public:
  explicit WeightSum(const NameModel::Tables& tables)
      : weights_(tables.weights), mask_(tables.slot_mask) {}

  void plain(std::uint32_t number, std::uint64_t value) {
    const std::int8_t* at = weights_ + std::size_t{feature_slot(number, value) & mask_} * 2;
    begin_ += at[0];
    inside_ += at[1];
  }
  void row(std::uint32_t number, std::uint64_t value) {
    const std::int8_t* at = row_at(number, value);
    for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i] += at[i];
  }
  void half(std::uint32_t number, std::uint64_t value) {
    const std::int8_t* at = row_at(number, value);
    for (std::size_t i = 0; i < 2; ++i) {
      rows_[i] += at[i];
      rows_[i + 2] += at[i];
      rows_[i + 4] += at[i + 4];
      rows_[i + 6] += at[i + 4];
    }
  }
  std::array<ScorePair, 4> pairs() const {
    std::array<ScorePair, 4> out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = biased(rows_[i * 2] + begin_) | biased(rows_[i * 2 + 1] + inside_) << 16;
    }
    return out;
  }

 private:
  static ScorePair biased(int score) {
    return static_cast<ScorePair>(std::clamp(score, -kPairLimit, kPairLimit) + kPairBias);
  }
  const std::int8_t* row_at(std::uint32_t number, std::uint64_t value) const {
    return weights_ + std::size_t{feature_slot(number, value) & mask_ & ~3U} * 2;
  }

  const std::int8_t* weights_;
  std::uint32_t mask_;
  int begin_ = 0;
  int inside_ = 0;
  std::array<int, 8> rows_{};
};

}  // namespace

std::uint64_t flags_of(const WordFacts& facts) {
  return static_cast<std::uint64_t>(facts.letter_case) | (facts.ends_sentence ? kEndsSentence : 0) |
         (facts.keeps_start ? kKeepsStart : 0) | (facts.is_letters ? kIsLetters : 0) |
         (facts.capital ? kIsCapital : 0) | (facts.is_character ? kIsCharacter : 0);
}

void WeightPair::plain(std::uint32_t number, std::uint64_t value) {
  const std::int8_t* at =
      tables_.weights + std::size_t{feature_slot(number, value) & tables_.slot_mask} * 2;
  begin_ += at[0];
  inside_ += at[1];
}

ScorePair WeightPair::added_to(ScorePair sum) const {
  const auto add = [](ScorePair half, int score) {
    return static_cast<ScorePair>(std::clamp(static_cast<int>(half) + score, 0, 0xFFFF));
  };
  return add(sum & 0xFFFF, begin_) | add(sum >> 16, inside_) << 16;
}

WordCache::WordCache(std::shared_ptr<const NameModel> model)
    : model_(std::move(model)), slots_(kSlots) {
  for (unsigned place = 1; place <= edges_.size(); ++place) {
    fill(edge_facts(place), 0, edges_[place - 1]);
  }
}

void WordCache::prepare(std::size_t size) {
  // A token of more than one byte takes two at least.
  constexpr std::size_t kSingleBytes = 256;
  if (used_ + size / 2 + kSingleBytes < kMostUsed) return;
  for (WordScores& slot : slots_) slot.key = 0;
  used_ = 0;
}

const WordScores* WordCache::find(const ModelToken& token) {
  const std::uint64_t hash =
      model_hash(token.type, token.type_size, static_cast<std::uint64_t>(token.kind));
  for (std::size_t slot = hash >> 20 & (kSlots - 1);; slot = (slot + 1) & (kSlots - 1)) {
    const WordScores& scores = slots_[slot];
    if (((scores.key ^ hash) >> 8) == 0) return &scores;
    if (scores.key == 0) return add(token, hash, slot);
  }
}

const WordScores* WordCache::add(const ModelToken& token, std::uint64_t hash, std::size_t slot) {
  ++used_;
  fill(word_facts(token, model_->tables().lexicon), hash, slots_[slot]);
  return &slots_[slot];
}

void WordCache::fill(const WordFacts& facts, std::uint64_t hash, WordScores& out) const {
  const NameModel::Tables& tables = model_->tables();
  const auto sum = [&](auto features) {
    WeightSum weights(tables);
    features(weights);
    return weights.pairs();
  };
  out.self = sum([&](WeightSum& add_to) { self_features(facts, add_to); });
  out.as_left = sum([&](WeightSum& add_to) { neighbour_features(facts, kLeftFeatures, add_to); });
  out.as_right = sum([&](WeightSum& add_to) { neighbour_features(facts, kRightFeatures, add_to); });
  out.as_far_left =
      sum([&](WeightSum& add_to) { far_features(facts, kFarLeftFeatures, add_to); })[0];
  out.as_far_right =
      sum([&](WeightSum& add_to) { far_features(facts, kFarRightFeatures, add_to); })[0];
  out.key = (hash & ~0xFFULL) | flags_of(facts);
}

}  // namespace expunge
