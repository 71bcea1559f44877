// Precision, recall and F1 of a model on labelled texts, as it is run in the scanner.
#pragma once

#include <cstddef>
#include <vector>

#include "names/model.h"
#include "names/training/corpus.h"

namespace expunge::training {

struct Figures {
  std::size_t found = 0;   // names with exactly the right ends
  std::size_t wrong = 0;   // found, and not among the labelled ones
  std::size_t missed = 0;  // labelled, and not among the found
  double precision() const;
  double recall() const;
  double f1() const;  // in per cent, as the others
  Figures& operator+=(const Figures& other);
};

Figures evaluate(const std::vector<Example>& examples, const ModelOperation& operation,
                 NameTagger& tagger);

// How often names of each score are right: the fit of p' = 1 / (1 + exp(-(slope * logit(p) +
// offset))) by Newton's method.
struct Calibration {
  double slope = 1;
  double offset = 0;
};
// `tagger` runs a model whose calibration is the identity.
Calibration calibrate(const std::vector<Example>& examples, NameTagger& tagger);

}  // namespace expunge::training
