// Chooses keys, hashes and wallet addresses: patterns whose matches hold a long run of letters and
// digits, which prose does not.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "match/chooser.h"
#include "match/pattern_tree.h"

namespace expunge {

// How many characters of [A-Za-z0-9_+/=-] stand in one piece in every match at least.
int shortest_run(const PatternNode& pattern);

// Chooses `rules` for the whole of each piece that has a long run (match/long_runs.h).  Pieces with
// a letter that (?i) takes for one of ASCII are left to the sequence chooser, which names every
// rule.
std::unique_ptr<Chooser> make_run_chooser(std::vector<std::uint32_t> rules);

}  // namespace expunge
