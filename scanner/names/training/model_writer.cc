#include "names/training/model_writer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "names/model_tables.h"

namespace expunge::training {
namespace {

void append(std::int64_t value, std::string& out) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xFF);
}

std::int64_t millionths(double value) { return std::llround(value * 1e6); }

}  // namespace

std::string write_model(const PackedLexicon& lexicon, const Weights& weights,
                        const Calibration& calibration) {
  std::string out(kModelMagic);
  append(kModelVersion, out);
  append(std::countr_zero(weights.slots.size() / 2), out);
  append(static_cast<std::int64_t>(lexicon.word_count), out);
  append(millionths(calibration.slope), out);
  append(millionths(calibration.offset), out);
  for (const auto& row : weights.transitions) {
    for (const float weight : row) append(std::lround(weight * kScoreScale), out);
  }
  out.resize(kModelHeader, '\0');
  out += lexicon.kinds;
  out += lexicon.classes;
  out += lexicon.bucket_sizes;
  out += lexicon.words;
  constexpr long kMost = 127;
  for (const float weight : weights.slots) {
    out += static_cast<char>(std::clamp(std::lround(weight * kScoreScale), -kMost, kMost));
  }
  return out;
}

}  // namespace expunge::training
