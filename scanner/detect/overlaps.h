// Overlaps, settled once: higher score, then longer, then rule order.
#pragma once

#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"

namespace expunge {

// Keeps of `hits` a disjoint set in each field, ordered by field, then start.
//
// A name inside a longer name gives it its score first, so that "Dana Whitlock" (found without a
// cue) is not cut into "Dana" (found by a strong one) and a rest; likewise an address inside a
// longer address, and a handle inside a link or an e-mail address that a policy would not keep.
void settle_overlaps(const Conversation& conversation, std::vector<Hit>& hits);

}  // namespace expunge
