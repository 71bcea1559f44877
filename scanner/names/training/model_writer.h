// Rounds weights and writes the model's file (model_tables.h gives its form).
#pragma once

#include <string>

#include "names/training/evaluate.h"
#include "names/training/learner.h"
#include "names/training/lexicon_builder.h"

namespace expunge::training {

std::string write_model(const PackedLexicon& lexicon, const Weights& weights,
                        const Calibration& calibration);

}  // namespace expunge::training
