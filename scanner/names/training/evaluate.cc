#include "names/training/evaluate.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace expunge::training {
namespace {

bool is_labelled(const Example& example, const ModelName& name) {
  return std::any_of(example.names.begin(), example.names.end(), [&](const Span& span) {
    return span.begin == name.begin && span.end == name.end;
  });
}

double per_cent(std::size_t part, std::size_t rest) {
  return part == 0 ? 0 : 100 * static_cast<double>(part) / static_cast<double>(part + rest);
}

}  // namespace

double Figures::precision() const { return per_cent(found, wrong); }
double Figures::recall() const { return per_cent(found, missed); }
double Figures::f1() const { return per_cent(2 * found, wrong + missed); }

Figures& Figures::operator+=(const Figures& other) {
  found += other.found;
  wrong += other.wrong;
  missed += other.missed;
  return *this;
}

Figures evaluate(const std::vector<Example>& examples, const ModelOperation& operation,
                 NameTagger& tagger) {
  Figures out;
  std::vector<ModelName> names;
  for (const Example& example : examples) {
    names.clear();
    tagger.find(example.text, operation, names);
    std::size_t right = 0;
    for (const ModelName& name : names) right += is_labelled(example, name) ? 1 : 0;
    out += {right, names.size() - right, example.names.size() - right};
  }
  return out;
}

Calibration calibrate(const std::vector<Example>& examples, NameTagger& tagger) {
  std::vector<std::pair<double, bool>> points;  // logit, right
  std::vector<ModelName> names;
  for (const Example& example : examples) {
    names.clear();
    tagger.find(example.text, kModelThorough, names);
    for (const ModelName& name : names) {
      const double p = std::clamp(name.score, .001, .999);
      points.emplace_back(std::log(p / (1 - p)), is_labelled(example, name));
    }
  }
  Calibration out;
  constexpr int kSteps = 25;
  for (int step = 0; step < kSteps; ++step) {
    double g0 = 0;
    double g1 = 0;
    double h00 = 1e-9;
    double h01 = 0;
    double h11 = 1e-9;
    for (const auto& [logit, right] : points) {
      const double p = 1 / (1 + std::exp(-(out.slope * logit + out.offset)));
      const double miss = p - (right ? 1 : 0);
      const double curve = p * (1 - p);
      g0 += miss;
      g1 += miss * logit;
      h00 += curve;
      h01 += curve * logit;
      h11 += curve * logit * logit;
    }
    const double determinant = h00 * h11 - h01 * h01;
    if (std::fabs(determinant) < 1e-12) break;
    out.offset -= (h11 * g0 - h01 * g1) / determinant;
    out.slope -= (h00 * g1 - h01 * g0) / determinant;
  }
  return out;
}

}  // namespace expunge::training
