// Coarse word classes from fine ones: clusters that stand beside the same clusters are put
// together.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "names/model_lexicon.h"
#include "names/training/lists.h"

namespace expunge::training {

// For each cluster its coarse class, 0 for "none", 1 to kLexiconClasses - 1.  By k-means over what
// stands to the left and to the right in `texts`; deterministic.
std::array<std::uint8_t, kLexiconClusters> coarse_classes(const std::vector<std::string>& texts,
                                                          const ListData& lists);

}  // namespace expunge::training
