// What a list of sequences can do without.
#pragma once

#include <vector>

#include "match/sequence.h"

namespace expunge {

// A rule's `(?:^|[^\w])cue` gives two sequences a cue; "no word byte before" is one for both.
void loosen_edges(std::vector<Sequence>& sequences);

// Drops what holds a shorter one in all that it can be: to look for that is enough.  What stays
// takes over where matches may begin.
void drop_covered(std::vector<Sequence>& sequences);

}  // namespace expunge
