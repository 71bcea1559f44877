// Hyperscan as a chooser: one scan of the whole block says for every piece which rules may match.
// For the patterns that have no sequence of their own (match/sequence_chooser.h).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "match/chooser.h"
#include "match/hyperscan_database.h"

namespace expunge {

// `rules[i]` is the index in the rule set of the database's pattern i, or kNoRule to ignore it.
std::unique_ptr<Chooser> make_hyperscan_chooser(std::shared_ptr<const HyperscanDatabase> database,
                                                std::vector<std::uint32_t> rules);

}  // namespace expunge
