// The model's file, taken apart.  Private to the name model and its training.
//
//   offset  bytes                 what
//   0       8                     "EXPNAMES"
//   8       4                     version, 1
//   12      4                     log2 of the number of weight slots
//   16      4                     number of lexicon words
//   20      4, 4                  calibration: slope, offset, in millionths
//   28      48                    transitions: from O, B, I, start to O, B, I, in 1/32
//   76      52                    zeros
//   128     5 * 1024              lexicon kinds
//   ..      1025                  lexicon classes of clusters
//   ..      65536                 lexicon bucket sizes
//   ..      4 * words             lexicon words
//   ..      2 * slots             weights: B - O and I - O of each slot, in 1/32
//
// Integers are little-endian.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "names/model.h"
#include "names/model_lexicon.h"

namespace expunge {

inline constexpr std::string_view kModelMagic = "EXPNAMES";
inline constexpr std::uint32_t kModelVersion = 1;
inline constexpr std::size_t kModelHeader = 128;
inline constexpr int kScoreScale = 32;  // a score of 32 is one nat

// Labels of a token.
enum NameLabel : std::uint8_t { kOutside, kBegin, kInside };
inline constexpr std::size_t kLabels = 3;
inline constexpr std::size_t kLineStart = 3;  // "from" of the first token

struct NameModel::Tables {
  std::uint32_t slot_mask = 0;
  const std::int8_t* weights = nullptr;  // two a slot
  std::array<std::array<int, kLabels>, kLabels + 1> transitions{};
  double slope = 1;
  double offset = 0;
  ModelLexicon lexicon;
};

}  // namespace expunge
