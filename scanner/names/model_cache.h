// What each word contributes to the scores of the places around it, computed once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "names/model.h"
#include "names/model_tokens.h"
#include "names/model_word.h"

namespace expunge {

// Two scores in one word of 32 bits, each biased so that it is never negative: B - O below, I - O
// above.  Five of them add up without a carry between the halves.
using ScorePair = std::uint32_t;
inline constexpr int kPairBias = 6400;
inline constexpr int kPairLimit = 6000;  // scores of one word at one place stay within
inline constexpr int kPairsPerToken = 5;
inline int begin_score(ScorePair sum) {
  return static_cast<int>(sum & 0xFFFF) - kPairsPerToken * kPairBias;
}
inline int inside_score(ScorePair sum) {
  return static_cast<int>(sum >> 16) - kPairsPerToken * kPairBias;
}

// Bits of a key's low byte.
inline constexpr std::uint64_t kCaseBits = 3;  // LetterCase
inline constexpr std::uint64_t kEndsSentence = 4;
inline constexpr std::uint64_t kKeepsStart = 8;
inline constexpr std::uint64_t kIsLetters = 16;
inline constexpr std::uint64_t kIsCapital = 32;
inline constexpr std::uint64_t kIsCharacter = 64;

// A line in one case, small letters alone or mostly capitals: case says nothing in it.
inline bool is_odd_case(std::size_t capitals, std::size_t letters) {
  return letters != 0 && (capitals == 0 || capitals * 10 > letters * 6);
}

// The bits above, but for the hash.
std::uint64_t flags_of(const WordFacts& facts);

// Sum of weights that are looked up for one place only.
class WeightPair {
 public:
  explicit WeightPair(const NameModel::Tables& tables) : tables_(tables) {}
  void plain(std::uint32_t number, std::uint64_t value);
  // `sum` with the weights added, each half kept within what it can hold.
  ScorePair added_to(ScorePair sum) const;

 private:
  const NameModel::Tables& tables_;
  int begin_ = 0;
  int inside_ = 0;
};

// One line of memory.
struct alignas(64) WordScores {
  std::uint64_t key = 0;  // hash, and the bits above; 0 = free
  std::array<ScorePair, 4> self{};
  std::array<ScorePair, 4> as_left{};   // as left neighbour of a word of each letter case
  std::array<ScorePair, 4> as_right{};  // likewise
  ScorePair as_far_left = 0;
  ScorePair as_far_right = 0;
};
static_assert(sizeof(WordScores) == 64);

// Open addressing, emptied when three quarters full.  Working memory of one thread.
class WordCache {
 public:
  explicit WordCache(std::shared_ptr<const NameModel> model);

  // Makes room for the words of a line of `size` bytes; pointers from before are then invalid.
  void prepare(std::size_t size);
  const WordScores* find(const ModelToken& token);
  // Beyond the ends of a line, place 1 to 4 as in edge_facts.
  const WordScores* edge(std::size_t place) const { return &edges_[place - 1]; }

 private:
  const WordScores* add(const ModelToken& token, std::uint64_t hash, std::size_t slot);
  void fill(const WordFacts& facts, std::uint64_t hash, WordScores& out) const;

  std::shared_ptr<const NameModel> model_;
  std::vector<WordScores> slots_;
  std::size_t used_ = 0;
  std::array<WordScores, 4> edges_;
};

}  // namespace expunge
