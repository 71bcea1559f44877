// The features of the name model: the one list that training and inference share.
//
// Every feature is a property of one word as seen from one place: of the word itself, of its left
// or right neighbour, of the word two to the left or right.  So what a word contributes to the
// score of a place is a sum that can be kept (model_tagger.h), and a token's score is five sums.
// An accumulator takes
//   plain(template, value)   the same in every variant
//   row(template, value)     one weight a variant: of the word itself, start of a sentence * 2 +
//                            odd case of the line; of a neighbour, the letter case of the word it
//                            stands by
//   half(template, value)    as row, but only the higher bit of the variant counts
#pragma once

#include <array>
#include <cstdint>

#include "names/model_word.h"

namespace expunge {

// The slot of a feature, before it is cut to the size of the table.
inline std::uint32_t feature_slot(std::uint32_t number, std::uint64_t value) {
  std::uint64_t h = (value + number * 0x9E3779B97F4A7C15ULL) * 0xD6E8FEB86659FD93ULL;
  h ^= h >> 32;
  h *= 0xff51afd7ed558ccdULL;
  return static_cast<std::uint32_t>(h >> 32);
}

inline std::uint64_t name_bits(const LexiconEntry& entry) {
  return entry.first_name * 36U + entry.surname * 6U + entry.place;
}

template <class Accumulator>
void self_features(const WordFacts& word, Accumulator& add) {
  const LexiconEntry& in = word.lexicon;
  const auto letter_case = static_cast<std::uint64_t>(word.letter_case);
  const std::uint64_t capital = word.capital ? 1 : 0;
  const std::uint64_t capitals = capital * 2 + (word.all_capitals ? 1 : 0);
  const std::uint64_t listed = name_bits(in) * 8 + in.frequency;
  add.plain(1, 1);
  add.plain(2, word.lowered);
  add.plain(3, word.written);
  add.plain(4, word.shape);
  for (std::uint32_t i = 0; i < 3; ++i) {
    add.plain(5 + i, word.prefix[i]);
    add.plain(8 + i, word.suffix[i]);
  }
  add.plain(11, listed);
  add.plain(12, in.cluster);
  add.plain(13, in.cluster * 4U + letter_case);
  add.plain(15, in.coarse);
  add.half(37, in.coarse * 4U + letter_case);
  add.plain(14, word.length * 4U + letter_case);
  add.row(20, word.shape);
  add.row(21, letter_case);
  add.row(22, (in.first_name * 6U + in.surname) * 4U + capitals);
  add.half(30, word.suffix[1] * 4U + capital);
  add.half(31, in.caseness * 2U + capital);
  add.half(32, listed * 4 + capitals);
  add.half(33, in.first_name * 4U + capitals);
  add.half(34, in.surname * 4U + capitals);
  add.half(35, in.place * 4U + capitals);
  add.half(36, (in.first_name * 8U + in.frequency) * 4U + capitals);
}

// `base`: 100 for the word on the left, 150 for the one on the right.
template <class Accumulator>
void neighbour_features(const WordFacts& word, std::uint32_t base, Accumulator& add) {
  const LexiconEntry& in = word.lexicon;
  const auto letter_case = static_cast<std::uint64_t>(word.letter_case);
  add.plain(base + 1, word.lowered);
  add.plain(base + 2, in.cluster);
  add.plain(base + 3, word.written);
  add.plain(base + 11, in.coarse);
  add.row(base + 12, in.coarse * 4U + letter_case);
  add.row(base + 4, in.cluster);
  add.row(base + 5, word.shape);
  add.row(base + 6, in.caseness * 4U + letter_case);
  add.row(base + 7, (in.first_name * 6U + in.surname) * 4U + letter_case);
  add.row(base + 8, word.lowered);
  add.row(base + 9, word.suffix[1]);
  add.row(base + 10, (in.place * 8U + in.frequency) * 4U + letter_case);
}

// `base`: 200 for the second word on the left, 220 for the second on the right.
template <class Accumulator>
void far_features(const WordFacts& word, std::uint32_t base, Accumulator& add) {
  const LexiconEntry& in = word.lexicon;
  add.plain(base + 1, word.lowered);
  add.plain(base + 2, in.cluster);
  add.plain(base + 3, word.shape);
  add.plain(base + 5, in.coarse);
  add.plain(base + 4,
            (in.first_name * 6U + in.surname) * 4U + static_cast<std::uint64_t>(word.letter_case));
}

inline constexpr std::uint32_t kLeftFeatures = 100;
inline constexpr std::uint32_t kRightFeatures = 150;
inline constexpr std::uint32_t kFarLeftFeatures = 200;
inline constexpr std::uint32_t kFarRightFeatures = 220;

// Scripts without spaces: one character says little, so its neighbourhood counts too.  These
// features belong to a place and are not kept.
//
// `window`: hashes of the characters from four to the left to four to the right, mixed with
// whether a space stands before them.  `listed`: the longest list entries that begin at and run
// through the character.
struct CharacterContext {
  std::array<std::uint64_t, 9> window{};
  std::array<std::uint8_t, 4> listed{};
};

template <class Accumulator>
void character_features(const CharacterContext& context, Accumulator& add) {
  const auto& w = context.window;
  const auto mix = [](std::uint64_t a, std::uint64_t b) {
    return (a ^ (a >> 29)) * 0x9E3779B97F4A7C15ULL + b;
  };
  constexpr std::size_t kHere = 4;
  const std::uint64_t left2 = mix(w[kHere - 2], w[kHere - 1]);
  const std::uint64_t left1 = mix(w[kHere - 1], w[kHere]);
  const std::uint64_t right1 = mix(w[kHere], w[kHere + 1]);
  const std::uint64_t right2 = mix(w[kHere + 1], w[kHere + 2]);
  add.plain(240, left2);
  add.plain(241, left1);
  add.plain(242, right1);
  add.plain(243, right2);
  add.plain(244, mix(left2, w[kHere]));
  add.plain(245, mix(left1, w[kHere + 1]));
  add.plain(246, mix(right1, w[kHere + 2]));
  add.plain(247, mix(w[kHere - 3], left2));
  add.plain(248, mix(right2, w[kHere + 3]));
  add.plain(249, mix(mix(w[kHere - 3], left2), w[kHere]));
  add.plain(250, mix(mix(right1, w[kHere + 2]), w[kHere + 3]));
  add.plain(251, mix(mix(w[kHere - 4], w[kHere - 3]), left2));
  add.plain(252, mix(right2, mix(w[kHere + 3], w[kHere + 4])));
  add.plain(253, w[kHere - 3]);
  add.plain(254, w[kHere + 3]);
  std::uint64_t all = 0;
  for (std::uint32_t i = 0; i < context.listed.size(); ++i) {
    add.plain(256 + i, context.listed[i]);
    all = all * 64 + context.listed[i];
  }
  add.plain(260, all);
}

}  // namespace expunge
